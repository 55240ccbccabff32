import type { RunSnapshot } from '../contracts/run';
import { changedLineCount } from '../domain/policy/changed-lines';
import type { Ports } from '../ports';
import type { Workspace } from './commit-change';
import { loadJson } from './documents';

const decoder = new TextDecoder();

/** Which paths a workspace changes, and by how many lines against the commit it was made on. */
export async function changeFacts(
  ports: Pick<Ports, 'artifacts' | 'code'>,
  run: RunSnapshot,
  commit: string,
  workspaceUri: string,
): Promise<{ readonly paths: readonly string[]; readonly lines: number }> {
  const workspace = await loadJson<Workspace>(ports.artifacts, workspaceUri);
  const counts = await Promise.all(
    Object.entries(workspace).map(async ([path, uri]) => {
      const before = await ports.code.readFile(run.repository.repository, commit, path);
      const after = uri === null ? null : decoder.decode(await ports.artifacts.get(uri));
      return changedLineCount(before === undefined ? null : decoder.decode(before), after);
    }),
  );
  return { paths: Object.keys(workspace).sort(), lines: counts.reduce((sum, count) => sum + count, 0) };
}
