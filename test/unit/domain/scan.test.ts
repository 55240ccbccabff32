import { parseDiff } from '../../../domain/diff';
import { changedDependencyFiles, scanAddedLines } from '../../../domain/scan';

function diffOf(path: string, removed: readonly string[], added: readonly string[]) {
  const hunk = [
    `@@ -1,${removed.length} +1,${added.length} @@`,
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
  ];
  return parseDiff([`diff --git a/${path} b/${path}`, `--- a/${path}`, `+++ b/${path}`, ...hunk].join('\n'));
}

describe('scanAddedLines', () => {
  it.each([
    ['eval', 'return eval(text);'],
    ['new-function', 'new Function("return 1")'],
    ['disabled-tls', 'https.request({ rejectUnauthorized: false })'],
    ['writing-direction', 'if (level !== "user\u202e \u2066// only admins\u2069 \u2066") {'],
  ])('finds %s, and where', (rule, line) => {
    expect(scanAddedLines(diffOf('src/a.js', [], ['ok', line]))).toEqual([
      { rule, path: 'src/a.js', line: 2, message: expect.any(String) },
    ]);
  });

  it('does not mind what a change takes away, nor harmless look-alikes', () => {
    const harmless = ['evaluate(x)', 'model.eval()', 'rejectUnauthorized: true', 'AKIA', 'functionality()'];
    expect(scanAddedLines(diffOf('src/a.js', ['eval(x)'], harmless))).toEqual([]);
  });
});

describe('changedDependencyFiles', () => {
  it.each(['package.json', 'web/package-lock.json', 'requirements-dev.txt', 'go.mod', 'src/App.csproj'])(
    'names %s',
    (path) => {
      expect(changedDependencyFiles(diffOf(path, [], ['x']))).toEqual([path]);
    },
  );

  it.each(['src/package.js', 'docs/go.md', 'package.json.md'])('does not name %s', (path) => {
    expect(changedDependencyFiles(diffOf(path, [], ['x']))).toEqual([]);
  });
});
