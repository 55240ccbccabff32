import type { ScannerFormat } from './policy/quality';
import type { ScannerFinding } from './scanners/finding';
import { readSarif } from './scanners/sarif';
import { readCycloneDxVex, readNpmAudit, readOsv } from './scanners/vulnerabilities';

export type { Place, ScannerFinding } from './scanners/finding';

export type ScannerReport =
  | { readonly kind: 'read'; readonly findings: readonly ScannerFinding[] }
  | { readonly kind: 'unreadable'; readonly reason: string };

const readers: Readonly<Record<ScannerFormat, (report: unknown) => readonly ScannerFinding[]>> = {
  sarif: readSarif,
  osv: readOsv,
  'npm-audit': readNpmAudit,
  'cyclonedx-vex': readCycloneDxVex,
};

/** Reads a scanner's report. A missing or strange one is unreadable and never counts as clean. */
export function readScannerReport(format: ScannerFormat, file: string, text: string | undefined): ScannerReport {
  if (text === undefined) return { kind: 'unreadable', reason: `the scanner left no ${file}` };
  try {
    return { kind: 'read', findings: readers[format](JSON.parse(text)) };
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is no JSON' : String((error as Error).message);
    return { kind: 'unreadable', reason: `${file} cannot be read as ${format}: ${why}` };
  }
}
