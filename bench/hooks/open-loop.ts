import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface OpenLoop {
  readonly target: string;
  readonly authorization: string;
  readonly perSecond: number;
  readonly bodies: readonly string[];
}

/** In the order of the bodies. */
export interface Sent {
  /** Milliseconds from the time the request was due until its answer had come; a generator that is late is no excuse. */
  readonly latencies: readonly number[];
  readonly statuses: readonly number[];
  /** Milliseconds since 1970. */
  readonly dueAt: readonly number[];
}

/** POSTs at fixed times, whether or not earlier requests are answered. A request that gets no answer has the status 0. */
export async function sendAtRate({ target, authorization, perSecond, bodies }: OpenLoop): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const url = new URL(target);
  const started = performance.now() + 50;
  const answers = bodies.map(async (body, index) => {
    const due = started + (index * 1000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    const status = await post(agent, url, authorization, body);
    return { status, latency: performance.now() - due, due: performance.timeOrigin + due };
  });
  const all = await Promise.all(answers);
  agent.destroy();
  return {
    latencies: all.map(({ latency }) => latency),
    statuses: all.map(({ status }) => status),
    dueAt: all.map(({ due }) => due),
  };
}

function post(agent: Agent, target: URL, authorization: string, body: string): Promise<number> {
  const headers = {
    authorization,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve) => {
    const sent = request(target, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', () => resolve(0));
    sent.end(body);
  });
}
