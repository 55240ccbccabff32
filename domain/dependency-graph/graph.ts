export type NodeLabel = 'File' | 'Package' | 'Test';

/** A file of the repository, or a package that files import from outside it. */
export interface GraphNode {
  /** Path of the file, or name of the package. Unique. */
  readonly path: string;
  /** A test file is both File and Test. */
  readonly labels: readonly NodeLabel[];
}

/** Which file imports what, at one commit. `imports` holds pairs of positions in `nodes`: [who imports, what]. */
export interface DependencyGraph {
  readonly nodes: readonly GraphNode[];
  readonly imports: readonly (readonly [from: number, to: number])[];
  /** Whether files were left out, because there are too many or they are too large. */
  readonly truncated: boolean;
}

const testPath =
  /(^|\/)(tests?|__tests__|specs?|testing)\/|\.(test|spec)\.[a-z]+$|_test\.(go|py)$|(^|\/)test_[^/]*\.py$|(^|\/)[^/]*(Tests?|IT)\.(java|cs)$/;

export function isTestPath(path: string): boolean {
  return testPath.test(path);
}

/** Everything that reaches one of `paths` over imports, the paths themselves left out. Sorted. */
export function dependentsOf(graph: DependencyGraph, paths: readonly string[]): readonly string[] {
  const importers = new Map<number, number[]>();
  for (const [from, to] of graph.imports) importers.set(to, [...(importers.get(to) ?? []), from]);
  const start = graph.nodes.flatMap((node, index) => (paths.includes(node.path) ? [index] : []));
  const reached = new Set(start);
  for (const node of reached) for (const importer of importers.get(node) ?? []) reached.add(importer);
  return [...reached]
    .filter((node) => !start.includes(node))
    .map((node) => graph.nodes[node]?.path ?? '')
    .sort();
}

/** What a change of these files may have to touch: the files and the tests that reach them. Sorted. */
export function scopeOf(graph: DependencyGraph, paths: readonly string[]): readonly string[] {
  return [...new Set([...paths, ...dependentsOf(graph, paths).filter(isTestPath)])].sort();
}
