import { setTimeout as sleep } from 'node:timers/promises';
import type { AdoEmulator } from './index';

const waveMs = 1000;

/**
 * Waves of refusals, faults, slow answers and warnings, one after the other. A second stands for a minute: each wave takes one,
 * and `Retry-After` is the shortest that there is. Resolves when the last wave is over.
 */
export async function storm({ misbehave }: Pick<AdoEmulator, 'misbehave'>, waves: number): Promise<void> {
  const kinds = [
    (seed: number) => ({ throttle: { times: 25, retryAfterSeconds: 1 }, errorRate: 0.1, seed }),
    (seed: number) => ({ errorRate: 0.4, seed }),
    (seed: number) => ({ slowRate: 0.5, slowMs: waveMs / 2, errorRate: 0.1, seed }),
    (seed: number) => ({ delayNext: { times: 5, retryAfterSeconds: 1 }, errorRate: 0.2, seed }),
  ];
  for (let wave = 0; wave < waves; wave += 1) {
    misbehave(kinds[wave % kinds.length]?.(wave + 1) ?? {});
    await sleep(waveMs);
  }
  misbehave({});
}
