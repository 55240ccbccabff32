import type { AdoRepository, AdoStore } from './store';

/** Gives a repository its first commit, with these files, pushed by somebody else than the agent. */
export async function seedRepository(
  store: AdoStore,
  repository: AdoRepository,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const { folder } = repository;
  const entries: string[] = [];
  for (const [path, content] of Object.entries(files)) {
    entries.push(`100644 ${await store.git.text(folder, ['hash-object', '-w', '--stdin'], content)}\t${path}\0`);
  }
  await store.git.run(folder, ['update-index', '-z', '--index-info'], entries.join(''));
  const tree = await store.git.text(folder, ['write-tree']);
  const commit = await store.git.text(folder, ['commit-tree', tree, '-m', 'First']);
  await store.git.updateRef(folder, repository.defaultBranch, commit, '0'.repeat(40));
  return commit;
}

/** Takes the branch `main` of another repository of this machine, with its history. */
export async function importRepository(store: AdoStore, repository: AdoRepository, from: string): Promise<string> {
  await store.git.run(repository.folder, ['fetch', '--quiet', from, `+HEAD:${repository.defaultBranch}`]);
  return store.git.text(repository.folder, ['rev-parse', repository.defaultBranch]);
}
