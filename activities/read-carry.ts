import type { RecordContracts } from '../contracts/activities';
import { stageInstanceId } from '../domain/ids';
import type { Ports } from '../ports';
import { readTimeline } from './read-timeline';

type Contract = RecordContracts['readCarry'];

/** The last session of a stage's visit, and the edits it had made when it ended. */
export function createReadCarry(ports: Pick<Ports, 'runs' | 'turns'>) {
  return async ({ runId, stage, visit }: Contract['input']): Promise<Contract['output']> => {
    const prefix = `${stageInstanceId(runId, stage, visit)}.`;
    const turns = (await readTimeline(ports, runId)).filter(({ data }) => String(data?.['session']).startsWith(prefix));
    const last = turns.at(-1)?.data;
    if (!last) return {};
    const session = String(last['session']);
    const uri = (await ports.turns.listTurns(session)).filter((turn) => turn.workspace).at(-1)?.workspace;
    return { session, ...(uri ? { workspace: { uri, commit: String(last['commit']) } } : {}) };
  };
}
