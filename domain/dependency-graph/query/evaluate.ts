import type { DependencyGraph, GraphNode } from '../graph';
import type { Condition, GraphQuery, Hop, NodePattern, PathTest } from './syntax';
import { matchesPattern } from './text-pattern';

export interface QueryAnswer {
  readonly columns: readonly string[];
  /** Different rows, in the order of the first column unless the query orders them. */
  readonly rows: readonly (readonly (string | number)[])[];
  /** Whether there are more rows than are given here, or the graph itself lacks files. */
  readonly truncated: boolean;
}

/** Rows given at most, whatever LIMIT says. */
export const mostRows = 1_000;
/** Bindings looked at before the answer is called truncated: bounds the time of a pattern that fits everything. */
const mostBindings = 50_000;

/**
 * Answers a query. A length `*m..n` means a walk over so many imports: nodes and imports may repeat on it. Rows are
 * different from each other.
 */
export function evaluateQuery(graph: DependencyGraph, query: GraphQuery): QueryAnswer {
  const neighbours = neighboursOf(graph);
  const { bindings, complete } = bind(graph, neighbours, query);
  const kept = bindings.filter((binding) => query.where === undefined || holds(graph, query, query.where, binding));
  const rows = project(graph, query, kept);
  const limit = Math.min(query.limit ?? mostRows, mostRows);
  const cut = query.limit === undefined || query.limit > mostRows ? rows.length > limit : false;
  return {
    columns: query.returns.map(({ name }) => name),
    rows: rows.slice(0, limit),
    truncated: cut || !complete || graph.truncated,
  };
}

interface Neighbours {
  readonly out: readonly (readonly number[])[];
  readonly in: readonly (readonly number[])[];
  readonly both: readonly (readonly number[])[];
}

type Binding = readonly number[];

function neighboursOf({ nodes, imports }: DependencyGraph): Neighbours {
  const made = { out: nodes.map(() => [] as number[]), in: nodes.map(() => [] as number[]) };
  for (const [from, to] of imports) {
    made.out[from]?.push(to);
    made.in[to]?.push(from);
  }
  return { ...made, both: nodes.map((_, index) => [...(made.out[index] ?? []), ...(made.in[index] ?? [])]) };
}

/** Positions of nodes that fit the pattern, one per node of it. Begins at the end that names a path, when only that one does. */
function bind(
  graph: DependencyGraph,
  neighbours: Neighbours,
  query: GraphQuery,
): { readonly bindings: readonly Binding[]; readonly complete: boolean } {
  if (query.nodes[0]?.path === undefined && query.nodes.at(-1)?.path !== undefined) {
    const { bindings, complete } = bindForward(
      graph,
      neighbours,
      [...query.nodes].reverse(),
      [...query.hops].reverse().map(turned),
    );
    return { bindings: bindings.map((binding) => [...binding].reverse()), complete };
  }
  return bindForward(graph, neighbours, query.nodes, query.hops);
}

function bindForward(
  graph: DependencyGraph,
  neighbours: Neighbours,
  nodes: readonly NodePattern[],
  hops: readonly Hop[],
): { readonly bindings: readonly Binding[]; readonly complete: boolean } {
  const [first] = nodes;
  let bindings: Binding[] = graph.nodes.flatMap((node, index) => (first && fits(node, first) ? [[index]] : []));
  let complete = true;
  for (const [step, hop] of hops.entries()) {
    const wanted = nodes[step + 1];
    const reached = new Map<number, readonly number[]>();
    const next: Binding[] = [];
    for (const binding of bindings) {
      const from = binding.at(-1) ?? 0;
      const ends = reached.get(from) ?? walk(neighbours[hop.direction], from, hop);
      reached.set(from, ends);
      for (const end of ends) {
        const node = graph.nodes[end];
        if (node && wanted && fits(node, wanted) && agrees(nodes, binding, wanted, end)) next.push([...binding, end]);
      }
      complete &&= next.length <= mostBindings;
      if (!complete) break;
    }
    bindings = next.slice(0, mostBindings);
  }
  return { bindings, complete };
}

/** A variable that stands twice in a pattern is one node. */
function agrees(nodes: readonly NodePattern[], binding: Binding, wanted: NodePattern, end: number): boolean {
  if (wanted.variable === undefined) return true;
  const same = nodes.findIndex(({ variable }) => variable === wanted.variable);
  return same >= binding.length || binding[same] === end;
}

/** Every node at the end of a walk of `min` to `max` steps. */
function walk(neighbours: readonly (readonly number[])[], start: number, { min, max }: Hop): readonly number[] {
  let level: ReadonlySet<number> = new Set([start]);
  const seen = new Set<string>();
  for (let steps = 0; steps < min; steps += 1) {
    level = new Set([...level].flatMap((node) => neighbours[node] ?? []));
    if (level.size === 0) return [];
    // Levels repeat in a finite graph; a length like *1000000 then only needs the rest of the period.
    const key = [...level].sort((a, b) => a - b).join();
    if (seen.has(key)) return walkPeriodic(neighbours, start, min, max);
    if (min > neighbours.length) seen.add(key);
  }
  return reachable(neighbours, level, max - min);
}

