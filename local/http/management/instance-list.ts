import type { DurableEngine, InstanceFilter } from '../../durable/api';
import { continuationOf, flag, queryValue, topValue, type ManagementCall } from './call';
import { parseOrText, shapeStatus, toSeconds } from './status';

export interface ListPage {
  readonly items: readonly Record<string, unknown>[];
  readonly continuation?: string;
}

type EntityItem = Awaited<ReturnType<DurableEngine['listEntities']>>['items'][number];

const entityToken = 'entities:';

/**
 * One page of instances. The genuine host keeps entities as instances `@name@key` that are always Running, so they are
 * listed too; here they follow the orchestrations.
 */
export async function listPage(call: ManagementCall, filter: InstanceFilter): Promise<ListPage> {
  const top = topValue(call);
  const token = continuationOf(call);
  const prefix = queryValue(call, 'instanceIdPrefix');
  const instances = token?.startsWith(entityToken)
    ? undefined
    : await listOrchestrations(call, filter, token, prefix, top);
  const found = instances?.items ?? [];
  if (instances?.continuation !== undefined) return { items: found, continuation: instances.continuation };
  if (!mayHoldEntities(filter, prefix)) return { items: found };
  if (found.length >= top) return { items: found, continuation: entityToken };
  const after = token?.startsWith(entityToken) ? token.slice(entityToken.length) : '';
  const entities = await call.engine.listEntities({
    ...(filter.createdFrom === undefined ? {} : { updatedFrom: filter.createdFrom }),
    ...(filter.createdTo === undefined ? {} : { updatedTo: filter.createdTo }),
    ...(after === '' ? {} : { continuation: after }),
    top: top - found.length,
  });
  const shown = entities.items.map((item) => shapeEntity(item, flag(call, 'showInput', true)));
  return {
    items: [...found, ...shown.filter(({ instanceId }) => instanceId.startsWith(prefix ?? ''))],
    ...(entities.continuation === undefined ? {} : { continuation: entityToken + entities.continuation }),
  };
}

async function listOrchestrations(
  call: ManagementCall,
  filter: InstanceFilter,
  continuation: string | undefined,
  prefix: string | undefined,
  top: number,
): Promise<ListPage> {
  const page = await call.engine.listInstances({
    ...filter,
    ...(prefix === undefined ? {} : { instanceIdPrefix: prefix }),
    ...(continuation === undefined ? {} : { continuation }),
    top,
  });
  const options = { showInput: flag(call, 'showInput', true), showHistoryOutput: false };
  return {
    items: page.items.map((state) => shapeStatus(state, options)),
    ...(page.continuation === undefined ? {} : { continuation: page.continuation }),
  };
}

function mayHoldEntities({ runtimeStatus }: InstanceFilter, prefix = ''): boolean {
  if (prefix !== '' && !prefix.startsWith('@')) return false;
  return runtimeStatus === undefined || runtimeStatus.includes('Running');
}

function shapeEntity(
  { address, updatedAt, state }: EntityItem,
  showInput: boolean,
): Record<string, unknown> & { instanceId: string } {
  return {
    name: `@${address.name}`,
    instanceId: `@${address.name}@${address.key}`,
    runtimeStatus: 'Running',
    input: showInput ? { exists: state !== null, state: parseOrText(state) } : null,
    customStatus: null,
    output: null,
    createdTime: toSeconds(updatedAt),
    lastUpdatedTime: toSeconds(updatedAt),
    version: null,
  };
}
