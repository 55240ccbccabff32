import type { GitCommitRef, GitQueryCommitsCriteria } from 'azure-devops-node-api/interfaces/GitInterfaces';
import type { IGitApi } from 'azure-devops-node-api/GitApi';
import { AppError } from '../../domain/errors';
import { branchReference, requireCommitId } from '../code-hosting/git-names';
import { addressOf } from './address';
import type { AdoClient } from './client';
import { GitVersionType } from './vendor-values';

export const noObject = '0'.repeat(40);

/** One repository's requests, each with the words for its failure. */
export interface GitRepository {
  readonly id: string;
  readonly organization: string;
  readonly project: string;
  readonly name: string;
  ask<T>(what: string, call: (git: IGitApi) => Promise<T>): Promise<T>;
  head(branch: string): Promise<string | undefined>;
  /** True when the ref stood at `from` (40 zeros = was not there) and stands at `to` now (40 zeros = is gone). */
  moveBranch(branch: string, from: string, to: string): Promise<boolean>;
  /** Throws `not_found`. */
  treeOf(commit: string): Promise<string>;
  /** Throws `not_found`, also for a first commit. */
  firstParent(commit: string): Promise<string>;
  /** Best common ancestor; undefined when they share no history. */
  mergeBase(one: string, other: string): Promise<string | undefined>;
  /** Commits of `head` that `base` has not (absent = all of head's), newest first, with who pushed them. */
  commits(head: string, base: string | undefined, most: number): Promise<readonly GitCommitRef[]>;
}

export function openRepository(client: AdoClient, id: string): GitRepository {
  const { organization, project, repository } = addressOf(id);
  const ask: GitRepository['ask'] = (what, call) =>
    client.ask(organization, `${what} of ${project}/${repository}`, async (apis) => call(await apis.git()));

  return {
    ...{ id, organization, project, name: repository, ask },
    async head(branch) {
      const name = branchReference(branch);
      // The filter is a prefix: other branches may begin with the same name.
      const refs = await ask(`read branch ${branch}`, (git) => git.getRefs(repository, project, name.slice(5)));
      if (!(refs as unknown)) throw unknownRepository(id);
      return refs.find((ref) => ref.name === name)?.objectId;
    },
    async moveBranch(branch, oldObjectId, newObjectId) {
      const update = { name: branchReference(branch), oldObjectId, newObjectId };
      const results = await ask(`move branch ${branch}`, (git) => git.updateRefs([update], repository, project));
      if (!(results as unknown)) throw unknownRepository(id);
      // 200 says only that the request was understood.
      return results[0]?.success === true;
    },
    async treeOf(commit) {
      const found = await ask(`read commit ${commit}`, (git) =>
        git.getCommit(requireCommitId(commit), repository, project, 0),
      );
      const tree = (found as typeof found | null)?.treeId;
      if (tree === undefined) throw new AppError('not_found', `${id} has no commit ${commit}.`);
      return tree;
    },
    async firstParent(commit) {
      const found = await ask(`read commit ${commit}`, (git) =>
        git.getCommit(requireCommitId(commit), repository, project, 0),
      );
      const parent = (found as typeof found | null)?.parents?.[0];
      if (parent === undefined) throw new AppError('not_found', `${id} has no commit before ${commit}.`);
      return parent;
    },
    async mergeBase(one, other) {
      const bases = await ask('find the common ancestor', (git) =>
        git.getMergeBases(repository, requireCommitId(one), requireCommitId(other), project),
      );
      if (!(bases as typeof bases | null)) throw new AppError('not_found', `${id} has no commit ${one} or ${other}.`);
      return bases[0]?.commitId;
    },
    async commits(head, base, most) {
      const version = (commit: string) => ({ version: commit, versionType: GitVersionType.Commit });
      // `itemVersion` is what is left out, `compareVersion` where the walk begins.
      const criteria: GitQueryCommitsCriteria =
        base === undefined
          ? { itemVersion: version(head), includePushData: true }
          : { itemVersion: version(base), compareVersion: version(head), includePushData: true };
      const all: GitCommitRef[] = [];
      for (;;) {
        const top = Math.min(100, most - all.length);
        const page = await ask('list commits', (git) => git.getCommits(repository, criteria, project, all.length, top));
        if (!(page as unknown)) throw unknownRepository(id);
        all.push(...page);
        if (page.length < top || all.length >= most) return all;
      }
    },
  };
}

export function unknownRepository(id: string): AppError {
  return new AppError(
    'unknown_repository',
    `There is no repository ${id}, or the service's identity may not read it. Check the address and its permissions.`,
    { details: { repository: id } },
  );
}
