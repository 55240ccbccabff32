import type { FileDiff } from './diff';

export interface ScanFinding {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

interface ScanRule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly message: string;
}

/** Calls that run text as code or switch protection off. Deliberately few: each hit stops a change. */
const rules: readonly ScanRule[] = [
  { name: 'eval', pattern: /(?:^|[^\w.])eval\s*\(/, message: 'a call of eval' },
  { name: 'new-function', pattern: /\bnew\s+Function\s*\(/, message: 'code made from text (new Function)' },
  {
    name: 'disabled-tls',
    pattern: /NODE_TLS_REJECT_UNAUTHORIZED|rejectUnauthorized\s*:\s*false|verify\s*=\s*False/,
    message: 'disabled certificate checks',
  },
  {
    name: 'hidden-from-scanner',
    pattern:
      /(?:#|\/\/|\/\*|--|<!--)\s*(?:nosemgrep|nosec\b|NOSONAR|lgtm\s*\[|codeql\s*\[|nolint:\s*\S*gosec|eslint-disable\S*\s.*security\/|deepcode ignore)/i,
    message: 'a comment that hides code from a scanner',
  },
  {
    name: 'writing-direction',
    pattern: /[\u202a-\u202e\u2066-\u2069]/,
    message: 'an invisible sign of writing direction, which shows code in another order than it runs',
  },
];

/** Dependency manifests and lock files: a change of them needs a software composition scan. */
const dependencyFile =
  /(?:^|\/)(?:package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|npm-shrinkwrap\.json|requirements[^/]*\.txt|pyproject\.toml|(?:poetry|uv|Pipfile|packages)\.lock(?:\.json)?|Pipfile|go\.(?:mod|sum)|pom\.xml|build\.gradle(?:\.kts)?|gradle\.lockfile|[^/]+\.(?:cs|fs|vb)proj|Directory\.Packages\.props|packages\.config|Cargo\.(?:toml|lock)|Gemfile(?:\.lock)?)$/;

/** Looks at added lines only: what a change brings, not what was there. */
export function scanAddedLines(files: readonly FileDiff[]): readonly ScanFinding[] {
  return files.flatMap((file) =>
    file.added.flatMap(({ line, text }) =>
      rules
        .filter(({ pattern }) => pattern.test(text))
        .map(({ name, message }) => ({ rule: name, path: file.path, line, message })),
    ),
  );
}

/** Paths of changed dependency files. */
export function changedDependencyFiles(files: readonly FileDiff[]): readonly string[] {
  return files.map((file) => file.path).filter((path) => dependencyFile.test(path));
}
