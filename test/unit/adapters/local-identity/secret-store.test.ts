import { mkdtempSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalDirectory } from '../../../../adapters/local-identity/directory';
import { createLocalSecretStore } from '../../../../adapters/local-identity/secret-store';
import { createStorePorts, openStore } from '../../../../adapters/sqlite';
import { auditEntry, newRun, workItem } from '../../../contract/records';

let folder: string;
let file: string;
let keyFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stellwerk-secrets-'));
  file = join(folder, 'secrets.json');
  keyFile = join(folder, 'secrets.key');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('createLocalSecretStore', () => {
  it('keeps secrets and key for their owner', async () => {
    await createLocalSecretStore({ folder }).ensure('hook');
    expect([file, keyFile].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
  });

  it('never seals the same value to the same text', async () => {
    const secrets = createLocalSecretStore({ folder });
    await secrets.set('a', 'value');
    await secrets.set('b', 'value');
    const sealed = JSON.parse(readFileSync(file, 'utf8')) as { secrets: Record<string, string[]> };
    expect(sealed.secrets['a']).not.toEqual(sealed.secrets['b']);
  });

  it('opens no value that was changed or moved under another name', async () => {
    const secrets = createLocalSecretStore({ folder });
    await secrets.set('mine', 'value');
    await secrets.set('yours', 'other');
    const { secrets: sealed } = JSON.parse(readFileSync(file, 'utf8')) as { secrets: Record<string, string[]> };
    const bytes = Buffer.from(sealed['yours']?.[0] ?? '', 'base64');
    bytes[bytes.length - 1]! ^= 1;
    const moved = { mine: sealed['yours'], yours: [bytes.toString('base64')] };
    writeFileSync(file, JSON.stringify({ format: 1, secrets: moved }));
    for (const name of ['mine', 'yours']) {
      await expect(secrets.get(name)).rejects.toMatchObject({ code: 'configuration_invalid', details: { name } });
    }
  });

  it('refuses to go on without the key, or with another one, instead of losing the secrets', async () => {
    await createLocalSecretStore({ folder }).ensure('hook');
    unlinkSync(keyFile);
    expect(() => createLocalSecretStore({ folder })).toThrow(
      expect.objectContaining({ code: 'configuration_invalid', message: expect.stringContaining(keyFile) }),
    );
    writeFileSync(keyFile, Buffer.alloc(32).toString('base64'));
    const wrongKey = createLocalSecretStore({ folder }).ensure('hook');
    await expect(wrongKey).rejects.toMatchObject({ code: 'configuration_invalid' });
    writeFileSync(keyFile, 'short');
    expect(() => createLocalSecretStore({ folder })).toThrow(
      expect.objectContaining({ code: 'configuration_invalid' }),
    );
  });

  it('refuses a secrets file it does not understand', async () => {
    const secrets = createLocalSecretStore({ folder });
    for (const content of ['{', 'null', '{"format": 2, "secrets": {}}']) {
      writeFileSync(file, content);
      await expect(secrets.ensure('hook')).rejects.toMatchObject({ code: 'configuration_invalid' });
      expect(readFileSync(file, 'utf8')).toBe(content);
    }
  });
});

describe('the data folder', () => {
  it('holds no secret in plain text, and tokens only in identities.json', async () => {
    const store = openStore(join(folder, 'stellwerk.db'));
    const ports = createStorePorts(store, { clock: { now: () => new Date() } });
    const secrets = createLocalSecretStore({ folder });
    const directory = createLocalDirectory({ folder });
    const { users } = JSON.parse(readFileSync(join(folder, 'identities.json'), 'utf8')) as {
      users: { token: string }[];
    };
    const values = [await secrets.ensure('hook'), await secrets.ensure('other')];
    const who = await directory.authenticate(users[1]!.token);
    await ports.runs.allocateRun(newRun({ requester: who?.user ?? '' }));
    await ports.work.ensure(workItem({ requester: who?.user ?? '' }));
    await ports.audit.append(auditEntry({ actor: who?.user ?? '', data: { who } }));
    const contents = ['stellwerk.db', 'stellwerk.db-wal', 'secrets.json'].map((name) =>
      readFileSync(join(folder, name)),
    );
    store.close();
    contents.push(readFileSync(join(folder, 'stellwerk.db')));
    expect(Buffer.concat(contents).includes('acme.shop.42.1')).toBe(true);
    for (const plain of [...values, ...users.map(({ token }) => token)]) {
      for (const form of [
        plain,
        Buffer.from(plain).toString('base64'),
        Buffer.from(plain, 'base64url').toString('hex'),
      ]) {
        expect(Buffer.concat(contents).includes(form)).toBe(false);
      }
    }
  });
});
