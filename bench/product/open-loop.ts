import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface OpenLoop {
  readonly target: URL;
  readonly authorization: string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly body: (index: number) => string;
}

/** POSTs at fixed times. A latency counts from the time a request was due, so a generator that is late is no excuse. */
export async function sendAtRate(
  load: OpenLoop,
): Promise<{ readonly latencies: readonly number[]; readonly refused: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  const bodies = Array.from({ length: load.perSecond * load.seconds }, (_, index) => load.body(index));
  const latencies: number[] = [];
  let refused = 0;
  const started = performance.now();
  const answers = bodies.map(async (body, index) => {
    const due = started + (index * 1000) / load.perSecond;
    await sleep(Math.max(0, due - performance.now()));
    const status = await post(agent, load, body);
    latencies.push(performance.now() - due);
    if (status !== 202) refused += 1;
  });
  await Promise.all(answers);
  agent.destroy();
  return { latencies, refused };
}

function post(agent: Agent, { target, authorization }: OpenLoop, body: string): Promise<number> {
  const headers = {
    authorization,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(target, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
