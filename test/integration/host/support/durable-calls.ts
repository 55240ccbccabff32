import type { HostProcess } from './host-process';

const mount = '/runtime/webhooks/durabletask';

export interface ShownInstance {
  readonly instanceId: string;
  readonly name: string;
  readonly runtimeStatus: string;
  readonly output: unknown;
}

/** Answers whether the host took it; a host that is gone or gives up did not. */
export async function startInstance(host: HostProcess, name: string, id: string, input?: unknown): Promise<boolean> {
  return post(host, `orchestrators/${name}/${id}`, input);
}

export async function raiseEvent(host: HostProcess, id: string, event: string, data: unknown): Promise<boolean> {
  return post(host, `instances/${id}/raiseEvent/${event}`, data);
}

export async function signalEntity(host: HostProcess, id: string, operation: string, data: unknown): Promise<boolean> {
  return post(host, `entities/${id}?op=${operation}`, data);
}

export async function sendMessage(host: HostProcess, queue: string, body: unknown, broker: object): Promise<boolean> {
  const { ok } = await fetch(`${host.url}/runtime/servicebus/${queue}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${host.keys.bus}`, BrokerProperties: JSON.stringify(broker) },
    body: JSON.stringify(body),
  });
  return ok;
}

export async function instance(host: HostProcess, id: string): Promise<ShownInstance | undefined> {
  const answer = await fetch(`${host.url}${mount}/instances/${id}`);
  return answer.status === 404 ? undefined : ((await answer.json()) as ShownInstance);
}

export async function entityState(host: HostProcess, id: string): Promise<unknown> {
  const answer = await fetch(`${host.url}${mount}/entities/${id}`);
  return answer.ok ? answer.json() : undefined;
}

async function post(host: HostProcess, path: string, body: unknown): Promise<boolean> {
  try {
    const answer = await fetch(`${host.url}${mount}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(5000),
    });
    return answer.status === 202;
  } catch {
    return false;
  }
}

/** Starts chains one after the other until told to stop or refused; answers the ids the host has acknowledged. */
export function startChains(host: HostProcess, prefix: string): { readonly ids: string[]; stop(): Promise<void> } {
  const ids: string[] = [];
  let running = true;
  const work = (async () => {
    for (let n = 1; running; n += 1) {
      const id = `${prefix}-${String(n).padStart(5, '0')}`;
      if (!(await startInstance(host, 'chain', id))) return;
      ids.push(id);
    }
  })();
  return {
    ids,
    async stop() {
      running = false;
      await work;
    },
  };
}
