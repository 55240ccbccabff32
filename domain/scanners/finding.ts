export interface Place {
  readonly file?: string;
  readonly line?: number;
}

export interface ScannerFinding extends Place {
  readonly rule: string;
  readonly message: string;
  /** CVSS, 0 to 10. */
  readonly score: number;
  /** Where its data comes by, besides. */
  readonly along?: readonly Place[];
  /** The scanner itself knows that it was not there before. */
  readonly isNew?: true;
  /** By a comment beside the code. */
  readonly suppressed?: true;
}

/** Words that stand for a score where a report gives none: the upper end of their range. */
const words: Readonly<Record<string, number>> = {
  none: 0,
  info: 0,
  low: 3.9,
  moderate: 6.9,
  medium: 6.9,
  high: 8.9,
  critical: 10,
};

/** An unknown word counts as the worst: what nobody can place is not let through. */
export function scoreOfWord(word: string): number {
  return words[word.toLowerCase()] ?? 10;
}

export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
