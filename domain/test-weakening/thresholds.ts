import type { DiffLine, FileDiff } from '../diff';
import type { Weakening } from '../test-weakening';

const settings =
  /(?:^|\/)(?:(?:jest|vitest|vite|karma|cypress|playwright)\.config\.[^/]+|\.nycrc[^/]*|\.c8rc[^/]*|\.mocharc[^/]*|package\.json|\.coveragerc|pyproject\.toml|setup\.cfg|tox\.ini|pytest\.ini|pom\.xml|build\.gradle(?:\.kts)?|[^/]+\.(?:csproj|runsettings)|Directory\.Build\.props|codecov\.ya?ml|\.codecov\.ya?ml|sonar-project\.properties|Makefile)$/i;

const threshold =
  /(?:^|[\s"'{,<-])(branches|functions|lines|statements|fail[-_]under|cov-fail-under|minimum|threshold|check-coverage|coverageThreshold|target)["']?\s*(?:[:=>]|\s)\s*["']?(\d+(?:\.\d+)?)/gi;
const timeout = /\b(?:(\w*timeout\w*)["']?\s*[:=(]\s*|(--timeout)[= ])(\d[\d_]*)/gi;

/** A longer wait is usual; ten times as long, and over ten seconds, hides what is slow or hangs. */
const hugeFactor = 10;
const hugeMilliseconds = 10_000;

/** Coverage limits that a change lowers or removes, in the settings of test tools. */
export function loosenedThresholds(files: readonly FileDiff[]): readonly Weakening[] {
  return files
    .filter(({ path, change }) => change !== 'deleted' && settings.test(path))
    .flatMap((file) => {
      const after = valuesOf(file.added, threshold);
      return [...valuesOf(file.removed, threshold)].flatMap(([name, { value, line }]): Weakening[] => {
        const now = after.get(name);
        if (now === undefined) {
          const message = `removes the limit ${name} ${value}`;
          return isLimitAlone(name) ? [{ rule: 'loosened-threshold', path: file.path, line, message }] : [];
        }
        const message = `lowers ${name} from ${value} to ${now.value}`;
        return now.value < value ? [{ rule: 'loosened-threshold', path: file.path, line: now.line, message }] : [];
      });
    });
}

/** Time limits of tests that a change raises hugely. */
export function raisedTimeouts(files: readonly FileDiff[]): readonly Weakening[] {
  return files.flatMap((file) => {
    const before = valuesOf(file.removed, timeout);
    return [...valuesOf(file.added, timeout)].flatMap(([name, { value, line }]): Weakening[] => {
      const old = before.get(name)?.value;
      const huge = old !== undefined && old > 0 && value >= old * hugeFactor && value > hugeMilliseconds;
      const message = `raises ${name} from ${old} to ${value}`;
      return huge ? [{ rule: 'raised-timeout', path: file.path, line, message }] : [];
    });
  });
}

export function isTestSettings(path: string): boolean {
  return settings.test(path);
}

/** Words that mean a coverage limit wherever they stand; `lines` and its like may be anything once they have gone. */
function isLimitAlone(name: string): boolean {
  return /^(?:fail[-_]under|cov-fail-under|check-coverage|coveragethreshold)$/i.test(name);
}

/** The lowest value of each name. */
function valuesOf(lines: readonly DiffLine[], pattern: RegExp): Map<string, { value: number; line: number }> {
  const values = new Map<string, { value: number; line: number }>();
  for (const { line, text } of lines) {
    for (const match of text.matchAll(pattern)) {
      const groups = match.slice(1).filter((group) => group !== undefined);
      const name = (groups[0] ?? '').toLowerCase();
      const value = Number((groups.at(-1) ?? '').replaceAll('_', ''));
      const known = values.get(name);
      if (!known || value < known.value) values.set(name, { value, line });
    }
  }
  return values;
}
