import { usualTurnCosts } from '../agents/harness';
import { projectSkillPath, skillNames } from '../agents/skills';
import type { RecordContracts } from '../contracts/activities';
import { isAppError } from '../domain/errors';
import type { RunPolicy } from '../domain/policy';
import { underAutonomy } from '../domain/policy/autonomy';
import type { Ports } from '../ports';
import { projectFilePath, readProjectFile } from '../schemas/project-file';
import { freezeSchemas } from '../schemas/write-as';
import { shortenGates } from '../domain/policy/hotfix';
import { projectCommands } from './project-commands';
import { chooseBranch } from './choose-branch';
import { historyLimits } from './history-limits';

type Contract = RecordContracts['prepareRun'];
type PreparePorts = Pick<Ports, 'projects' | 'code' | 'runs' | 'work' | 'clock' | 'model' | 'prices'>;

/**
 * Reads the project file at the head of the default branch once and freezes it for the run. What no repetition can mend, such
 * as a repository that has gone, is refused for a person to see.
 */
export function createPrepareRun(ports: PreparePorts) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    try {
      return await prepare(ports, input);
    } catch (error) {
      if (!isAppError(error) || error.retryable) throw error;
      return { kind: 'refused', code: error.code, reason: error.message };
    }
  };
}

async function prepare(ports: PreparePorts, { run }: Contract['input']): Promise<Contract['output']> {
  const { repository, defaultBranch } = run.repository;
  const baseCommit = await ports.code.head(repository, defaultBranch);
  if (!baseCommit) {
    return {
      kind: 'refused',
      code: 'branch_missing',
      reason: `${repository} has no commit on ${defaultBranch}. Push one and continue.`,
    };
  }
  const project = readProjectFile(await ports.code.readFile(repository, baseCommit, projectFilePath));
  if (!project.ok) {
    return { kind: 'refused', code: project.code, reason: project.reason };
  }
  const unknown = await unknownSkills(ports, repository, baseCommit, project.policy);
  if (unknown.length > 0) {
    const reason = `${projectFilePath}: there is no skill ${unknown.join(', ')}. The product has ${skillNames.join(', ')}; a project's own stand in ${projectSkillPath('<name>')}.`;
    return { kind: 'refused', code: 'project_file_invalid', reason };
  }
  const commands = projectCommands(project.file);
  const bytes = Buffer.byteLength(JSON.stringify({ policy: project.policy, commands }));
  if (bytes > historyLimits.snapshotBytes) {
    return {
      kind: 'refused',
      code: 'project_file_invalid',
      reason:
        `The rules and commands of ${projectFilePath} have ${bytes} bytes; a run carries ${historyLimits.snapshotBytes} at most. ` +
        'Shorten the longest lists (paths, licences, change windows), e.g. by wider patterns.',
    };
  }
  const branch = await chooseBranch(ports, repository, run.runId);
  await ports.runs.recordProgress(run.runId, 'prepare', ports.clock.now().toISOString(), { branch });
  await ports.work.setState(run.tenant, run.project, run.workItem, 'Active');
  const turnReservationMicroUsd = await usualTurnCosts(ports, project.policy.roles);
  const cap = (await ports.projects.getTenant(run.tenant))?.maxAutonomy;
  const policy = underAutonomy(run.entry === 'CODING' ? shortenGates(project.policy) : project.policy, cap);
  const snapshot = {
    ...run,
    ...{ baseCommit, branch, policy, commands },
    schemas: freezeSchemas(),
    ...(turnReservationMicroUsd ? { turnReservationMicroUsd } : {}),
  };
  return { kind: 'prepared', snapshot };
}

/** Mandatory skills nobody could open: an agent would spend all its turns on outputs that are refused. */
async function unknownSkills(
  ports: PreparePorts,
  repository: string,
  baseCommit: string,
  { stages = {} }: RunPolicy,
): Promise<string[]> {
  const named = new Set(Object.values(stages).flatMap((stage) => stage.skills ?? []));
  const own = [...named].filter((name) => !skillNames.includes(name));
  const found = await Promise.all(
    own.map((name) => ports.code.readFile(repository, baseCommit, projectSkillPath(name))),
  );
  return own.filter((_, index) => found[index] === undefined);
}
