import { readTimeline } from '../../activities/read-timeline';
import type { RunArtifactView } from '../../contracts/api';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { requireRun } from './access';

export type ListRunArtifacts = (
  identity: Identity,
  runId: string,
  folder?: string,
) => Promise<readonly RunArtifactView[]>;

/** What a run has made and what was set aside: linked documents, edits of people, `_untrusted/` and `_failed/`. */
export function createListRunArtifacts(ports: Pick<Ports, 'runs'>): ListRunArtifacts {
  return async function listRunArtifacts(identity, runId, folder = '') {
    const run = await requireRun(ports, identity, runId);
    const linked = Object.entries(run.links).flatMap(([name, uri]): RunArtifactView[] =>
      typeof uri === 'string' ? [{ folder: 'documents', path: `${name}.json`, uri, at: run.updatedAt, by: null }] : [],
    );
    const told = (await readTimeline(ports, runId)).flatMap(({ kind, data, at, text }): RunArtifactView[] => {
      if (kind !== 'artifact' || data === undefined) return [];
      const uri = typeof data['uri'] === 'string' ? data['uri'] : null;
      const by = typeof data['by'] === 'string' ? data['by'] : null;
      return [{ folder: String(data['folder']), path: String(data['path']), uri, at, by, note: text }];
    });
    return [...linked, ...told].filter((each) => each.folder === folder || each.folder.startsWith(folder));
  };
}
