import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { createSqliteAuditLog, openStore, type Store } from '../../../adapters/sqlite';
import { createReadAudit, createVerifyAudit } from '../../../app/services/read-books';
import type { Identity } from '../../../ports/directory';
import { auditEntry, minute } from '../../contract/records';
import { startFakeHost, type FakeHost, type SeenRequest } from './fake-host';
import { makeDataFolder, stellwerk, type DataFolder, type Ran } from './fake-terminal';

const admin: Identity = { user: 'admin', displayName: 'Admin', tenant: '*', roles: ['admin'] };
const records = 8;

let folder: string;
let store: Store;
let host: FakeHost;
let data: DataFolder;

/** The real log and the real use cases behind an HTTP server. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audit-cli-'));
  store = openStore(join(folder, 'stellwerk.db'));
  const audit = createSqliteAuditLog(store);
  for (let n = 1; n <= records; n += 1) {
    await audit.append(auditEntry({ key: `k${n}`, data: { n, big: 1e21, text: '=Prüfung, "€"\n' }, at: minute(n) }));
    await audit.append(auditEntry({ key: `k${n}`, tenant: 'globex' }));
  }
  const [read, verify] = [createReadAudit({ audit }), createVerifyAudit({ audit })];
  host = await startFakeHost({
    'GET /api/v1/audit': async ({ query: { tenant = '', after, limit } }: SeenRequest) => ({
      items: await read(admin, { tenant, after: Number(after), limit: Number(limit) }),
    }),
    'GET /api/v1/audit/verify': ({ query }: SeenRequest) => verify(admin, query['tenant']),
  });
  data = makeDataFolder(host.url);
});

afterEach(async () => {
  await host.close();
  store.close();
  data.remove();
  rmSync(folder, { recursive: true, force: true });
});

function run(...args: readonly string[]): Promise<Ran> {
  return stellwerk(data, ['audit', ...args, '--tenant', 'acme', '--as', 'admin'], { cwd: folder });
}

function sql(text: string): void {
  const intruder = new DatabaseSync(store.file);
  intruder.exec(text);
  intruder.close();
}

function anchorIn(text: string): string {
  return /anchor (\d+:[0-9a-f]{64})/.exec(text)?.[1] ?? 'none';
}

describe('stellwerk audit verify', () => {
  it('recomputes the chain and prints an anchor that holds later', async () => {
    const { code, stdout } = await run('verify');
    await createSqliteAuditLog(store).append(auditEntry({ key: 'later' }));

    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('intact: 8 records of acme') });
    expect(await run('verify', '--anchor', anchorIn(stdout))).toMatchObject({ code: 0 });
    expect(await run('verify', '--anchor', `3:${'a'.repeat(64)}`)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('BROKEN at record 3 (rewritten)'),
    });
  });

  it.each([
    ['changed', 3, `UPDATE audit_records SET entry = replace(entry, '"n":3', '"n":4') WHERE sequence = 3`],
    ['dropped', 4, "DELETE FROM audit_records WHERE tenant = 'acme' AND sequence = 4"],
    ['truncated', 7, "DELETE FROM audit_records WHERE tenant = 'acme' AND sequence >= 7"],
    [
      'reordered',
      2,
      `UPDATE audit_records SET sequence = -sequence WHERE tenant = 'acme' AND sequence IN (2, 3);
       UPDATE audit_records SET sequence = 5 + sequence WHERE tenant = 'acme' AND sequence < 0`,
    ],
  ])('finds a record %s at %i', async (kind, sequence, harm) => {
    sql(harm);

    const { code, stdout } = await run('verify', '--json');

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ intact: false, records: sequence - 1, problem: { kind, sequence } });
  });

  it('finds a log that was written anew as a whole, end and all, by the anchor of the last time', async () => {
    await run('verify');
    sql("DELETE FROM audit_records WHERE tenant = 'acme'; DELETE FROM audit_heads WHERE tenant = 'acme'");
    const audit = createSqliteAuditLog(store);
    for (let n = 1; n <= records + 1; n += 1) await audit.append(auditEntry({ key: `k${n}`, actor: 'mallory' }));

    expect(await audit.verify('acme')).toMatchObject({ intact: true });
    expect(await run('verify')).toMatchObject({ code: 1, stdout: expect.stringContaining('(rewritten)') });
  });

  it('refuses an anchor that is none', async () => {
    expect(await run('verify', '--anchor', 'yesterday')).toMatchObject({ code: 2 });
  });
});

describe('stellwerk audit export', () => {
  async function exported(...args: readonly string[]): Promise<{ readonly file: string; readonly text: string }> {
    const file = join(folder, 'audit.jsonl');
    expect(await run('export', '--out', file, ...args)).toMatchObject({ code: 0 });
    return { file, text: readFileSync(file, 'utf8') };
  }

  async function verifyText(text: string): Promise<Ran> {
    const file = join(folder, 'harmed.jsonl');
    writeFileSync(file, text);
    return stellwerk(data, ['audit', 'verify', '--file', file], { env: { STELLWERK_URL: 'http://127.0.0.1:9' } });
  }

  it('can be verified where there is no host', async () => {
    const { text } = await exported();

    expect(await verifyText(text)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('intact: 8 records of acme'),
    });
  });

  it('holds one piece of the chain for a time', async () => {
    const { text } = await exported('--from', minute(3), '--to', minute(6));

    expect(text.trim().split('\n')).toHaveLength(5);
    expect(await verifyText(text)).toMatchObject({ code: 0, stdout: expect.stringContaining('intact: 3 records') });
  });

  it('finds one changed byte anywhere in it', async () => {
    const bytes = Buffer.from((await exported()).text, 'utf8');
    const harms = fc.record({ at: fc.nat(bytes.length - 2), bits: fc.integer({ min: 1, max: 127 }) });

    const verifyHarmed = async (at: number, bits: number) => {
      const harmed = Buffer.from(bytes);
      harmed[at] = (harmed[at] ?? 0) ^ bits;
      expect(await verifyText(harmed.toString('utf8'))).toMatchObject({ code: 1 });
    };

    // Every byte of the first line and of the last, for they say what is to be checked at all; any byte between.
    const edges = [...bytes.keys()].filter((at) => at < 160 || (at > bytes.length - 110 && at < bytes.length - 1));
    for (const at of edges) await verifyHarmed(at, 1 + (at % 7));
    await fc.assert(
      fc.asyncProperty(harms, ({ at, bits }) => verifyHarmed(at, bits)),
      { numRuns: 200 },
    );
  });

  it('finds lines dropped, moved, repeated or cut off', async () => {
    const lines = (await exported()).text.trim().split('\n');
    const place = fc.integer({ min: 0, max: lines.length - 1 });

    await fc.assert(
      fc.asyncProperty(place, place, fc.constantFrom('drop', 'move', 'repeat', 'cut'), async (one, other, harm) => {
        const harmed = [...lines];
        const [line = ''] = harmed.splice(one, harm === 'cut' ? lines.length : 1);
        if (harm === 'move') harmed.splice(other === one ? (one + 1) % lines.length : other, 0, line);
        if (harm === 'repeat') harmed.splice(one, 0, line, line);
        expect(await verifyText(harmed.join('\n'))).toMatchObject({ code: 1 });
      }),
      { numRuns: 200 },
    );
  });

  it('says which record is missing and which stands elsewhere', async () => {
    const lines = (await exported()).text.trim().split('\n');
    const dropped = lines.filter((_, index) => index !== 4).join('\n');
    const swapped = [...lines.slice(0, 3), lines[4], lines[3], ...lines.slice(5)].join('\n');

    expect((await verifyText(dropped)).stdout).toContain('BROKEN at record 4 (dropped)');
    expect((await verifyText(swapped)).stdout).toContain('BROKEN at record 3 (reordered)');
    expect((await verifyText(lines.slice(0, -1).join('\n'))).stdout).toContain('BROKEN at record 9 (truncated)');
  });

  it('writes CSV that no spreadsheet takes for a formula', async () => {
    const { stdout } = await run('export', '--format', 'csv');

    expect(stdout).toMatch(/^sequence,at,kind,actor,runId,key,data,previousHash,hash\n1,/);
    expect(stdout.match(/^\d+,/gm)).toHaveLength(records);
  });

  it.each([
    [['export', '--format', 'xml'], '--format xml does not exist'],
    [['export', '--from', 'soon'], '--from soon is no time'],
    [['verify', '--file', '/nowhere'], '/nowhere cannot be read'],
  ])('ends %j with exit code 2', async (args, message) => {
    expect(await run(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});
