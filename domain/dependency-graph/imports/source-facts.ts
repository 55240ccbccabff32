/** What one source file says about itself and others, before anything is looked up. */
export interface SourceFacts {
  readonly imports: readonly ImportFact[];
  /** Package or namespace the file belongs to, where the language has such. */
  readonly packages: readonly string[];
  /** Names it declares for others. */
  readonly declares: readonly string[];
  /** Every word in it: tells which of several candidates is meant. */
  readonly words: ReadonlySet<string>;
}

export interface ImportFact {
  /** As written: `./a`, `os.path`, `System.Text`, `example.com/m/p`. */
  readonly target: string;
  /** Names taken out of the target, when they are listed. */
  readonly names: readonly string[];
}

export type Language = 'javascript' | 'python' | 'csharp' | 'java' | 'go';

const languages: Readonly<Record<string, Language>> = {
  ...{ js: 'javascript', jsx: 'javascript', mjs: 'javascript', cjs: 'javascript' },
  ...{ ts: 'javascript', tsx: 'javascript', mts: 'javascript', cts: 'javascript' },
  ...{ py: 'python', pyi: 'python', cs: 'csharp', java: 'java', go: 'go' },
};

/** Undefined for files that hold no imports. */
export function languageOf(path: string): Language | undefined {
  return languages[/\.([a-z]+)$/.exec(path)?.[1] ?? ''];
}
