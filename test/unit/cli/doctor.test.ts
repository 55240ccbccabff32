import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DoctorView, Finding } from '../../../contracts/doctor';
import packageJson from '../../../package.json';
import { problem, startFakeHost, type FakeHost, type Replies } from './fake-host';
import { makeDataFolder, stellwerk, type DataFolder } from './fake-terminal';

const well: Finding = { area: 'stores', about: 'runs', level: 'ok', text: 'It answers.' };
const wrong: Finding = {
  area: 'hooks',
  about: 'shop',
  level: 'error',
  text: 'Two are missing.',
  fix: 'ado hooks ensure',
};

let host: FakeHost | undefined;
let data: DataFolder;

async function doctor(reply: unknown, args: readonly string[] = [], env: Record<string, string> = {}) {
  const replies: Replies = { 'GET /api/v1/doctor': reply };
  host = await startFakeHost(replies);
  data = makeDataFolder(host.url);
  return stellwerk(data, ['doctor', ...args], { env });
}

const view = (findings: readonly Finding[], at = new Date().toISOString()): DoctorView => ({
  ...{ at, version: packageJson.version, findings },
});

afterEach(async () => {
  await host?.close();
  data.remove();
});

describe('doctor', () => {
  it('is content, asking as an administrator of the machine', async () => {
    const { code, stdout } = await doctor(() => view([well]));

    expect(code).toBe(0);
    expect(stdout).toContain('runs: It answers.');
    expect(stdout).toMatch(/\d+ things looked at: 0 errors, 0 warnings\./);
    expect(host?.seen[0]?.headers.authorization).toBe('Bearer token-of-admin');
    expect(host?.seen[0]?.query).toEqual({ tenant: 'local' });
  });

  it('shows each problem with its fix, and ends with 1', async () => {
    const { code, stdout } = await doctor(() => view([well, wrong]), ['--problems']);

    expect(code).toBe(1);
    expect(stdout).toMatch(/ERROR +hooks +shop: Two are missing\.\n +ado hooks ensure\n/);
    expect(stdout).not.toContain('It answers.');
  });

  it('gives programs everything as JSON, with the same exit code', async () => {
    const { code, stdout } = await doctor(() => view([wrong]), ['--json']);

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ errors: 1, findings: expect.arrayContaining([wrong]) as unknown });
  });

  it('finds a host of another version, a clock that is off, and a setting that does not exist', async () => {
    const late = new Date(Date.now() - 600_000).toISOString();

    const { stdout } = await doctor(() => ({ ...view([], late), version: '9.9.9' }), [], { STELLWERK_MODLE: 'x' });

    expect(stdout).toContain('The host has version 9.9.9');
    expect(stdout).toMatch(/ERROR +clock +this machine: The clock of the host is at least (599|600|601) s behind/);
    expect(stdout).toContain('STELLWERK_MODLE: There is no such setting.');
  });

  it('looks at the machine when no host answers, and says how to start one', async () => {
    host = await startFakeHost({});
    const { url } = host;
    await host.close();
    host = undefined;
    data = makeDataFolder(url);
    rmSync(join(data.path, 'host.json'));

    const { code, stdout } = await stellwerk(data, ['doctor', '--url', url]);

    expect(code).toBe(1);
    expect(stdout).toContain(`No host at ${url}.`);
    expect(stdout).toContain('npm start');
    expect(stdout).toContain('git version');
  });

  it('leaves this machine out when the host is elsewhere', async () => {
    const { stdout } = await doctor(problem(403, 'forbidden', 'dev needs one of the roles admin, ops for this.'), [
      ...['--as', 'dev'],
    ]);
    expect(stdout).toContain('--as admin');

    const elsewhere = await stellwerk(data, ['doctor', '--tenant', 'acme'], {
      env: { STELLWERK_URL: 'https://host.invalid', STELLWERK_TOKEN: 't' },
    });
    expect(elsewhere.code).toBe(1);
    expect(elsewhere.stdout).not.toContain('git version');
    expect(elsewhere.stdout).toContain('The host at https://host.invalid cannot be reached');
  });
});
