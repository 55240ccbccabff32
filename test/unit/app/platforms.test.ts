import { besideLocal } from '../../../app/platforms/hubs';
import { routePlatforms } from '../../../app/platforms';
import type { PlatformPorts } from '../../../app/platforms';
import { parsePullRequestId, parseRepositoryId, platformOfLocation, pullRequestId } from '../../../domain/ids';
import type { Ports } from '../../../ports';

/** Ports whose every method answers which platform was asked, and with what. */
function namedPorts(platform: string): NonNullable<PlatformPorts['local']> {
  const port = (names: readonly string[]): object =>
    Object.fromEntries(names.map((name) => [name, async (...args: readonly unknown[]) => ({ platform, name, args })]));
  return {
    checks: port(['start', 'result', 'cancel']),
    code: port(['head', 'commit', 'ensureRepository', 'getPullRequest', 'merge']),
    deployer: port(['start', 'probe']),
    work: port(['get', 'ensure']),
  } as unknown as NonNullable<PlatformPorts['local']>;
}

const projects = {
  getProject: async (_tenant: string, project: string) =>
    project === 'shop' ? { repository: 'ado:contoso/Fabrikam Fiber/shop' } : { repository: 'own' },
} as unknown as Ports['projects'];

const routed = routePlatforms({ local: namedPorts('local'), ado: namedPorts('ado') }, projects);

describe('routePlatforms', () => {
  it('sends a call to the platform that the repository, pull request, project or id names', async () => {
    const repository = 'ado:contoso/Fabrikam Fiber/shop';
    expect(await routed.code.head(repository, 'main')).toMatchObject({ platform: 'ado', args: [repository, 'main'] });
    expect(await routed.code.head('own', 'main')).toMatchObject({ platform: 'local' });
    expect(await routed.code.commit({ repository } as never)).toMatchObject({ platform: 'ado' });
    expect(await routed.code.getPullRequest(pullRequestId(repository, 7))).toMatchObject({ platform: 'ado' });
    expect(await routed.code.getPullRequest('own-7')).toMatchObject({ platform: 'local' });
    expect(await routed.work.get('acme', 'shop', '7')).toMatchObject({ platform: 'ado' });
    expect(await routed.work.ensure({ tenant: 'acme', project: 'own' } as never)).toMatchObject({ platform: 'local' });
    expect(await routed.checks.result('acme.shop.7.1.code.1.c1')).toMatchObject({ platform: 'ado' });
    expect(await routed.checks.start({ repository: { repository } } as never)).toBeUndefined();
    expect(await routed.deployer.probe('acme.own.7.1.deploy.1')).toMatchObject({ platform: 'local' });
    expect(await routed.deployer.start({ repository: { repository } } as never)).toMatchObject({ platform: 'ado' });
  });

  it('says which setting is missing for a platform that is not configured', async () => {
    await expect(routed.code.head('github:octo/shop', 'main')).rejects.toMatchObject({
      code: 'not_supported',
      message: expect.stringContaining('STELLWERK_GITHUB_URL') as string,
    });
  });

  it('stays out of the way on one machine', () => {
    const local = namedPorts('local');
    expect(routePlatforms({ local }, projects)).toBe(local);
  });
});

describe('checks of a project on a hub', () => {
  const runs = (checks: 'local' | 'platform' | undefined) => {
    const record = { repository: 'github:octo/shop', ado: { organization: 'github:octo', project: 'shop', checks } };
    const own = { getProject: async () => record } as unknown as Ports['projects'];
    return routePlatforms(
      { local: namedPorts('local'), ...besideLocal({ github: namedPorts('github') }, namedPorts('local'), own) },
      own,
    );
  };

  it('run on this host unless the project leaves them to the hub', async () => {
    const id = 'acme.shop.7.1.code.1.c1';
    expect(await runs(undefined).checks.result(id)).toMatchObject({ platform: 'local' });
    expect(await runs('local').checks.result(id)).toMatchObject({ platform: 'local' });
    expect(await runs('platform').checks.result(id)).toMatchObject({ platform: 'github' });
    expect(await runs('platform').code.head('github:octo/shop', 'main')).toMatchObject({ platform: 'github' });
  });
});

describe('repository ids', () => {
  it('tell the platform, and take what is no remote id as a local name', () => {
    expect(parseRepositoryId('gitlab:group/sub/shop')).toEqual({ platform: 'gitlab', path: 'group/sub/shop' });
    expect(parseRepositoryId('ado:contoso/shop')).toEqual({ platform: 'local', path: 'ado:contoso/shop' });
    expect(parseRepositoryId('shop')).toEqual({ platform: 'local', path: 'shop' });
    expect(parsePullRequestId('github:octo/shop!12')).toEqual({ repository: 'github:octo/shop', number: 12 });
    expect(parsePullRequestId('shop!12')).toBeUndefined();
    expect(parsePullRequestId('github:octo/shop!x')).toBeUndefined();
  });

  it('find the platform of a clone address', () => {
    expect(platformOfLocation('https://dev.azure.com/contoso/Fabrikam/_git/shop')).toBe('ado');
    expect(platformOfLocation('https://contoso.visualstudio.com/Fabrikam/_git/shop')).toBe('ado');
    expect(platformOfLocation('https://github.com/octo/shop.git')).toBe('github');
    expect(platformOfLocation('https://gitlab.com/group/shop')).toBe('gitlab');
    expect(platformOfLocation('/srv/git/shop')).toBe('local');
    expect(platformOfLocation('github:octo/shop')).toBe('github');
  });
});
