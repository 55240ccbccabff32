import { parsePullRequestId, parseRepositoryId, platformOfLocation } from '../../domain/ids';
import type { CodeHost } from '../../ports/code-host';
import { portsOf } from './platform-ports';
import type { PlatformPorts } from './platform-ports';

/** Repositories and pull requests carry their platform in their ids. */
export function routeCodeHost(configured: PlatformPorts): CodeHost {
  const local = portsOf(configured, 'local').code;
  const ofRepository = (repository: string): CodeHost => {
    const { platform } = parseRepositoryId(repository);
    return platform === 'local' ? local : portsOf(configured, platform).code;
  };
  const ofPullRequest = (id: string): CodeHost => {
    const remote = parsePullRequestId(id);
    return remote ? ofRepository(remote.repository) : local;
  };
  const byRepository = route((repository: string) => ofRepository(repository));
  const byPullRequest = route((id: string) => ofPullRequest(id));
  return {
    ...byRepository('head', 'listFiles', 'readFile', 'search', 'diff', 'ensureBranch', 'exportTree'),
    ...byRepository('listCommits', 'mergeBase', 'listForeignAuthors', 'deleteBranch'),
    ...byPullRequest('getPullRequest', 'ensureThread', 'listThreads', 'merge', 'abandon', 'readReview'),
    review: async (review) => ofPullRequest(review.pullRequest).review(review),
    ...route((request: { readonly repository: string }) => ofRepository(request.repository))(
      'commit',
      'ensurePullRequest',
      'updateBranch',
      'revert',
    ),
    listOpenPullRequests: async (repository) =>
      (await ofRepository(repository).listOpenPullRequests?.(repository)) ?? [],
    ensurePage: async (repository, path, text) => ofRepository(repository).ensurePage?.(repository, path, text),
    ensureRepository: (tenant, project, location) =>
      portsOf(configured, platformOfLocation(location)).code.ensureRepository(tenant, project, location),
  };
}

type Call = (...args: readonly unknown[]) => unknown;

/** Methods that go where their first argument says. */
function route<F>(
  choose: (first: F) => CodeHost,
): <N extends keyof CodeHost>(...names: readonly N[]) => Pick<CodeHost, N> {
  return (...names) =>
    Object.fromEntries(
      names.map((name) => [
        name,
        async (first: F, ...rest: readonly unknown[]) => {
          const host = choose(first);
          return (host[name] as unknown as Call).call(host, first, ...rest);
        },
      ]),
    ) as unknown as Pick<CodeHost, (typeof names)[number]>;
}
