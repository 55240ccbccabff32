import { usualTurnCosts } from '../agents/harness';
import type { RecordContracts } from '../contracts/activities';
import type { RunSnapshot } from '../contracts/run';
import type { AgentSessionInput } from '../contracts/stages';
import { isAppError } from '../domain/errors';
import type { Ports } from '../ports';
import { projectCommands } from './project-commands';
import { readProjectAtHead } from './project-at-head';
import { mapRepository } from './repository-map';

type Contract = RecordContracts['prepareTriage'];

/** Turns of the triager: enough to look into a few files. */
const mostTurns = 8;

/**
 * What the triager's session starts from. Skipped where there is nothing to look at: rules then decide alone, and the reason
 * goes into the record.
 */
export function createPrepareTriage(ports: Pick<Ports, 'artifacts' | 'projects' | 'code' | 'model' | 'prices'>) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    try {
      return { kind: 'ready', session: await sessionOf(ports, input) };
    } catch (error) {
      if (!isAppError(error) || error.retryable) throw error;
      return { kind: 'skipped', reason: error.message };
    }
  };
}

async function sessionOf(
  ports: Pick<Ports, 'artifacts' | 'projects' | 'code' | 'model' | 'prices'>,
  { tenant, project, bugReport, triageId }: Contract['input'],
): Promise<AgentSessionInput> {
  const { record, commit, file, policy } = await readProjectAtHead(ports, tenant, project);
  const commands = projectCommands(file);
  const { repository, defaultBranch } = record;
  const [map, turnReservationMicroUsd] = await Promise.all([
    mapRepository(ports, { tenant, repository, commit, commands }),
    usualTurnCosts(ports),
  ]);
  const run: RunSnapshot = {
    ...{ runId: triageId, tenant, project, workItem: 'triage', title: 'Bug triage', requester: 'stellwerk' },
    ...{ repository: { repository, defaultBranch }, entry: 'PLANNING', priority: 1, bugReport },
    ...{ baseCommit: commit, branch: defaultBranch, policy, commands },
    ...(turnReservationMicroUsd ? { turnReservationMicroUsd } : {}),
  };
  const inputs = { bug_report: bugReport, repository_map: map };
  return { run, stage: 'triage', visit: 1, role: 'triager', session: 1, commit, inputs, maxTurns: mostTurns };
}
