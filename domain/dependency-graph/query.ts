import type { DependencyGraph } from './graph';
import { evaluateQuery } from './query/evaluate';
import type { QueryAnswer } from './query/evaluate';
import { parseQuery } from './query/parse';
import type { QueryProblem } from './query/syntax';

export type { QueryAnswer } from './query/evaluate';

export type Queried =
  { readonly ok: true; readonly answer: QueryAnswer } | { readonly ok: false; readonly problem: QueryProblem };

/** Answers a query in our part of Cypher, or says what is wrong with it and where. Never throws on a query's account. */
export function queryGraph(graph: DependencyGraph, text: string): Queried {
  const parsed = parseQuery(text);
  return parsed.ok ? { ok: true, answer: evaluateQuery(graph, parsed.query) } : parsed;
}

/** Who depends on these files over at most three imports: asked when a plan brings no query of its own. */
export function dependentsQuery(paths: readonly string[]): string {
  const list = paths.map((path) => `'${path.replace(/[\\']/g, '\\$&')}'`).join(', ');
  return `MATCH (f:File)<-[:IMPORTS*1..3]-(d:File) WHERE f.path IN [${list}] RETURN d.path`;
}
