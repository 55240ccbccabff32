export interface Gate {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly detail?: string;
  readonly findings?: readonly GateFinding[];
}

export interface GateFinding {
  readonly file?: string;
  readonly line?: number;
  readonly rule?: string;
  readonly message: string;
}

/** Failed when anything was found; the detail names the first and how many more there are. */
export function gateOf(name: string, findings: readonly GateFinding[]): Gate {
  const first = findings[0];
  if (!first) return { name, outcome: 'passed' };
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more)` : '';
  return { name, outcome: 'failed', detail: `${placeOf(first)}${first.message}${more}`, findings };
}

function placeOf({ file, line }: GateFinding): string {
  if (file === undefined) return '';
  return line === undefined ? `${file} ` : `${file}:${line} `;
}
