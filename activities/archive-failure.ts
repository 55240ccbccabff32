import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { loadJson, storeJson } from './documents';
import { keepFiles } from './keep-files';
import type { KeptFile } from './keep-files';
import { createReadCarry } from './read-carry';

type Contract = RecordContracts['archiveFailure'];

/** Output of a stage that failed twice: its documents, the edits of its last session, and why it failed. */
export function createArchiveFailure(ports: Pick<Ports, 'artifacts' | 'runs' | 'turns' | 'clock'>) {
  const readCarry = createReadCarry(ports);
  return async ({ run, stage, visit, links, reason }: Contract['input']): Promise<Contract['output']> => {
    const folder = `_failed/${stage}/attempt-2`;
    const { session, workspace } = await readCarry({ runId: run.runId, stage, visit });
    const edits = workspace ? await loadJson<Record<string, string | null>>(ports.artifacts, workspace.uri) : {};
    const documents = Object.entries(links).filter(([, uri]) => typeof uri === 'string') as [string, string][];
    const error = await storeJson(ports.artifacts, run.tenant, 'stage_failure', { stage, visit, session, reason });
    const files: KeptFile[] = [
      { path: 'error.json', uri: error },
      ...documents.map(([name, uri]) => ({ path: `${name}.json`, uri })),
      ...Object.entries(edits).map(([path, uri]) => ({ path: `files/${path}`, uri })),
    ];
    await keepFiles(ports, { runId: run.runId, stage }, folder, `${run.runId}/${stage}.${visit}`, files);
    return { folder };
  };
}
