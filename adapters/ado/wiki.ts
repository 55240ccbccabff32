import { AppError } from '../../domain/errors';
import type { AdoClient } from './client';
import { saysAny, statusOf } from './errors';
import type { GitRepository } from './git-repository';

interface Wiki {
  readonly id: string;
  readonly type: string;
}

const version = 'api-version=7.1';

/** Writes a page of the project's wiki once, and the ones above it empty. A project without a wiki gets one. */
export async function ensureWikiPage(
  client: AdoClient,
  repository: GitRepository,
  path: string,
  text: string,
): Promise<void> {
  const wikis = `${encodeURIComponent(repository.project)}/_apis/wiki/wikis`;
  const wiki = await ensureWiki(client, repository, wikis);
  const names = path.split('/').filter((name) => name !== '');
  for (const depth of names.keys()) {
    const page = `/${names.slice(0, depth + 1).join('/')}`;
    const content = depth === names.length - 1 ? text : '';
    const address = `${wikis}/${wiki}/pages?path=${encodeURIComponent(page)}&${version}`;
    await client.ask(repository.organization, `write the page ${page} of ${repository.project}`, async (apis) => {
      if (await apis.send('GET', address)) return;
      const made = await apis.send('PUT', address, { content }).catch((error: unknown) => {
        // Without the version of an existing page the service changes none: somebody was faster.
        if (statusOf(error) === 412 || saysAny(error, 'WikiPageAlreadyExistsException')) return page;
        throw error;
      });
      if (made === null) throw new AppError('not_found', `The wiki of ${repository.project} is gone.`);
    });
  }
}

async function ensureWiki(client: AdoClient, { organization, project }: GitRepository, path: string): Promise<string> {
  return client.ask(organization, `find the wiki of ${project}`, async (apis) => {
    const { value = [] } = (await apis.send<{ readonly value: readonly Wiki[] }>('GET', `${path}?${version}`)) ?? {};
    const own = value.find(({ type }) => type === 'projectWiki');
    if (own) return own.id;
    const { id: projectId } =
      (await apis.send<{ readonly id: string }>('GET', `_apis/projects/${encodeURIComponent(project)}?${version}`)) ??
      {};
    if (projectId === undefined) throw new AppError('not_found', `There is no project ${project} in ${organization}.`);
    const wish = { type: 'projectWiki', name: `${project}.wiki`, projectId };
    const made = await apis.send<Wiki>('POST', `${path}?${version}`, wish);
    if (made) return made.id;
    throw new AppError('vendor_failed', `Azure DevOps made no wiki for ${project}.`);
  });
}
