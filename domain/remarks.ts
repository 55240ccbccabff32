/** A finding of a report, as far as it has a place. */
export interface ReportedFinding {
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly check?: string;
}

export interface PlacedFinding {
  /** The same for the same finding in a later report, also when lines above it have moved it. */
  readonly marker: string;
  readonly text: string;
  readonly path: string;
  readonly line?: number;
}

const mostRemarks = 50;
const longestText = 4_000;
const longestMarker = 200;

/** Findings with a place, at most 50. Twins in one file are told apart by their order. */
export function placeFindings(findings: readonly ReportedFinding[]): readonly PlacedFinding[] {
  const seen = new Map<string, number>();
  const placed = findings.flatMap(({ message, file, line, check }): readonly PlacedFinding[] => {
    if (file === undefined || file === '') return [];
    const path = file.replace(/^(?:\.?\/)+/, '');
    const finding = markerOf(check ?? 'review', path, message);
    const twin = (seen.get(finding) ?? 0) + 1;
    seen.set(finding, twin);
    const marker = twin === 1 ? finding : `${finding}/${twin}`;
    const text = `${check === undefined ? '' : `${check}: `}${message}`.slice(0, longestText);
    return [{ marker, text, path, ...(line === undefined ? {} : { line }) }];
  });
  return placed.slice(0, mostRemarks);
}

/** Figures within a message change from run to run, and do not make it another finding. */
function markerOf(check: string, path: string, message: string): string {
  const words = message
    .replace(/\d+(?:[.,]\d+)*/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
  return `${check}/${path}/${words}`.slice(0, longestMarker);
}
