import type { Ports } from '../../ports';
import type { ServiceSettings } from './service-settings';

export interface Health {
  readonly status: 'ok' | 'unavailable';
  readonly version: string;
  readonly model: string;
  readonly sandbox: string;
  readonly checks: Readonly<Record<string, 'ok' | 'unavailable'>>;
}

const patienceMs = 3_000;

/** Whether the app can work: each store answers a small question within 3 s. Reasons are in the log, not in the answer. */
export function createCheckHealth(
  ports: Pick<Ports, 'artifacts' | 'directory' | 'ledger' | 'model' | 'runs'>,
  settings: ServiceSettings,
): () => Promise<Health> {
  return async function checkHealth() {
    const probes: Readonly<Record<string, () => Promise<unknown>>> = {
      runs: () => ports.runs.listRuns({ tenant: 'health', limit: 1 }),
      artifacts: () => ports.artifacts.find('health', '0'.repeat(64)),
      ledger: () => ports.ledger.totals({ runId: 'health' }),
      directory: () => ports.directory.find('health'),
    };
    const entries = Object.entries(probes).map(async ([name, probe]) => [name, await answers(probe)] as const);
    const checks = Object.fromEntries(await Promise.all(entries));
    const ready = Object.values(checks).every((check) => check === 'ok');
    return {
      status: ready ? 'ok' : 'unavailable',
      version: settings.version,
      model: ports.model.name,
      sandbox: await settings.describeSandbox(),
      checks,
    };
  };
}

async function answers(probe: () => Promise<unknown>): Promise<'ok' | 'unavailable'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), patienceMs);
  });
  try {
    await Promise.race([probe(), late]);
    return 'ok';
  } catch {
    return 'unavailable';
  } finally {
    clearTimeout(timer);
  }
}
