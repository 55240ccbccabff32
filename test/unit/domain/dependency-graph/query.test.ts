import fc from 'fast-check';
import type { DependencyGraph } from '../../../../domain/dependency-graph/graph';
import { dependentsQuery, queryGraph } from '../../../../domain/dependency-graph/query';
import { compilePattern, matchesPattern } from '../../../../domain/dependency-graph/query/text-pattern';

const paths = ['src/app.ts', 'src/price.ts', 'src/tax.ts', 'test/price.test.ts', 'express'];
function labelsOf(path: string): DependencyGraph['nodes'][number]['labels'] {
  if (path === 'express') return ['Package'];
  return path.startsWith('test/') ? ['File', 'Test'] : ['File'];
}

const graph: DependencyGraph = {
  nodes: paths.map((path) => ({ path, labels: labelsOf(path) })),
  // app → price → tax, test → price, app → express
  imports: [
    [0, 1],
    [1, 2],
    [3, 1],
    [0, 4],
  ],
  truncated: false,
};

function rows(query: string) {
  const answer = queryGraph(graph, query);
  if (!answer.ok) throw new Error(`${answer.problem.message} at ${answer.problem.position}`);
  return answer.answer.rows.map((row) => (row.length === 1 ? row[0] : row));
}

describe('queryGraph', () => {
  it.each([
    [
      "MATCH (f:File {path:'src/tax.ts'})<-[:IMPORTS*1..3]-(d) RETURN d.path",
      ['src/app.ts', 'src/price.ts', 'test/price.test.ts'],
    ],
    ['match (f {path: "src/tax.ts"})<-[:IMPORTS]-(d) return d', ['src/price.ts']],
    ["MATCH (d)-[:IMPORTS*2]->(f {path:'src/tax.ts'}) RETURN d.path LIMIT 1", ['src/app.ts']],
    ["MATCH (d:Test)-[*]->(f {path:'src/tax.ts'}) RETURN d.path", ['test/price.test.ts']],
    ['MATCH (a)-->(b:Package) RETURN a.path, b.path', [['src/app.ts', 'express']]],
    ["MATCH (a)--(b {path:'src/price.ts'}) RETURN DISTINCT a.path", ['src/app.ts', 'src/tax.ts', 'test/price.test.ts']],
    [
      "MATCH (f:File) WHERE f.path STARTS WITH 'src/' AND NOT f.path ENDS WITH 'x.ts' RETURN f.path ORDER BY f.path DESC",
      ['src/price.ts', 'src/app.ts'],
    ],
    ['MATCH (f) WHERE f.path =~ /.*\\.test\\.[jt]s/ OR f:Package RETURN f.path', ['express', 'test/price.test.ts']],
    ["MATCH (f) WHERE f.path IN ['src/tax.ts', 'none'] RETURN f.path AS file", ['src/tax.ts']],
    [
      'MATCH (a:File)-[:IMPORTS]->(b) RETURN b.path, count(a) AS users ORDER BY users DESC LIMIT 1',
      [['src/price.ts', 2]],
    ],
    ["MATCH (a)-[:IMPORTS*0..1]->(b {path:'src/tax.ts'}) RETURN a.path", ['src/price.ts', 'src/tax.ts']],
    ['MATCH (a)-[:IMPORTS*1000000]->(b) RETURN count(a)', [0]],
    [
      "MATCH (a)-[:IMPORTS*1000001]-(b {path: 'express'}) RETURN a.path",
      ['src/app.ts', 'src/tax.ts', 'test/price.test.ts'],
    ],
    [dependentsQuery(['src/tax.ts', "it's"]), ['src/app.ts', 'src/price.ts', 'test/price.test.ts']],
  ])('%s', (query, expected) => expect(rows(query)).toEqual(expected));

  it.each([
    ['FIND (f)', 1, 'expected MATCH'],
    ['MATCH (f:Folder) RETURN f', 10, 'no label Folder'],
    ['MATCH (f)-[:CALLS]->(g) RETURN f', 13, 'no relationship CALLS'],
    ['MATCH (f) RETURN g.path', 18, 'no variable g'],
    ['MATCH (f) RETURN f.size', 20, 'no property size'],
    ["MATCH (f {path:'a) RETURN f", 16, 'not closed'],
    ['MATCH (f)-[*3..1]->(g) RETURN f', 17, 'no length'],
    ['MATCH (f) WHERE f.path =~ /(a/ RETURN f', 30, 'expected ")"'],
    ['MATCH (f) RETURN f.path LIMIT many', 31, 'expected a number'],
    ['MATCH (f), (g) RETURN f', 10, 'one pattern'],
    ['MATCH (f) DELETE f', 11, 'expected RETURN'],
    ['MATCH (f) RETURN f; MATCH (g) RETURN g', 21, 'the end of the query'],
    ['', 1, 'expected MATCH'],
  ])('says where %j is wrong', (query, position, message) => {
    expect(queryGraph(graph, query)).toEqual({
      ok: false,
      problem: { position, message: expect.stringContaining(message) },
    });
  });

  it('answers like walking every way by hand', () => {
    const size = fc.integer({ min: 1, max: 6 });
    const world = size.chain((n) =>
      fc.record({
        n: fc.constant(n),
        imports: fc.uniqueArray(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 10, selector: String }),
        start: fc.nat(n - 1),
        min: fc.nat(9),
        more: fc.option(fc.nat(4), { nil: undefined }),
        direction: fc.constantFrom('out', 'in', 'both'),
      }),
    );
    fc.assert(
      fc.property(world, ({ n, imports, start, min, more, direction }) => {
        const small: DependencyGraph = {
          nodes: Array.from({ length: n }, (_, index) => ({ path: `f${index}`, labels: ['File'] })),
          imports,
          truncated: false,
        };
        const length = `[:IMPORTS*${min}..${more === undefined ? '' : min + more}]`;
        const [left, right] = [direction === 'in' ? '<-' : '-', direction === 'out' ? '->' : '-'];
        const answer = queryGraph(small, `MATCH (a {path:'f${start}'})${left}${length}${right}(b) RETURN b.path`);
        const steps = (node: number): number[] => [
          ...(direction === 'in' ? [] : imports.filter(([from]) => from === node).map(([, to]) => to)),
          ...(direction === 'out' ? [] : imports.filter(([, to]) => to === node).map(([from]) => from)),
        ];
        const found = new Set<string>();
        let level = new Set([start]);
        // Beyond the longest walk that can still reach a new node nothing is added.
        for (let step = 0; step <= (more === undefined ? min + 2 * n : min + more); step += 1) {
          if (step >= min) for (const node of level) found.add(`f${node}`);
          level = new Set([...level].flatMap(steps));
        }
        expect(answer).toMatchObject({ ok: true, answer: { rows: [...found].sort().map((path) => [path]) } });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('patterns', () => {
  it('match whole texts like regular expressions do', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\.', '(a|b)', '(?:ab)', '\\w');
    const piece = fc.tuple(atom, fc.constantFrom('', '*', '+', '?')).map(([first, mark]) => first + mark);
    const source = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
    const text = fc
      .array(fc.constantFrom('a', 'b', '.', 'c'), { maxLength: 6 })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(source, text, (pattern, subject) => {
        expect(matchesPattern(compilePattern(pattern, 1), subject)).toBe(
          new RegExp(`^(?:${pattern})$`, 's').test(subject),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('take no longer for a pattern that other engines choke on', () => {
    const begun = performance.now();
    expect(matchesPattern(compilePattern('(a+)+(a*)*b', 1), 'a'.repeat(5_000))).toBe(false);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
