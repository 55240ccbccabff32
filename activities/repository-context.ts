import { systemContext } from '../agents/outputs/context-levels';
import type { AnsweredQuery, RepositoryContext } from '../agents/outputs/context-levels';
import type { RepositoryMap } from '../contracts/repository-map';
import type { DependencyGraph } from '../domain/dependency-graph/graph';
import type { ArtifactStore } from '../ports/artifact-store';
import type { CodeGenSpec } from '../schemas/registry';
import { loadJson, storeJson } from './documents';

/** The map behind a URI, with the graph it names. */
export async function loadContext(artifacts: ArtifactStore, map: string): Promise<RepositoryContext> {
  const read = await loadJson<RepositoryMap>(artifacts, map);
  return { map: read, graph: await loadJson<DependencyGraph>(artifacts, read.graph) };
}

/** Keeps the whole answer of a query and makes L4 of it. */
export async function storeAnswer(
  artifacts: ArtifactStore,
  tenant: string,
  context: RepositoryContext,
  asked: AnsweredQuery,
): Promise<CodeGenSpec['system_context']> {
  const { query, answer } = asked;
  const result = await storeJson(artifacts, tenant, 'graph_answer', { query, commit: context.map.commit, ...answer });
  return systemContext(context, asked, result);
}
