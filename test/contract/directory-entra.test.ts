import { createEntraDirectory } from '../../adapters/entra';
import { accountIdOf, userIdOf } from '../../app/services/user-id';
import type { Directory } from '../../ports/directory';
import { startEntra } from '../support/emulators/entra';
import type { EntraEmulator, EntraUser } from '../support/emulators/entra';
import { createSigningKey } from '../support/emulators/signing-key';

const hour = 3_600;
const now = () => Math.floor(Date.now() / 1000);

describe('Directory of Entra', () => {
  let entra: EntraEmulator;
  let directory: Directory;
  let qa: EntraUser;
  let ops: EntraUser;
  let group: string;

  beforeEach(async () => {
    entra = await startEntra();
    directory = createEntraDirectory({
      authority: entra.url,
      entraTenantId: entra.tenantId,
      audience: entra.audience,
      tenant: 'acme',
      userIdOf: accountIdOf,
      aliasOf: userIdOf,
      logins: new Map([['github:quinn', 'qa@acme.example']]),
      graph: { url: entra.graphUrl, token: async () => 'graph-token' },
    });
    qa = entra.addUser('qa');
    ops = entra.addUser('Jane.Doe');
    group = entra.addGroup(qa, ops);
    entra.assign('qa', { id: qa.id, kind: 'User' });
    entra.assign('ops', { id: group, kind: 'Group' });
  });
  afterEach(() => entra.close());

  it('knows people by their tokens, with roles, groups, address and object id', async () => {
    expect(await directory.authenticate(entra.tokenOf(qa))).toEqual({
      user: idOf(qa),
      displayName: 'Person qa',
      tenant: 'acme',
      roles: ['qa', 'ops'],
      groups: [group],
      email: 'qa@mail.acme.example',
      objectId: qa.id,
      logins: ['github:quinn'],
      aliases: ['qa'],
    });
    expect((await directory.authenticate(entra.tokenOf(ops)))?.user).toMatch(/^jane-doe-[0-9a-f]{8}$/);
    expect((await directory.authenticate(entra.tokenOf(qa, { aud: `api://${entra.audience}` })))?.user).toBe(idOf(qa));
    const v1 = `https://sts.windows.net/${entra.tenantId}/`;
    expect((await directory.authenticate(entra.tokenOf(qa, { iss: v1, ver: '1.0' })))?.user).toBe(idOf(qa));
  });

  it('takes who somebody is from the account, not from a name in the token that a colleague has too', async () => {
    const guest = entra.addUser('qa_partner.example#EXT#');
    const identity = await directory.authenticate(entra.tokenOf(guest, { preferred_username: 'qa@partner.example' }));

    expect(identity?.user).not.toBe(idOf(qa));
    expect(identity).toMatchObject({ objectId: guest.id, user: (await directory.find(guest.id))?.user });
  });

  it('does not know a token whose account is disabled or gone', async () => {
    const token = entra.tokenOf(qa);
    qa.accountEnabled = false;
    expect(await directory.authenticate(token)).toBeUndefined();
    entra.remove(ops);
    expect(await directory.authenticate(entra.tokenOf(ops))).toBeUndefined();
  });

  it('gives administrators every tenant, and nobody else', async () => {
    entra.assign('admin', { id: ops.id, kind: 'User' });
    expect((await directory.authenticate(entra.tokenOf(ops)))?.tenant).toBe('*');
    expect((await directory.authenticate(entra.tokenOf(qa)))?.tenant).toBe('acme');
  });

  const forgeries: readonly (readonly [string, () => string])[] = [
    ['signed by another key', () => createSigningKey().sign(claimsOf(entra.tokenOf(qa)))],
    ['without signature', () => `${entra.tokenOf(qa).split('.').slice(0, 2).join('.')}.`],
    [
      'saying that it needs no signature',
      () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${entra.tokenOf(qa).split('.')[1]}.`,
    ],
    ['for another API', () => entra.tokenOf(qa, { aud: 'another' })],
    ['of another issuer', () => entra.tokenOf(qa, { iss: 'https://login.example/x/v2.0' })],
    ['of another Entra tenant', () => entra.tokenOf(qa, { tid: '11111111-1111-1111-1111-111111111111' })],
    ['not yet valid', () => entra.tokenOf(qa, { nbf: now() + 2 * hour })],
    ['without an end', () => entra.tokenOf(qa, { exp: undefined })],
    ['of nobody', () => entra.tokenOf(qa, { oid: undefined })],
    ['that is no token', () => 'abc'],
    ['that is empty', () => ''],
  ];
  it.each(forgeries)('does not know a token %s', async (_what, make) => {
    expect(await directory.authenticate(make())).toBeUndefined();
  });

  it('says of a token that is over when it ended, and gives it no roles', async () => {
    const identity = await directory.authenticate(entra.tokenOf(qa, { exp: now() - hour }));
    expect(identity).toMatchObject({ user: idOf(qa), roles: [], groups: [] });
    expect(Date.parse(identity?.expiresAt ?? '')).toBeLessThan(Date.now());
  });

  it('bears clocks that differ by minutes', async () => {
    expect((await directory.authenticate(entra.tokenOf(qa, { exp: now() - 200 })))?.expiresAt).toBeUndefined();
    expect((await directory.authenticate(entra.tokenOf(qa, { nbf: now() + 200, iat: now() + 200 })))?.user).toBe(
      idOf(qa),
    );
  });

  it('looks groups up when they do not fit the token', async () => {
    const overflow = {
      groups: undefined,
      _claim_names: { groups: 'src1' },
      _claim_sources: { src1: { endpoint: 'https://evil.example' } },
    };
    expect((await directory.authenticate(entra.tokenOf(qa, overflow)))?.groups).toEqual([group]);
    expect((await directory.authenticate(entra.tokenOf(qa, { groups: undefined, hasgroups: true })))?.groups).toEqual([
      group,
    ]);
  });

  it('gives applications no right to decide', async () => {
    const app = await directory.authenticate(entra.appToken());
    expect(app).toMatchObject({ application: true, roles: ['dev'], tenant: 'acme' });
    expect(app?.groups).toBeUndefined();
  });

  it('is unavailable, and says nothing of tokens, while the keys cannot be fetched', async () => {
    entra.fail(500, 1);
    await expect(directory.authenticate(entra.tokenOf(qa))).rejects.toMatchObject({ code: 'unavailable' });
    expect(await directory.authenticate(entra.tokenOf(qa))).toBeDefined();
  });

  it('finds people by user id and by object id, with the roles they have now', async () => {
    expect(await directory.find(idOf(ops))).toMatchObject({ user: idOf(ops), roles: ['ops'], groups: [group] });
    expect(await directory.find(qa.id)).toMatchObject({ user: idOf(qa), roles: ['qa', 'ops'] });
    for (const wrong of ['nobody', '', "q'a", '11111111-1111-1111-1111-111111111111']) {
      expect(await directory.find(wrong)).toBeUndefined();
    }
  });

  it('tells people apart whose sign-in names begin alike', async () => {
    const other = entra.addUser('jane-doe', 'partner.example');
    const same = entra.addUser('Jane.Doe', 'partner.example');
    const ids = await Promise.all([ops, other, same].map(async ({ id }) => (await directory.find(id))?.user ?? ''));
    expect(new Set(ids).size).toBe(3);
    const found = await Promise.all(ids.map((id) => directory.find(id)));
    expect(found.map((person) => person?.objectId)).toEqual([ops.id, other.id, same.id]);
    // Whoever an event calls so may be any of them, so none of them may decide on what it asked for.
    expect(found.map((person) => person?.aliases)).toEqual([['jane-doe'], ['jane-doe'], ['jane-doe']]);
    expect(await directory.find('jane-doe')).toBeUndefined();
  });

  it('finds people by accounts elsewhere that the configuration gives them', async () => {
    expect(await directory.findByLogin?.('acme', 'github:quinn')).toMatchObject({
      user: idOf(qa),
      roles: ['qa', 'ops'],
    });
    expect(await directory.findByLogin?.('globex', 'github:quinn')).toBeUndefined();
    expect(await directory.findByLogin?.('acme', 'gitlab:quinn')).toBeUndefined();
    qa.accountEnabled = false;
    expect(await directory.findByLogin?.('acme', 'github:quinn')).toBeUndefined();
  });

  it('refreshes somebody: what was taken away is gone', async () => {
    const before = await directory.authenticate(entra.tokenOf(qa));
    if (!before || !directory.refresh) throw new Error('nobody');
    entra.unassign('qa', qa.id);
    entra.removeFromGroup(group, qa);
    expect(await directory.refresh(before)).toMatchObject({ user: idOf(qa), roles: [], groups: [] });
    qa.accountEnabled = false;
    expect(await directory.refresh(before)).toBeUndefined();
    entra.remove(qa);
    expect(await directory.refresh(before)).toBeUndefined();
  });

  it('lists holders of roles and members of groups over all pages', async () => {
    const more = Array.from({ length: 5 }, (_, index) => entra.addUser(`more${index}`));
    const large = entra.addGroup(...more, qa);
    entra.assign('qa', { id: large, kind: 'Group' });
    const names = (people: readonly { readonly user: string }[]) =>
      people.map(({ user }) => user.replace(/-[0-9a-f]{8}$/, '')).sort();
    expect(names(await directory.listByRole('acme', 'qa'))).toEqual([
      'more0',
      'more1',
      'more2',
      'more3',
      'more4',
      'qa',
    ]);
    expect(names(await directory.listByGroup('acme', large))).toHaveLength(6);
    expect(await directory.listByRole('globex', 'qa')).toEqual([]);
    expect(await directory.listByGroup('globex', large)).toEqual([]);
  });

  it('repeats a call to Graph once, and is then unavailable', async () => {
    entra.fail(503, 1);
    expect(await directory.find(qa.id)).toBeDefined();
    entra.fail(503, 2);
    await expect(directory.find(qa.id)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

function idOf({ userPrincipalName }: EntraUser): string {
  return accountIdOf(userPrincipalName);
}

function claimsOf(token: string): object {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as object;
}
