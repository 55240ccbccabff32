import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalDirectory } from '../../../../adapters/local-identity/directory';

interface StoredUsers {
  users: { user: string; displayName: string; tenant: string; roles: string[]; token: string }[];
}

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stellwerk-people-'));
  file = join(folder, 'identities.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function stored(): StoredUsers {
  return JSON.parse(readFileSync(file, 'utf8')) as StoredUsers;
}

describe('createLocalDirectory', () => {
  it('makes the users once, each with a token of its own of 256 bits', () => {
    createLocalDirectory({ folder });
    const { users } = stored();
    expect(users.map(({ user, tenant, roles }) => [user, tenant, roles])).toEqual([
      ['dev', '*', ['dev', 'requester']],
      ['qa', '*', ['qa']],
      ['qa2', '*', ['qa']],
      ['ops', '*', ['ops']],
      ['admin', '*', ['admin']],
    ]);
    expect(new Set(users.map(({ token }) => token)).size).toBe(5);
    for (const { token } of users) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    createLocalDirectory({ folder, tenant: 'acme' });
    expect(stored().users).toEqual(users);
  });

  it('keeps the file for its owner, and takes a copied one back from everybody', () => {
    createLocalDirectory({ folder });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    createLocalDirectory({ folder });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('finds people by the accounts that the file lists, in any spelling, unless two list the same', async () => {
    createLocalDirectory({ folder });
    const write = (...logins: readonly (readonly string[])[]) =>
      writeFileSync(
        file,
        JSON.stringify({ users: stored().users.map((user, at) => ({ ...user, logins: logins[at] ?? [] })) }),
      );
    write(['github:Octo', 'gitlab:dev.1'], ['github:quinn']);
    const directory = createLocalDirectory({ folder, tenant: 'acme' });
    expect(await directory.findByLogin?.('acme', 'github:octo')).toMatchObject({
      user: 'dev',
      logins: ['github:octo', 'gitlab:dev.1'],
    });
    expect(await directory.findByLogin?.('acme', 'gitlab:octo')).toBeUndefined();
    write(['github:quinn'], ['github:quinn']);
    expect(await createLocalDirectory({ folder }).findByLogin?.('acme', 'github:quinn')).toBeUndefined();
    write(['quinn']);
    expect(() => createLocalDirectory({ folder })).toThrow('identities.json must hold');
  });

  it('lets the operator change users between starts', async () => {
    createLocalDirectory({ folder });
    const { users } = stored();
    const eve = {
      user: 'eve',
      displayName: 'Eve',
      tenant: 'acme',
      roles: ['qa', 'ops'],
      token: 'a-token-of-enough-length',
    };
    writeFileSync(file, JSON.stringify({ users: [...users, eve] }));
    const directory = createLocalDirectory({ folder });
    const { token: _token, ...identity } = eve;
    expect(await directory.authenticate(eve.token)).toEqual(identity);
    expect((await directory.listByRole('acme', 'qa')).map(({ user }) => user)).toEqual(['qa', 'qa2', 'eve']);
  });

  it.each([
    ['no JSON', '{'],
    ['no users', '{}'],
    ['a user without a token', '{"users": [{"user": "a", "displayName": "A", "tenant": "*", "roles": []}]}'],
    [
      'a token that could be guessed',
      '{"users": [{"user": "a", "displayName": "A", "tenant": "*", "roles": [], "token": "1"}]}',
    ],
    [
      'two users with one token',
      JSON.stringify({
        users: ['a', 'b'].map((user) => ({ user, displayName: user, tenant: '*', roles: [], token: 'x'.repeat(30) })),
      }),
    ],
  ])('refuses a file with %s, names it and does not overwrite it', (_, content) => {
    writeFileSync(file, content);
    expect(() => createLocalDirectory({ folder })).toThrow(
      expect.objectContaining({ code: 'configuration_invalid', message: expect.stringContaining(file) }),
    );
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  it('says which file it could not make', () => {
    writeFileSync(join(folder, 'blocked'), '');
    expect(() => createLocalDirectory({ folder: join(folder, 'blocked') })).toThrow(
      expect.objectContaining({ code: 'store_unavailable', message: expect.stringContaining('identities.json') }),
    );
  });
});
