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

/** Secrets by their vendors' published shapes, and calls that run text as code. Deliberately few: each hit stops a change. */
const rules: readonly ScanRule[] = [
  { name: 'private-key', pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, message: 'a private key' },
  { name: 'aws-access-key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, message: 'an AWS access key id' },
  {
    name: 'github-token',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})\b/,
    message: 'a GitHub token',
  },
  { name: 'azure-storage-key', pattern: /AccountKey=[A-Za-z0-9+/]{80,}={0,2}/, message: 'an Azure storage key' },
  { name: 'shared-access-key', pattern: /SharedAccessKey=[A-Za-z0-9+/]{40,}={0,2}/, message: 'a shared access key' },
  { name: 'eval', pattern: /(?:^|[^\w.])eval\s*\(/, message: 'a call of eval' },
  { name: 'new-function', pattern: /\bnew\s+Function\s*\(/, message: 'code made from text (new Function)' },
  {
    name: 'disabled-tls',
    pattern: /NODE_TLS_REJECT_UNAUTHORIZED|rejectUnauthorized\s*:\s*false|verify\s*=\s*False/,
    message: 'disabled certificate checks',
  },
];

/** Dependency manifests and lock files: a change of them needs a software composition scan. */
const dependencyFile =
  /(?:^|\/)(?:package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|requirements[^/]*\.txt|pyproject\.toml|poetry\.lock|go\.(?:mod|sum)|pom\.xml|build\.gradle(?:\.kts)?|[^/]+\.csproj|Cargo\.(?:toml|lock)|Gemfile(?:\.lock)?)$/;

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
