import type { Ports } from '../ports';

/**
 * Name of the run's own branch: its id, with a number when the repository has such a branch from elsewhere (an older data
 * folder, another host). A run never builds on commits that are not its own. Asked before the branch is made, so a
 * repetition answers the same.
 */
export async function chooseBranch(ports: Pick<Ports, 'code'>, repository: string, runId: string): Promise<string> {
  const first = `stellwerk/${runId}`;
  let branch = first;
  for (let n = 2; (await ports.code.head(repository, branch)) !== undefined; n += 1) branch = `${first}-${n}`;
  return branch;
}
