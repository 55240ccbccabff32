import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { createSqliteAuditLog, openStore, type Store } from '../../../../adapters/sqlite';
import { canonicalJson, chainHash, chainStart } from '../../../../adapters/record-keeping/audit-chain';
import { auditEntry } from '../../../contract/records';

const records = 6;
let folder: string;
let store: Store;
let intruder: DatabaseSync;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stellwerk-audit-'));
  store = openStore(join(folder, 'stellwerk.db'));
  const audit = createSqliteAuditLog(store);
  for (let n = 1; n <= records; n++) {
    await audit.append(auditEntry({ key: `k${n}`, data: { n, big: 1e21, text: 'Prüfung €' } }));
    await audit.append(auditEntry({ key: `k${n}`, tenant: 'globex' }));
  }
  intruder = new DatabaseSync(store.file);
});
afterAll(() => {
  intruder.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Does `harm` to the file, verifies through another connection, and takes the harm back. */
async function verifyAfter(harm: () => void) {
  intruder.exec('CREATE TABLE kept AS SELECT tenant, sequence, entry, previous_hash, hash FROM audit_records');
  intruder.exec('CREATE TABLE kept_heads AS SELECT * FROM audit_heads');
  try {
    harm();
    return await createSqliteAuditLog(store).verify('acme');
  } finally {
    intruder.exec('DELETE FROM audit_records; DELETE FROM audit_heads');
    intruder.exec('INSERT INTO audit_records (tenant, sequence, entry, previous_hash, hash) SELECT * FROM kept');
    intruder.exec('INSERT INTO audit_heads SELECT * FROM kept_heads; DROP TABLE kept; DROP TABLE kept_heads');
  }
}

describe('AuditLog.verify', () => {
  it('finds one changed byte anywhere in a record', async () => {
    const anyByte = fc.record({
      sequence: fc.integer({ min: 1, max: records }),
      column: fc.constantFrom('entry', 'previous_hash', 'hash'),
      at: fc.nat(),
      bits: fc.integer({ min: 1, max: 127 }),
    });
    let harmed = 0;
    await fc.assert(
      fc.asyncProperty(anyByte, async ({ sequence, column, at, bits }) => {
        const where = `WHERE tenant = 'acme' AND sequence = ${sequence}`;
        const row = intruder.prepare(`SELECT ${column} AS text FROM audit_records ${where}`).get();
        const bytes = Buffer.from(String(row?.['text']), 'utf8');
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ bits;
        const update = intruder.prepare(`UPDATE audit_records SET ${column} = CAST(? AS TEXT) ${where}`);
        const result = await verifyAfter(() => {
          try {
            update.run(bytes);
            harmed += 1;
          } catch {
            // Bytes that are no JSON any more cannot get past the index; that is as good as found.
            intruder.exec(`DELETE FROM audit_records ${where}`);
          }
        });
        expect(result).toMatchObject({ intact: false, records: sequence - 1, brokenAt: sequence });
      }),
      { numRuns: 150 },
    );
    expect(harmed).toBeGreaterThan(50);
    expect(await createSqliteAuditLog(store).verify('acme')).toMatchObject({ intact: true, records });
  });

  it.each([
    ['dropped from the middle', "DELETE FROM audit_records WHERE tenant = 'acme' AND sequence = 3", 3],
    ['dropped from the start', "DELETE FROM audit_records WHERE tenant = 'acme' AND sequence = 1", 1],
    ['dropped from the end', "DELETE FROM audit_records WHERE tenant = 'acme' AND sequence >= 5", 5],
    ['all dropped', "DELETE FROM audit_records WHERE tenant = 'acme'", 1],
    [
      'reordered',
      `UPDATE audit_records SET sequence = -sequence WHERE tenant = 'acme' AND sequence IN (2, 3);
       UPDATE audit_records SET sequence = 5 + sequence WHERE tenant = 'acme' AND sequence < 0`,
      2,
    ],
    [
      'dropped with the rest moved up',
      `DELETE FROM audit_records WHERE tenant = 'acme' AND sequence = 2;
       UPDATE audit_records SET sequence = -sequence WHERE tenant = 'acme' AND sequence > 2;
       UPDATE audit_records SET sequence = -sequence - 1 WHERE tenant = 'acme' AND sequence < 0`,
      2,
    ],
    [
      'taken from another tenant',
      "UPDATE audit_records SET tenant = 'acme', sequence = 7 WHERE tenant = 'globex' AND sequence = 6",
      7,
    ],
    ['left without their end', "DELETE FROM audit_heads WHERE tenant = 'acme'", records + 1],
  ])('finds records %s', async (_, sql, brokenAt) => {
    const harm = () => {
      // The key of another tenant's record would hit the unique index; an intruder would drop that too.
      if (sql.includes('globex'))
        intruder.exec("UPDATE audit_records SET entry = replace(entry, 'k6', 'k7') WHERE tenant = 'globex'");
      intruder.exec(sql);
    };
    expect(await verifyAfter(harm)).toMatchObject({ intact: false, records: brokenAt - 1, brokenAt });
  });

  it('finds a record that was changed together with its own hash', async () => {
    const row = intruder
      .prepare("SELECT entry, previous_hash FROM audit_records WHERE tenant = 'acme' AND sequence = 3")
      .get();
    const entry = String(row?.['entry']).replace('"actor":"system"', '"actor":"mallory"');
    const hash = chainHash(String(row?.['previous_hash']), entry);
    const update = intruder.prepare(
      "UPDATE audit_records SET entry = ?, hash = ? WHERE tenant = 'acme' AND sequence = 3",
    );
    const result = await verifyAfter(() => update.run(entry, hash));
    expect(result).toMatchObject({ intact: false, records: 3, brokenAt: 4 });
  });
});

describe('canonicalJson', () => {
  it('gives the same text for the same value, in whatever order its fields were written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(turned(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('has no blanks, sorted keys and no fields without a value', () => {
    expect(canonicalJson({ b: [1, { d: undefined, c: null }], a: 'x' })).toBe('{"a":"x","b":[1,{"c":null}]}');
  });

  it('makes hashes that differ by what came before', () => {
    expect(chainHash(chainStart, '{}')).not.toBe(chainHash(chainHash(chainStart, '{}'), '{}'));
  });
});

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, turned(field)] as const);
  return Object.fromEntries(fields.reverse());
}
