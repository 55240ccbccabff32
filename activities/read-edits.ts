import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { readTimeline } from './read-timeline';

type Contract = RecordContracts['readEdits'];

/** The newest edit of every document that people uploaded at a checkpoint. */
export function createReadEdits(ports: Pick<Ports, 'runs'>) {
  return async ({ runId, after }: Contract['input']): Promise<Contract['output']> => {
    const links: Record<string, string> = {};
    let last = after;
    for (const { kind, data, sequence } of await readTimeline(ports, runId, after)) {
      if (kind !== 'artifact' || data?.['edited'] !== true) continue;
      links[String(data['name'])] = String(data['uri']);
      last = sequence;
    }
    return { links, last };
  };
}
