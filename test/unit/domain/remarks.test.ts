import { placeFindings } from '../../../domain/remarks';

describe('placeFindings', () => {
  it('takes findings that have a place, and knows them again after lines and figures have moved', () => {
    const [one] = placeFindings([{ message: 'adds eval, 3 times', file: './src/a.ts', line: 4, check: 'sast' }]);
    const [again] = placeFindings([{ message: 'adds eval, 12 times', file: 'src/a.ts', line: 40, check: 'sast' }]);
    expect(one).toEqual({ marker: expect.any(String), text: 'sast: adds eval, 3 times', path: 'src/a.ts', line: 4 });
    expect(again?.marker).toBe(one?.marker);
    expect(placeFindings([{ message: 'tests fail', check: 'test' }])).toEqual([]);
  });

  it('tells twins, other files and other checks apart', () => {
    const twin = { message: 'unused', file: 'a.ts', check: 'lint' };
    const found = placeFindings([twin, twin, { ...twin, file: 'b.ts' }, { ...twin, check: 'sast' }]);
    expect(new Set(found.map(({ marker }) => marker)).size).toBe(4);
    expect(found.every(({ line }) => line === undefined)).toBe(true);
  });

  it('keeps to 50, however much was found', () => {
    const many = Array.from({ length: 80 }, (_, at) => ({ message: 'long', file: `src/${at}.ts` }));
    expect(placeFindings(many)).toHaveLength(50);
  });
});
