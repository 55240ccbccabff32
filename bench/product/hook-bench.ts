import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { startProduct } from '../../test/support/product-host';
import { ensureTenant, registerProject, tenant } from '../../test/support/product-runs';
import { recordedEvent, sampleProject } from '../../test/support/product-sample';
import { cleanedUp } from './cleaned-up';
import { atMost, quantile, type Figure } from './figure';
import { sendAtRate } from './open-loop';

const perSecond = 100;
const warmUpSeconds = 3;
const seconds = 15;

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
    // Of a team project that is not ours; every event has an id of its own.
    const body = (index: number): string => JSON.stringify(recordedEvent('elsewhere', index + 1));
    const load = { target, authorization, perSecond };
    await sendAtRate({ ...load, seconds: warmUpSeconds, body: (index) => body(1_000_000 + index) });
    const { latencies, refused } = await sendAtRate({ ...load, seconds, body });
    const title = `hook acknowledged, ${perSecond} requests/s for ${seconds} s`;
    return [
      atMost(null, `${title}, p50`, quantile(latencies, 0.5), 'ms'),
      atMost(50, `${title}, p99`, quantile(latencies, 0.99), 'ms'),
      atMost(0, `${title}, not 202`, refused, 'requests'),
    ];
  });
}
