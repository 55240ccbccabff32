import fc from 'fast-check';
import { coverageOnNewCode, parseLcov, totalCoverage } from '../../../domain/coverage';

function lcov(files: Record<string, Record<number, number>>): string {
  return Object.entries(files)
    .map(([path, hits]) => {
      const rows = Object.entries(hits).map(([line, count]) => `DA:${line},${count}`);
      return ['TN:', `SF:${path}`, 'FN:1,f', 'FNDA:1,f', ...rows, 'LF:9', 'LH:9', 'end_of_record'].join('\n');
    })
    .join('\n');
}

const changed = (files: Record<string, number[]>) => new Map(Object.entries(files));

describe('parseLcov', () => {
  it('reads the hits of each line, with or without a checksum', () => {
    const coverage = parseLcov('SF:a.js\nDA:1,2\nDA:2,0,abc==\nend_of_record\n');
    expect([...(coverage.files.get('a.js') ?? [])]).toEqual([
      [1, 2],
      [2, 0],
    ]);
  });

  it('adds up records of the same file', () => {
    const coverage = parseLcov(`${lcov({ 'a.js': { 1: 1, 2: 0 } })}\n${lcov({ './a.js': { 2: 3 } })}`);
    expect(coverage.files.size).toBe(1);
    expect(coverage.files.get('a.js')?.get(2)).toBe(3);
  });

  it('takes the checkout off absolute paths', () => {
    const text = lcov({ '/build/co/src/a.js': { 1: 1 }, 'C:\\co\\src\\b.js': { 1: 1 }, '/elsewhere/c.js': { 1: 1 } });
    expect([...parseLcov(text, ['/build/co', 'C:\\co']).files.keys()]).toEqual([
      'src/a.js',
      'src/b.js',
      '/elsewhere/c.js',
    ]);
  });

  it('skips what it does not understand', () => {
    const coverage = parseLcov('DA:1,1\nSF:a.js\nDA:x,y\nDA:0,1\nBRDA:1,0,0,-\r\nDA:3,1\r\ngarbage\n');
    expect([...(coverage.files.get('a.js') ?? [])]).toEqual([[3, 1]]);
  });
});

describe('totalCoverage', () => {
  it('is the share of lines that were hit, rounded down', () => {
    expect(totalCoverage(parseLcov(lcov({ 'a.js': { 1: 1, 2: 1 }, 'b.js': { 1: 0 } })))).toBe(66.66);
  });

  it('is nothing when nothing was measured', () => {
    expect(totalCoverage(parseLcov(''))).toBeUndefined();
  });

  it('never reaches a limit by rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(3000), (whole, drawn) => {
        const part = drawn % (whole + 1);
        const rows = Array.from({ length: whole }, (_, index) => `DA:${index + 1},${index < part ? 1 : 0}`);
        const percent = totalCoverage(parseLcov(`SF:a\n${rows.join('\n')}`)) ?? -1;
        expect(percent).toBeLessThanOrEqual((part * 100) / whole);
        expect(percent).toBeGreaterThan((part * 100) / whole - 0.0101);
      }),
      { numRuns: 50 },
    );
  });
});

describe('coverageOnNewCode', () => {
  const coverage = parseLcov(lcov({ 'src/a.js': { 1: 1, 2: 0, 5: 3 }, 'src/b.js': { 1: 0 } }));

  it('looks at changed lines only, and among them at lines that can be executed', () => {
    expect(coverageOnNewCode(coverage, changed({ 'src/a.js': [2, 3, 4, 5] }))).toEqual({
      kind: 'measured',
      percent: 50,
      coveredLines: 1,
      totalLines: 2,
      uncovered: [{ path: 'src/a.js', lines: [2] }],
    });
  });

  it('counts a changed file no test has loaded as not covered', () => {
    expect(coverageOnNewCode(coverage, changed({ 'src/a.js': [1], 'src/new.js': [1, 2, 3] }))).toMatchObject({
      percent: 25,
      uncovered: [{ path: 'src/new.js', lines: [1, 2, 3] }],
    });
  });

  it.each(['README.md', 'test/a.js', 'src/a.test.js', 'src/__tests__/x.js', 'src/a_test.js', 'test_a.js', 'Makefile'])(
    'does not ask for coverage of %s',
    (path) => {
      expect(coverageOnNewCode(coverage, changed({ [path]: [1, 2] }))).toMatchObject({
        kind: 'nothing_to_measure',
        percent: 100,
      });
    },
  );

  it.each(['src/latest.js', 'src/contest/a.js', 'attest.js'])('is not fooled by the name %s', (path) => {
    expect(coverageOnNewCode(coverage, changed({ [path]: [1] }))).toMatchObject({ kind: 'measured', percent: 0 });
  });

  it('knows nothing from an empty report', () => {
    expect(coverageOnNewCode(parseLcov(''), changed({ 'src/a.js': [1] }))).toMatchObject({
      kind: 'no_data',
      percent: 0,
    });
  });
});
