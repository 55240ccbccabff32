import { createCosmosPorts, openCosmos } from '../../adapters/cosmos';
import type { CosmosStore } from '../../adapters/cosmos';
import type { StorePorts } from '../../ports';
import { startCosmos } from '../../test/support/emulators/cosmos';
import { emulatorCredential } from '../../test/support/emulators/token-credential';
import {
  auditEntry,
  ledgerEntry,
  minute,
  newDecision,
  newGate,
  newRun,
  recordedTurn,
} from '../../test/contract/records';
import { atMost, quantile } from '../product/figure';
import type { Figure } from '../product/figure';
import { benchCosmosRun } from './cosmos-run';

const warmUps = 20;
const times = 150;

type Operation = (ports: StorePorts, k: number) => Promise<unknown>;

const runId = 'acme.shop.42.1';
const session = `${runId}.code.1.coder.1`;
const event = { kind: 'note', text: 'something was done' } as const;

/** In an order in which each finds what it needs. */
const operations: Readonly<Record<string, Operation>> = {
  allocateRun: ({ runs }, k) => runs.allocateRun(newRun({ requestKey: `r${k}` })),
  getRun: ({ runs }) => runs.getRun(runId),
  recordProgress: ({ runs }, k) => runs.recordProgress(runId, `p${k}`, minute(k), { rounds: k }, event),
  'listEvents, a page of 100': ({ runs }) => runs.listEvents(runId, 0, 100),
  'listRuns, a page of 50': ({ runs }) => runs.listRuns({ tenant: 'acme', limit: 50 }),
  getControl: ({ runs }) => runs.getControl(runId),
  openGate: ({ runs }, k) => runs.openGate(newGate({ gateId: `qa.${k + 1}` })),
  insertDecision: ({ runs }, k) => runs.insertDecision(newDecision({ gateId: `qa.${k + 1}` })),
  'audit append': ({ audit }, k) => audit.append(auditEntry({ key: `a${k}` })),
  'ledger record': ({ ledger }, k) => ledger.record(ledgerEntry({ key: `l${k}` })),
  'ledger totals of a run': ({ ledger }) => ledger.totals({ runId }),
  saveTurn: ({ turns }, k) => turns.saveTurn(session, k + 1, recordedTurn()),
  'finish of an event': ({ events }, k) => events.finish('acme', `e${k}`, 'started', minute(k)),
  'listUnheardDecisions, nobody waits': ({ runs }) => runs.listUnheardDecisions(),
};

/**
 * What the adapter and the SDK take for one operation against the emulator on loopback, and what the service would charge for it
 * by the emulator's estimate; then a run of the sample.
 */
export async function* benchCosmos(): AsyncGenerator<Figure> {
  const emulator = await startCosmos();
  emulator.ensureDatabase('bench');
  const credential = emulatorCredential('https://cosmos.azure.com');
  const store = openCosmos({ endpoint: emulator.url, database: 'bench', credential });
  const ports = createCosmosPorts(store, { clock: { now: () => new Date() } });
  try {
    for (const [name, operation] of Object.entries(operations)) yield* measured(store, ports, name, operation);
  } finally {
    store.close();
    await emulator.close();
  }
  yield* await benchCosmosRun();
}

async function* measured(
  store: CosmosStore,
  ports: StorePorts,
  name: string,
  operation: Operation,
): AsyncGenerator<Figure> {
  for (let k = 0; k < warmUps; k += 1) await operation(ports, k);
  const before = totalOf(store);
  const latencies: number[] = [];
  for (let k = warmUps; k < warmUps + times; k += 1) {
    const started = performance.now();
    await operation(ports, k);
    latencies.push(performance.now() - started);
  }
  const after = totalOf(store);
  yield atMost(null, `cosmos, ${name}, p50`, quantile(latencies, 0.5), 'ms');
  yield atMost(null, `cosmos, ${name}, p95`, quantile(latencies, 0.95), 'ms');
  yield atMost(null, `cosmos, ${name}, requests`, (after.requests - before.requests) / times, 'each');
  yield atMost(null, `cosmos, ${name}, charge`, (after.charge - before.charge) / times, 'RU');
}

function totalOf(store: CosmosStore): { readonly requests: number; readonly charge: number } {
  return store
    .usage()
    .reduce((sum, each) => ({ requests: sum.requests + each.requests, charge: sum.charge + each.charge }), {
      ...{ requests: 0, charge: 0 },
    });
}
