import type { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../domain/errors';
import { approvalTables } from './tables/approvals';
import { auditTables } from './tables/audit';
import { bugTables } from './tables/bugs';
import { eventTables } from './tables/events';
import { gateTables } from './tables/gates';
import { intakeTables, withoutClaims } from './tables/intake';
import { ledgerTables } from './tables/ledger';
import { partTables } from './tables/parts';
import { policyTables } from './tables/policies';
import { peopleTables } from './tables/people';
import { projectTables } from './tables/projects';
import { runTables } from './tables/runs';
import { turnTables } from './tables/turns';
import { workItemTables } from './tables/work-items';

/** Step n brings the file from format n to n + 1. Released steps never change; new ones are appended. */
const steps: readonly string[] = [
  projectTables,
  runTables,
  gateTables,
  intakeTables,
  turnTables,
  ledgerTables,
  auditTables,
  workItemTables,
  policyTables,
  peopleTables,
  bugTables,
  approvalTables,
  eventTables,
  partTables,
  withoutClaims,
];

/**
 * Brings the file to this version's format in one transaction. Writes even when nothing is to be done, so that a file that
 * cannot be written is found at start and not at the first run.
 */
export function migrate(db: DatabaseSync, file: string): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const format = formatOf(db);
    if (format > steps.length) throw newerFormat(file, format);
    for (const step of steps.slice(format)) db.exec(step);
    db.exec(`PRAGMA user_version = ${steps.length}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function formatOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

function newerFormat(file: string, format: number): AppError {
  return new AppError(
    'configuration_invalid',
    `The store ${file} has format ${format}; this version knows formats up to ${steps.length}. ` +
      'Start the newer version that wrote it, or choose another data folder. Nothing was changed.',
    { details: { file, format, known: steps.length } },
  );
}
