import { property, assert, array, constantFrom, shuffledSubarray } from 'fast-check';
import { parseDiff } from '../../../domain/diff';
import { findWeakening } from '../../../domain/test-weakening';

interface Change {
  readonly path: string;
  readonly removed?: readonly string[];
  readonly added?: readonly string[];
  readonly kind?: 'new' | 'deleted';
}

function weakening(...changes: readonly Change[]) {
  const text = changes.flatMap(({ path, removed = [], added = [], kind }) => [
    `diff --git a/${path} b/${path}`,
    ...(kind === 'new' ? ['new file mode 100644', '--- /dev/null'] : [`--- a/${path}`]),
    ...(kind === 'deleted' ? ['deleted file mode 100644', '+++ /dev/null'] : [`+++ b/${path}`]),
    `@@ -1,${removed.length} +1,${added.length} @@`,
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
  ]);
  return findWeakening(parseDiff(text.join('\n')));
}

const rules = (...changes: readonly Change[]) => weakening(...changes).map(({ rule }) => rule);

describe('findWeakening', () => {
  it.each([
    ['test/a.test.js', "it.skip('adds', () => {"],
    ['test/a.test.js', "describe.only('sums', () => {"],
    ['test/a.test.js', "xit('adds', () => {"],
    ['test/a.test.js', "test('adds', { skip: true }, () => {"],
    ['test/a.test.js', "  t.skip('later');"],
    ['tests/test_a.py', '@pytest.mark.skip(reason="later")'],
    ['tests/test_a.py', '    self.skipTest("later")'],
    ['tests/test_a.py', '@unittest.skipIf(True, "later")'],
    ['Shop.Tests/ATests.cs', '    [Ignore("later")]'],
    ['Shop.Tests/ATests.cs', '    [Fact(Skip = "later")]'],
    ['src/test/java/ATest.java', '  @Disabled'],
    ['pkg/a_test.go', '\tt.Skip("later")'],
  ])('finds a test switched off in %s: %s', (path, line) => {
    expect(weakening({ path, added: ['', line] })).toEqual([
      { rule: 'skip', path, line: 2, message: expect.any(String) },
    ]);
  });

  it('finds an assertion that goes without another in its place, and tells where it was', () => {
    const removed = ['  expect(sum(1, 2)).toBe(3);', '  const a = 1;'];
    expect(weakening({ path: 'test/a.test.js', removed })).toEqual([
      { rule: 'deleted-assertion', path: 'test/a.test.js', line: 1, message: expect.stringContaining('1 assertion') },
    ]);
  });

  it('finds a test that is commented out', () => {
    const line = "test('adds', () => assert.equal(sum(1, 2), 3));";
    expect(rules({ path: 'test/a.test.js', removed: [line], added: [`// ${line}`] })).toEqual(['deleted-assertion']);
  });

  it('finds a deleted test file', () => {
    const removed = ["test('adds', () => {", '  assert.equal(sum(1, 2), 3);', '});'];
    expect(rules({ path: 'test/a.test.js', removed, kind: 'deleted' })).toEqual(['deleted-test']);
  });

  it.each([
    ['jest.config.js', '  branches: 80,', '  branches: 50,'],
    ['.nycrc.json', '"lines": 90,', '"lines": 10,'],
    [
      'package.json',
      '"test": "c8 --check-coverage --lines 90 node --test"',
      '"test": "c8 --check-coverage --lines 9 node --test"',
    ],
    ['pyproject.toml', 'fail_under = 85', 'fail_under = 20'],
    ['setup.cfg', 'addopts = --cov-fail-under=80', 'addopts = --cov-fail-under=0'],
    ['.coveragerc', 'fail_under = 85', ''],
  ])('finds a loosened threshold in %s', (path, before, after) => {
    expect(rules({ path, removed: [before], added: [after] })).toContain('loosened-threshold');
  });

  it('finds a hugely raised time limit, and minds no small one', () => {
    const path = 'test/a.test.js';
    expect(rules({ path, removed: ['jest.setTimeout(5000);'], added: ['jest.setTimeout(600_000);'] })).toEqual([
      'raised-timeout',
    ]);
    expect(rules({ path, removed: ['jest.setTimeout(5000);'], added: ['jest.setTimeout(8000);'] })).toEqual([]);
  });

  it.each([
    ['.github/workflows/ci.yml', '', '    if: false'],
    ['.github/workflows/ci.yml', '', '    continue-on-error: true'],
    ['azure-pipelines.yml', '', '    continueOnError: true'],
    ['azure-pipelines.yml', '', '  condition: false'],
    ['azure-pipelines.yml', '  - script: npm test', '  - script: echo done'],
    ['.gitlab-ci.yml', '', '  when: never'],
    ['.gitlab-ci.yml', '  - pytest', '  - pytest || true'],
    ['package.json', '"test": "node --test",', '"test": "node --test || true",'],
    ['package.json', '"test": "node --test",', '"test": "echo no tests",'],
    ['package.json', '"test": "jest",', '"test": "jest --passWithNoTests",'],
  ])('finds a job or command in %s that no longer can fail', (path, before, after) => {
    const found = rules({ path, removed: before === '' ? [] : [before], added: [after] });
    expect(found.some((rule) => rule === 'disabled-job' || rule === 'ignored-failure')).toBe(true);
  });

  it.each<[string, readonly Change[]]>([
    [
      'a renamed test',
      [{ path: 'test/a.test.js', removed: ["test('adds', () => {"], added: ["test('adds two numbers', () => {"] }],
    ],
    [
      'a moved test',
      [
        {
          path: 'test/a.test.js',
          removed: ['  expect(sum(1, 2)).toBe(3);', '  expect(old()).toBe(1);'],
          added: ['  expect(young()).toBe(1);'],
        },
        { path: 'test/b.test.js', added: ['    expect(sum(1, 2)).toBe(3);'] },
      ],
    ],
    [
      'a moved file',
      [
        { path: 'test/a.test.js', removed: ["test('x', () => {", '  expect(1).toBe(1);'], kind: 'deleted' },
        { path: 'spec/a.test.js', added: ["test('x', () => {", '  expect(1).toBe(1);'], kind: 'new' },
      ],
    ],
    [
      'a test that goes with its code',
      [
        { path: 'test/clock.test.js', removed: ["test('x', () => {"], kind: 'deleted' },
        { path: 'src/clock.js', removed: ['export const a = 1;'], kind: 'deleted' },
      ],
    ],
    [
      'a rewritten assertion',
      [{ path: 'tests/test_a.py', removed: ['    assert add(1, 2) == 3'], added: ['    assert add(2, 2) == 4'] }],
    ],
    [
      'a skip that only moved',
      [{ path: 'test/a.test.js', removed: ["it.skip('x', f);"], added: ["  it.skip('x', f);"] }],
    ],
    ['a word in a name', [{ path: 'test/a.test.js', added: ["test('it.skip( is found', () => {"] }]],
    ['a method called skip in code', [{ path: 'src/list.js', added: ['items.skip(3); it.skip(1);'] }]],
    ['a higher threshold', [{ path: 'jest.config.js', removed: ['lines: 70,'], added: ['lines: 80,'] }]],
    ['`|| true` far from tests', [{ path: 'scripts/clean.sh', added: ['rm -r build || true'] }]],
    [
      '`lines` in another file',
      [{ path: 'package.json', removed: ['"version": "2.0.0",'], added: ['"version": "1.0.0",'] }],
    ],
  ])('does not mind %s', (_what, changes) => {
    expect(weakening(...changes)).toEqual([]);
  });

  it('minds no reordering, whatever the lines', () => {
    const line = constantFrom(
      "it('a', f);",
      "it.skip('b', f);",
      'expect(a).toBe(1);',
      'const a = 1;',
      'jest.setTimeout(9);',
    );
    const twice = array(line, { minLength: 1, maxLength: 8 }).chain((lines) =>
      shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length }).map(
        (moved) => [lines, moved] as const,
      ),
    );
    assert(
      property(twice, ([removed, added]) => {
        expect(weakening({ path: 'test/a.test.js', removed, added })).toEqual([]);
      }),
    );
  });
});
