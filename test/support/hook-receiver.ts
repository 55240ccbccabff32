import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toProblem } from '../../domain/errors';
import { readAdoEventMessage } from '../../app/services/intake-ado-event';
import type { Intake } from '../../app/services/intake-ado-event';
import type { ServiceWorld } from './service-world';

export interface HookReceiver {
  readonly url: string;
  readonly intakes: readonly Intake[];
  /** Takes in what is on the bus until nothing is left, with deliveries that fail and come again. */
  drain(after?: (intake: Intake) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** The hook endpoint's service behind a loopback address, and a bus that delivers at least once. */
export async function startHookReceiver(world: ServiceWorld): Promise<HookReceiver> {
  const intakes: Intake[] = [];
  let taken = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const tenant = (request.url ?? '').split('?')[0]?.split('/').at(-1) ?? '';
      const readBody = async () => new Uint8Array(Buffer.concat(chunks));
      const authorization = request.headers.authorization ?? null;
      world.services
        .acceptAdoHook({ tenant, authorization, readBody })
        .then(({ kind }) => (kind === 'recorded' ? 200 : 202))
        .catch((error: unknown) => (toProblem(error).status >= 500 ? 503 : toProblem(error).status))
        .then((status) => response.writeHead(status).end())
        .catch(() => response.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    intakes,
    async drain(after) {
      while (taken < world.sent.length) {
        const sent = world.sent[taken];
        taken += 1;
        const message = sent && readAdoEventMessage(sent.message.body);
        for (let delivery = 1; message && delivery <= 10; delivery += 1) {
          try {
            const intake = await world.services.intakeAdoEvent(message);
            intakes.push(intake);
            await after?.(intake);
            break;
          } catch (error) {
            if (delivery === 10) throw error;
          }
        }
      }
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
