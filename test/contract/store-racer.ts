import { createCosmosPorts, openCosmos } from '../../adapters/cosmos';
import { createStorePorts, openStore } from '../../adapters/sqlite';
import { emulatorCredential } from '../support/emulators/token-credential';
import { auditEntry, ledgerEntry, minute, newDecision, newRun } from './records';

/**
 * One of several processes on one store: a file, or an address of Cosmos DB with a database. `race`: everything that only one may win, tried by all at the same moment;
 * prints what it won. `write`: records progress until it is killed; prints each key once it is acknowledged.
 */
async function main(): Promise<void> {
  const [place = '', task, name = '', startAt = '0'] = process.argv.slice(2);
  const ports = open(place);
  if (task === 'write') {
    for (let k = 1; ; k++) {
      const event = { kind: 'note', text: `${k}` } as const;
      await ports.runs.recordProgress('acme.shop.42.1', `k${k}`, minute(k), { rounds: k }, event);
      process.stdout.write(`${k}\n`);
    }
  }
  while (Date.now() < Number(startAt)) await new Promise((resolve) => setTimeout(resolve, 1));
  const won = { runs: [] as string[], quorums: 0, decisions: 0, keys: 0 };
  for (let k = 0; k < 20; k++) {
    const run = await ports.runs.allocateRun(newRun({ requestKey: `${name}-${k}`, workItem: '77' }));
    won.runs.push(run.runId);
    const gateId = `qa.${k + 1}`;
    const inserted = await ports.runs.insertDecision(newDecision({ gateId, by: name }));
    if (inserted.kind === 'inserted') won.decisions += 1;
    const vote = newDecision({ gateId: `deploy.${k + 1}`, by: name });
    const votes = await Promise.all([1, 2].map(() => ports.runs.insertDecision(vote, 2)));
    won.quorums += votes.filter(({ kind }) => kind === 'inserted').length;
    if (await ports.ledger.record(ledgerEntry({ key: `turn-${k}` }))) won.keys += 1;
    await ports.audit.append(auditEntry({ key: `${name}-${k}` }));
  }
  process.stdout.write(JSON.stringify(won));
}

function open(place: string) {
  const clock = { now: () => new Date() };
  if (!place.startsWith('https://')) return createStorePorts(openStore(place), { clock });
  const { origin: endpoint, pathname } = new URL(place);
  const credential = emulatorCredential('https://cosmos.azure.com');
  return createCosmosPorts(openCosmos({ endpoint, database: pathname.slice(1), credential }), { clock });
}

void main();