function reachable(
  neighbours: readonly (readonly number[])[],
  from: ReadonlySet<number>,
  steps: number,
): readonly number[] {
  const reached = new Set(from);
  let fresh: readonly number[] = [...from];
  for (let step = 0; step < steps && fresh.length > 0; step += 1) {
    const next = [...new Set(fresh.flatMap((node) => neighbours[node] ?? []))].filter((node) => !reached.has(node));
    for (const node of next) reached.add(node);
    fresh = next;
  }
  return [...reached];
}

function walkPeriodic(
  neighbours: readonly (readonly number[])[],
  start: number,
  min: number,
  max: number,
): readonly number[] {
  const levels: number[][] = [[start]];
  const firstAt = new Map<string, number>([[String(start), 0]]);
  for (;;) {
    const level = [...new Set((levels.at(-1) ?? []).flatMap((node) => neighbours[node] ?? []))].sort((a, b) => a - b);
    const known = firstAt.get(level.join());
    if (known !== undefined) {
      const period = levels.length - known;
      const at = known + ((min - known) % period);
      return reachable(neighbours, new Set(levels[at] ?? []), max - min);
    }
    firstAt.set(level.join(), levels.length);
    levels.push(level);
  }
}

function turned(hop: Hop): Hop {
  if (hop.direction === 'both') return hop;
  return { ...hop, direction: hop.direction === 'in' ? 'out' : 'in' };
}

function fits(node: GraphNode, { labels, path }: NodePattern): boolean {
  return (path === undefined || node.path === path) && labels.every((label) => node.labels.includes(label));
}

function nodeOf(graph: DependencyGraph, query: GraphQuery, binding: Binding, variable: string): GraphNode | undefined {
  return graph.nodes[binding[query.nodes.findIndex((node) => node.variable === variable)] ?? -1];
}

function holds(graph: DependencyGraph, query: GraphQuery, condition: Condition, binding: Binding): boolean {
  switch (condition.kind) {
    case 'and':
      return holds(graph, query, condition.left, binding) && holds(graph, query, condition.right, binding);
    case 'or':
      return holds(graph, query, condition.left, binding) || holds(graph, query, condition.right, binding);
    case 'not':
      return !holds(graph, query, condition.inner, binding);
    case 'label':
      return nodeOf(graph, query, binding, condition.variable)?.labels.includes(condition.label) ?? false;
    case 'path':
      return passes(nodeOf(graph, query, binding, condition.variable)?.path ?? '', condition.test);
  }
}

function passes(path: string, test: PathTest): boolean {
  switch (test.operator) {
    case '=':
      return path === test.text;
    case '<>':
      return path !== test.text;
    case 'STARTS WITH':
      return path.startsWith(test.text);
    case 'ENDS WITH':
      return path.endsWith(test.text);
    case 'CONTAINS':
      return path.includes(test.text);
    case 'IN':
      return test.texts.includes(path);
    case '=~':
      return matchesPattern(test.pattern, path);
  }
}

type Row = readonly (string | number)[];

/** Columns that count have one row per different value of the others. */
function project(graph: DependencyGraph, query: GraphQuery, bindings: readonly Binding[]): readonly Row[] {
  const groups = new Map<string, { readonly plain: readonly string[]; readonly counted: readonly Set<string>[] }>();
  const plainItems = query.returns.filter(({ kind }) => kind !== 'count');
  const countItems = query.returns.filter(({ kind }) => kind === 'count');
  if (plainItems.length === 0) groups.set('[]', { plain: [], counted: countItems.map(() => new Set()) });
  for (const binding of bindings) {
    const plain = plainItems.map(({ kind, variable }) => {
      const node = nodeOf(graph, query, binding, variable);
      return kind === 'path' ? (node?.path ?? '') : (node?.labels ?? []).join(',');
    });
    const key = JSON.stringify(plain);
    const group = groups.get(key) ?? { plain, counted: countItems.map(() => new Set<string>()) };
    groups.set(key, group);
    for (const [index, { variable }] of countItems.entries()) {
      group.counted[index]?.add(nodeOf(graph, query, binding, variable)?.path ?? '');
    }
  }
  const rows = [...groups.values()].map(({ plain, counted }): Row => {
    const [plains, counts] = [[...plain], counted.map(({ size }) => size)];
    return query.returns.map(({ kind }) => (kind === 'count' ? counts.shift() : plains.shift()) ?? '');
  });
  const { column, descending } = query.orderBy ?? { column: 0, descending: false };
  return rows.sort((a, b) => compare(a[column] ?? '', b[column] ?? '') * (descending ? -1 : 1) || compareRows(a, b));
}

function compareRows(a: Row, b: Row): number {
  return a.map((cell, index) => compare(cell, b[index] ?? '')).find((order) => order !== 0) ?? 0;
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
