import type { BugCategory } from './triage';

/** What tells one bug from another. Absent parts are left out. */
export interface FingerprintSources {
  readonly project: string;
  readonly category: BugCategory;
  readonly component?: string;
  readonly errorType?: string;
  readonly message?: string;
  /** Innermost first; only the first five count. */
  readonly stackFrames?: readonly string[];
  /** Used only when nothing technical is known. */
  readonly title?: string;
}

const framesThatCount = 5;

/**
 * The text whose digest is a bug's fingerprint: the same for two reports of one bug, whatever ids, addresses, times, line
 * numbers and white space they carry. Unambiguous: parts cannot run into each other.
 */
export function canonicalFingerprint(sources: FingerprintSources): string {
  const frames = (sources.stackFrames ?? []).slice(0, framesThatCount).map(normaliseFrame);
  const technical = [sources.component, sources.errorType, sources.message].map((part) => normaliseText(part ?? ''));
  const known = technical.some((part) => part !== '') || frames.length > 0;
  const parts = known ? [...technical, frames] : [normaliseText(sources.title ?? '')];
  return JSON.stringify([sources.project, sources.category, ...parts]);
}

function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '#')
    .replace(/\b\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(z|[+-]\d{2}:?\d{2})?\b/g, '#')
    .replace(/\b0x[0-9a-f]+\b/g, '#')
    .replace(/\b(?=[0-9a-f]*\d)[0-9a-f]{8,}\b/g, '#')
    .replace(/\d+([.,:]\d+)*/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A frame without line and column, and without the folder the program was started from. */
function normaliseFrame(frame: string): string {
  const withoutPosition = frame.replace(/(:\d+){1,2}\)?\s*$/, '').replace(/,? line \d+/i, '');
  return normaliseText(withoutPosition.replace(/[^\s()"]*[/\\](node_modules|src|lib|app)[/\\]/, '$1/'));
}
