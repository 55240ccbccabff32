import type { SecretView } from '../../../contracts/secrets';
import { startFakeHost, type FakeHost, type SeenRequest } from './fake-host';
import { makeDataFolder, stellwerk, type DataFolder } from './fake-terminal';

const view = (name: string, valid: number, origin: 'made' | 'given' = 'given'): SecretView => ({
  ...{ name, purpose: 'a purpose', origin, valid },
});
const value = 'very-private';

describe('secret', () => {
  let host: FakeHost;
  let data: DataFolder;
  beforeEach(async () => {
    host = await startFakeHost({
      'GET /api/v1/secrets': {
        items: [view('slack-token-local', 0), view('smtp-password', 1), view('ado-hook-local', 2, 'made')],
      },
      'PUT /api/v1/secrets/slack-token-local': ({ path }: SeenRequest) => view(path.split('/').at(-1) ?? '', 2),
      'POST /api/v1/secrets/ado-hook-local/rotate': view('ado-hook-local', 2, 'made'),
      'POST /api/v1/secrets/ado-hook-local/retire': view('ado-hook-local', 1, 'made'),
    });
    data = makeDataFolder(host.url);
  });
  afterEach(async () => {
    await host.close();
    data.remove();
  });

  it('lists names with their standing', async () => {
    const { code, stdout } = await stellwerk(data, ['secret', 'list', '--as', 'admin']);

    expect(code).toBe(0);
    expect(stdout).toMatch(/slack-token-local +missing/);
    expect(stdout).toMatch(/ado-hook-local +set; 1 before it still valid/);
    expect(host.seen[0]?.query).toEqual({ tenant: 'local' });
  });

  it('takes the value from standard input, sends it once and shows it nowhere', async () => {
    const { code, stdout, stderr } = await stellwerk(data, ['secret', 'set', 'slack-token-local', '--as', 'admin'], {
      secret: value,
    });

    expect(code).toBe(0);
    expect(host.seen.map(({ body }) => body)).toEqual([{ value }]);
    expect(stdout).toContain('npx stellwerk secret retire slack-token-local');
    expect(stdout + stderr).not.toContain(value);
  });

  it('sends nothing without a value, none over an open line, and takes none as an argument', async () => {
    const empty = await stellwerk(data, ['secret', 'set', 'slack-token-local'], { secret: ' ' });
    const open = await stellwerk(data, ['secret', 'set', 'slack-token-local', '--url', 'http://host.example'], {
      secret: value,
    });
    const argument = await stellwerk(data, ['secret', 'set', 'slack-token-local', value]);

    expect([empty.code, open.code, argument.code]).toEqual([2, 1, 2]);
    expect(open.stderr).toContain('not https');
    expect(host.seen).toEqual([]);
  });

  it('rotates with what to do next, and retires', async () => {
    const rotated = await stellwerk(data, ['secret', 'rotate', 'ado-hook-local', '--as', 'admin']);
    const retired = await stellwerk(data, ['secret', 'retire', 'ado-hook-local', '--as', 'admin']);

    expect(rotated.stdout).toContain('npx stellwerk ado hooks ensure --as admin --tenant local');
    expect(retired.stdout).toBe('ado-hook-local: set.\n');
  });
});
