import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { startProduct } from '../../test/support/product-host';
import { ensureTenant, registerProject, tenant } from '../../test/support/product-runs';
import { recordedEvent, sampleProject } from '../../test/support/product-sample';
import { cleanedUp } from './cleaned-up';
import { atMost, quantile, type Figure } from './figure';
import { sendAtRate } from './open-loop';

const warmUpSeconds = 3;
/** Of a team project that is not ours, as most events of a busy organization. */
const unmatched = { perSecond: 500, seconds: 6, goal: 50 };
/** Of tickets that have just got the start tag. */
const starting = { perSecond: 100, seconds: 3, goal: 100 };

/**
 * How soon Azure DevOps has its answer when a busy organisation reports changes that no rule is about. Requests leave at
 * their own times whether or not earlier ones are answered, so a slow answer makes nobody wait before asking again.
 */
export async function benchHooks(): Promise<readonly Figure[]> {
  const product = await startProduct();
  const { repository } = sampleProject('hooked', 1);
  const cleanUp = async (): Promise<void> => {
    await product.dispose();
    rmSync(dirname(repository), { recursive: true, force: true });
  };
  return cleanedUp(cleanUp, async () => {
    const secret = await ensureTenant(product);
    await registerProject(product, {
      project: 'hooked',
      location: repository,
      ado: { organization: 'contoso-sample', project: 'hooked', startTag: 'stellwerk' },
    });
    const target = new URL(`/api/hooks/ado/${tenant}`, product.url);
    const authorization = `Basic ${Buffer.from(`azure-devops:${secret}`).toString('base64')}`;
    const warmUp = (index: number): string => eventOf('elsewhere', 1_000_000 + index);
    const load = { target, authorization };
    await sendAtRate({ ...load, perSecond: 100, seconds: warmUpSeconds, body: warmUp });
    const ignored = await sendAtRate({ ...load, ...unmatched, body: (index) => eventOf('elsewhere', index + 1) });
    const started = await sendAtRate({ ...load, ...starting, body: (index) => eventOf('hooked', index + 2) });
    return [...figuresOf('no rule matches', unmatched, ignored), ...figuresOf('each starts a run', starting, started)];
  });
}

/** Every event has an id of its own. */
function eventOf(teamProject: string, index: number): string {
  return JSON.stringify(recordedEvent(teamProject, index));
}

function figuresOf(
  what: string,
  { perSecond, seconds, goal }: { readonly perSecond: number; readonly seconds: number; readonly goal: number },
  { latencies, refused }: { readonly latencies: readonly number[]; readonly refused: number },
): readonly Figure[] {
  const title = `hook acknowledged, ${what}, ${perSecond} requests/s for ${seconds} s`;
  return [
    atMost(null, `${title}, p50`, quantile(latencies, 0.5), 'ms'),
    atMost(goal, `${title}, p99`, quantile(latencies, 0.99), 'ms'),
    atMost(0, `${title}, not 202`, refused, 'requests'),
  ];
}
