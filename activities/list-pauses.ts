import type { RecordContracts } from '../contracts/activities';
import type { Stretch } from '../domain/active-time';
import type { Ports } from '../ports';

type Contract = RecordContracts['listPauses'];

const pageSize = 1_000;

/** When people had paused the run, from the audit log. */
export function createListPauses(ports: Pick<Ports, 'audit'>) {
  return async ({ runId, tenant }: Contract['input']): Promise<Contract['output']> => {
    const pauses: Stretch[] = [];
    let from: string | undefined;
    let after = 0;
    for (;;) {
      const page = await ports.audit.list(tenant, { runId, after, limit: pageSize });
      for (const { kind, data, at } of page) {
        if (kind !== 'control') continue;
        if (data['action'] === 'pause') from ??= at;
        if (data['action'] === 'resume' && from !== undefined) {
          pauses.push({ from, to: at });
          from = undefined;
        }
      }
      const last = page.at(-1);
      if (!last || page.length < pageSize) break;
      after = last.sequence;
    }
    return { pauses: from === undefined ? pauses : [...pauses, { from }] };
  };
}
