import type { RepositoryMap } from '../../contracts/repository-map';
import type { AgentSessionInput } from '../../contracts/stages';
import type { DependencyGraph } from '../../domain/dependency-graph/graph';
import { queryGraph } from '../../domain/dependency-graph/query';
import type { Ports } from '../../ports';
import type { CodeGenSpec } from '../../schemas/registry';
import type { QueryGraphArguments } from './definitions';
import { truncate } from './limits';

/** The graph of the session's repository; undefined when none was made for it. Read at the first question. */
export type GraphSource = () => Promise<DependencyGraph | undefined>;

/** Rows as text, one per line. A query that cannot be read answers `Error: …` with the position. */
export async function answerGraphQuery(source: GraphSource, { query }: QueryGraphArguments): Promise<string> {
  const graph = await source();
  if (!graph) return 'Error: there is no dependency graph for this session; use search.';
  const queried = queryGraph(graph, query);
  if (!queried.ok) return `Error: ${queried.problem.message} (character ${queried.problem.position} of the query).`;
  const { columns, rows, truncated } = queried.answer;
  if (rows.length === 0) return `No row.${truncated ? ' The graph does not hold all files.' : ''}`;
  const cut = truncated ? '\n[there is more than this answer holds]' : '';
  return truncate([columns.join(' | '), ...rows.map((row) => row.join(' | '))].join('\n')) + cut;
}

/** The session's own graph, else that of its map or its specification. */
export function graphOf({ artifacts }: Pick<Ports, 'artifacts'>, { graph, inputs }: AgentSessionInput): GraphSource {
  let loaded: Promise<DependencyGraph | undefined> | undefined;
  return () => (loaded ??= load());

  async function load(): Promise<DependencyGraph | undefined> {
    const uri = graph ?? (await fromMap()) ?? (await fromSpec());
    return uri === undefined ? undefined : json<DependencyGraph>(uri);
  }

  async function fromMap(): Promise<string | undefined> {
    const map = inputs['repository_map'];
    return map === undefined ? undefined : (await json<RepositoryMap>(map)).graph;
  }

  async function fromSpec(): Promise<string | undefined> {
    const spec = inputs['code_gen_spec'];
    return spec === undefined ? undefined : (await json<CodeGenSpec>(spec)).system_context.graph_ref;
  }

  async function json<T>(uri: string): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await artifacts.get(uri))) as T;
  }
}
