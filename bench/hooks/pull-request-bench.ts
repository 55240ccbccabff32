import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderAzurePipeline } from '../../pipelines/azure/render-azure';
import { kinds } from '../../pipelines/kinds';
import { agentUser, startAdoEmulator, type AdoEmulator } from '../../test/support/ado-emulator';
import { deliverEvents } from '../../test/support/ado-emulator/deliver-events';
import { seedRepository } from '../../test/support/ado-emulator/seed-repository';
import { startProduct } from '../../test/support/product-host';
import { greetingService } from '../../test/support/product-repository';
import { ensureTenant, registerProject, tenant } from '../../test/support/product-runs';
import { coderGreets, scriptOf } from '../../test/support/product-script';
import { cleanedUp } from '../product/cleaned-up';
import { atMost, median, type Figure } from '../product/figure';

const project = 'Web Shop';
const tickets = 3;
const goalMs = 20_000;
const waitAtMostMs = 120_000;

/** From the tag on a work item of the emulated Azure DevOps to the draft pull request there, with the scripted model. */
export async function benchPullRequest(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-bench-pull-'));
  const emulator = await startAdoEmulator({ tokens: { pat: agentUser, person: 'dev@contoso.example' } });
  const { store, organization, url } = emulator;
  const modelScript = join(folder, 'script.yml');
  writeFileSync(modelScript, scriptOf([coderGreets('Servus')]));
  const env = {
    STELLWERK_ADO_ORGANIZATIONS: `${organization}=${url}`,
    STELLWERK_ADO_AUTH: 'pat',
    STELLWERK_ADO_PAT: 'pat',
  };
  const product = await startProduct({ env, modelScript });
  const cleanUp = async (): Promise<void> => {
    await product.dispose();
    await emulator.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return cleanedUp(cleanUp, async () => {
    const password = await ensureTenant(product);
    await seedRepository(store, store.ensureRepository(project, 'greetings'), {
      ...(greetingService({}) as Readonly<Record<string, string>>),
      'azure-pipelines.yml': renderAzurePipeline(kinds.node, {}),
    });
    const ado = { organization, project, startTag: 'stellwerk' };
    await registerProject(product, { project: 'greetings', location: `ado:${organization}/${project}/greetings`, ado });
    deliverEvents(emulator, { url: `${product.url}/api/hooks/ado/${tenant}`, user: 'azure-devops', password });
    const times: number[] = [];
    for (let count = 1; count <= tickets; count += 1) times.push(await timeTicket(emulator, words[count] ?? ''));
    return atMost(goalMs, `ticket → draft pull request, ADO emulator (median of ${tickets})`, median(times), 'ms');
  });
}

/** Tickets that are no duplicates of each other. */
const words = ['', 'Greet in another way', 'Different wording for visitors', 'Shop opens with new text'];

async function timeTicket(emulator: AdoEmulator, title: string): Promise<number> {
  const opened = new Promise<number>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`No pull request for "${title}".`)), waitAtMostMs);
    emulator.store.listen(({ eventType }) => {
      if (eventType !== 'git.pullrequest.created') return;
      clearTimeout(late);
      resolve(performance.now());
    });
  });
  const fields = {
    'System.Title': title,
    'Microsoft.VSTS.Common.AcceptanceCriteria': '<ul><li>The greeting has changed.</li></ul>',
    'System.Tags': 'stellwerk',
  };
  const filed = performance.now();
  await fetch(`${emulator.url}/${project}/_apis/wit/workitems/$User Story?api-version=7.1`, {
    method: 'POST',
    headers: { authorization: 'Bearer person', 'content-type': 'application/json-patch+json' },
    body: JSON.stringify(
      Object.entries(fields).map(([name, value]) => ({ op: 'add', path: `/fields/${name}`, value })),
    ),
  });
  return (await opened) - filed;
}
