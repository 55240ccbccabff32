import type { EffectContracts } from '../contracts/activities';
import type { PolicyEntity, PolicyRequest } from '../domain/policy/request';
import type { Ports } from '../ports';
import { allTools } from '../agents/tools/definitions';

type Asked = Pick<PolicyRequest, 'action' | 'resource' | 'context'>;

/** More paths than this in one turn are asked about as a read of the whole repository. */
const mostPaths = 50;

/**
 * The tools a recorded turn calls and what they read. A tool that does not exist is no matter of rules: the model is told so
 * by the call itself. Edits are asked about at the commit, where they become real.
 */
export async function toolRequests(
  ports: Pick<Ports, 'turns'>,
  { session, sessionId, turn }: EffectContracts['runTools']['input'],
  repository: PolicyEntity,
): Promise<readonly Asked[]> {
  const calls = (await ports.turns.getTurn(sessionId, turn))?.reply.toolCalls ?? [];
  const { tenant } = session.run;
  const names = [...new Set(calls.map(({ name }) => name))].filter((name) => allTools.some((tool) => tool === name));
  const asked = names.map((name): Asked => {
    const resource: PolicyEntity = { type: 'Tool', id: name, attributes: { tenant, name } };
    return { action: 'callTool', resource, context: {} };
  });
  const paths = new Set(calls.filter(({ name }) => name === 'read_file').flatMap((call) => pathOf(call.argumentsJson)));
  const wide = paths.size > mostPaths || names.includes('search') || names.includes('list_files');
  const reads = [...paths].slice(0, mostPaths).map((path): Asked => {
    const attributes = { tenant, repository: repository.attributes['name'] ?? '', path };
    return { action: 'read', resource: { type: 'Path', id: `${repository.id}/${path}`, attributes }, context: {} };
  });
  return [...asked, ...reads, ...(wide ? [{ action: 'read', resource: repository, context: {} } as const] : [])];
}

/** What the call names as its path, when its arguments can be read at all. */
function pathOf(argumentsJson: string): readonly string[] {
  try {
    const given = JSON.parse(argumentsJson) as { readonly path?: unknown } | null;
    return typeof given?.path === 'string' ? [given.path] : [];
  } catch {
    return [];
  }
}
