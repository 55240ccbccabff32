import type { DiffLine, FileDiff } from '../diff';
import type { Weakening } from '../test-weakening';

interface SkipRule {
  readonly pattern: RegExp;
  readonly message: string;
}

const skips: readonly SkipRule[] = [
  { pattern: /\b(?:it|test|describe|context|suite|specify)\.(?:skip|todo|fixme)\b/, message: 'skips a test' },
  { pattern: /\b(?:it|test|describe|context|suite|specify)\.only\b/, message: 'leaves out every other test (only)' },
  { pattern: /(?:^|[^\w.])x(?:it|describe|test|specify|context)\s*[(.]/, message: 'skips a test' },
  { pattern: /(?:^|[^\w.])f(?:it|describe)\s*\(/, message: 'leaves out every other test (focus)' },
  { pattern: /\b(?:it|test|describe|suite)\s*\(.*[{,]\s*(?:skip|todo)\s*:\s*(?!false\b)/, message: 'skips a test' },
  { pattern: /\bt(?:est)?\.skip\s*\(/, message: 'skips a test' },
  { pattern: /@(?:pytest\.mark|mark)\.(?:skip|skipif|xfail)\b|\bpytest\.(?:skip|xfail)\s*\(/, message: 'skips a test' },
  {
    pattern: /@(?:unittest\.)?skip(?:If|Unless)?\s*\(|\bself\.skipTest\s*\(|@(?:unittest\.)?expectedFailure\b/,
    message: 'skips a test',
  },
  {
    pattern: /\[\s*Ignore\b|\[\s*(?:Fact|Theory)\s*\(.*\bSkip\s*=|\bAssert\.(?:Ignore|Inconclusive)\s*\(/,
    message: 'skips a test',
  },
  { pattern: /@(?:Disabled|Ignore)\b|\bassume(?:True|False|That)\s*\(/, message: 'skips a test' },
  { pattern: /\b[tb]\.Skip(?:Now|f)?\s*\(/, message: 'skips a test' },
];

const assertion =
  /\b(?:expect(?:\.\w+)*\s*\(|assert\w*(?:\.\w+)*\s*[.(!]|assert\s+\S|Assert\.\w+|should\.|\.should\(|t\.(?:Error|Fatal|Fail)\w*\(|require\.\w+\(t\b|verify\()/;
const declaration =
  /^\s*(?:(?:it|test|specify)(?:\.\w+)*\s*[(`]|(?:async\s+)?def test\w*|func Test\w+|@(?:Test|ParameterizedTest)\b|\[(?:Fact|Theory|Test|TestMethod|TestCase)\b)/;
const comment = /^\s*(?:\/\/|#(?!\[)|\*|\/\*|<!--)/;

/** Tests switched off on added lines. A line that only moved does not count. */
export function addedSkips(files: readonly FileDiff[], moved: ReadonlySet<string>): readonly Weakening[] {
  return files.flatMap((file) =>
    file.added
      .filter(({ text }) => !comment.test(text) && !moved.has(text.trim()))
      .flatMap(({ line, text }) => {
        const rule = skips.find(({ pattern }) => pattern.test(withoutTexts(text)));
        return rule ? [{ rule: 'skip', path: file.path, line, message: rule.message }] : [];
      }),
  );
}

/**
 * Tests and assertions that a change takes away without putting others in their place: counted in each file, with those
 * that reappear word for word in any other test file left out.
 */
export function lostChecks(files: readonly FileDiff[]): readonly Weakening[] {
  const arrivals = countTexts(files.flatMap(({ added }) => added.filter(isCheck)));
  const departed = new Set(files.flatMap(({ removed }) => removed.map(({ text }) => text.trim())));
  return files
    .filter(({ change }) => change !== 'deleted')
    .flatMap((file) => {
      const gone = file.removed.filter(isCheck).filter(({ text }) => !take(arrivals, text.trim()));
      const written = file.added.filter((line) => isCheck(line) && !departed.has(line.text.trim()));
      const lost = gone.length - written.length;
      const first = gone[0];
      return lost > 0 && first
        ? [
            {
              rule: 'deleted-assertion',
              path: file.path,
              line: first.line,
              message: `takes away ${lost} ${lost === 1 ? 'assertion or test' : 'assertions or tests'} without another in its place`,
            },
          ]
        : [];
    });
}

export function isCheck({ text }: DiffLine): boolean {
  return !comment.test(text) && (assertion.test(text) || declaration.test(text));
}

/** What stands in quotes is no code; the names of tests often hold words like `skip`. */
function withoutTexts(text: string): string {
  return text.replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''");
}

function countTexts(lines: readonly DiffLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of lines) counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, text: string): boolean {
  const left = counts.get(text) ?? 0;
  if (left > 0) counts.set(text, left - 1);
  return left > 0;
}
