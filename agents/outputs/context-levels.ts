import type { RepositoryMap } from '../../contracts/repository-map';
import { scopeOf } from '../../domain/dependency-graph/graph';
import type { DependencyGraph } from '../../domain/dependency-graph/graph';
import { dependentsQuery, queryGraph } from '../../domain/dependency-graph/query';
import type { QueryAnswer } from '../../domain/dependency-graph/query';
import type { CodeGenSpec } from '../../schemas/registry';

/** What a specification says of the repository beside its task. */
export interface RepositoryContext {
  readonly map: RepositoryMap;
  readonly graph: DependencyGraph;
}

/** Affected files that the coder is shown at once; the rest is in the answer's artifact. */
const mostShown = 100;

/** L1 of a specification: its words with the repository's architecture and interfaces. */
export function structuredSpecification(
  summary: string,
  { map }: Pick<RepositoryContext, 'map'>,
): CodeGenSpec['structured_specification'] {
  return {
    summary,
    architecture_ref: map.architecture.ref,
    source: map.architecture.source,
    files: map.architecture.files,
    ...(map.interfaces ? { api_idl_ref: map.interfaces.ref } : {}),
  };
}

/** L2: the schema that was found, or that none was. */
export function databaseContext({ map }: Pick<RepositoryContext, 'map'>): CodeGenSpec['database_context'] {
  const { kind, ref, files } = map.database;
  if (kind === 'none' || ref === undefined) {
    return { kind: 'none', summary: 'The repository describes no database schema.' };
  }
  return { kind, db_schema_ref: ref, files, summary: `${kind}: ${files.length} files, the newest last.` };
}

export interface AnsweredQuery {
  readonly query: string;
  readonly answer: QueryAnswer;
  /** Why another query was asked than the plan's. */
  readonly note?: string;
}

/** Asks the plan's query; one that cannot be read, or none, is replaced by the dependents of the files it touches. */
export function askGraph(
  graph: DependencyGraph,
  wanted: string | undefined,
  touched: readonly string[],
): AnsweredQuery {
  const own = wanted === undefined ? undefined : queryGraph(graph, wanted);
  if (wanted !== undefined && own?.ok) return { query: wanted, answer: own.answer };
  const query = dependentsQuery(touched);
  const standIn = queryGraph(graph, query);
  const answer = standIn.ok ? standIn.answer : { columns: [], rows: [], truncated: true };
  if (own?.ok === false) {
    const note = `The plan's query was not asked: ${own.problem.message} at character ${own.problem.position}.`;
    return { query, answer, note };
  }
  return { query, answer };
}

/** L4: query, answer and what of it the coder sees at once. */
export function systemContext(
  { map }: RepositoryContext,
  { query, answer, note }: AnsweredQuery,
  resultRef: string,
): CodeGenSpec['system_context'] {
  const paths = answer.rows.map(([first]) => first).filter((cell): cell is string => typeof cell === 'string');
  return {
    knowledge_graph_query: query,
    graph_ref: map.graph,
    base_commit: map.commit,
    query_result_ref: resultRef,
    query_result_count: answer.rows.length,
    query_truncated: answer.truncated,
    affected_files: [...new Set(paths)].filter((path) => path !== '').slice(0, mostShown),
    ...(note === undefined ? {} : { query_note: note }),
  };
}

/** Where the coder may write when the plan leaves it open: the files it touches and the tests that reach them. */
export function defaultScope(graph: DependencyGraph, touched: readonly string[]): readonly string[] {
  return scopeOf(graph, touched);
}
