import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { git } from './product-repository';

type Row = Readonly<Record<string, unknown>>;

/** What stands in one of the stores, read while nobody is disturbed. */
export function readStore(
  data: string,
  store: 'stellwerk' | 'codehost' | 'checks' | 'deployments',
  sql: string,
): readonly Row[] {
  const database = new DatabaseSync(join(data, `${store}.db`), { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

/** Operation of every commit that was ever made in the repository, reachable or not; '' for those of people. */
export function operationsOf(repository: string): readonly string[] {
  const objects = git(repository, 'cat-file', '--batch-all-objects', '--batch-check=%(objectname) %(objecttype)');
  const commits = objects
    .split('\n')
    .filter((line) => line.endsWith(' commit'))
    .map((line) => line.split(' ')[0] ?? '');
  const format = '--format=%(trailers:key=Stellwerk-Operation,valueonly,separator=%x2C)';
  return commits.map((commit) => git(repository, 'log', '--no-walk', format, commit)).sort();
}

/** Recomputes the hash chain from the stored texts; answers the number of records. */
export function verifyAuditChain(data: string): number {
  let previous = '0'.repeat(64);
  const rows = readStore(data, 'stellwerk', 'SELECT * FROM audit_records ORDER BY tenant, sequence');
  rows.forEach((row, index) => {
    const { entry, hash, sequence } = row;
    const expected = createHash('sha256').update(previous).update(String(entry)).digest('hex');
    if (row['previous_hash'] !== previous || hash !== expected || sequence !== index + 1) {
      throw new Error(`The audit chain is broken at ${String(sequence)}: ${String(entry)}`);
    }
    previous = expected;
  });
  return rows.length;
}

/**
 * Where the project's live version answers now. Its port stays the same over restarts unless another host of this machine,
 * such as that of a test beside this one, took it meanwhile.
 */
export function addressOf(data: string, project: string): string {
  const [front] = readStore(data, 'deployments', `SELECT port FROM fronts WHERE project = '${project}'`);
  return `http://127.0.0.1:${String(front?.['port'])}`;
}

/** Texts that stand more than once. */
export function repeated(texts: readonly string[]): readonly string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}
