import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { renderAzurePipeline } from '../../../pipelines/azure/render-azure';
import { kinds } from '../../../pipelines/kinds';
import { agentUser, startAdoEmulator } from '../../support/ado-emulator';
import type { AdoEmulator } from '../../support/ado-emulator';
import { deliverEvents } from '../../support/ado-emulator/deliver-events';
import { endDeployed, sampleDeployScript } from '../../support/ado-emulator/pipelines/sample-deploy';
import { pullRequests } from '../../support/ado-emulator/pull-request-store';
import { seedRepository } from '../../support/ado-emulator/seed-repository';
import { storm } from '../../support/ado-emulator/storm';
import { items } from '../../support/ado-emulator/work-item-store';
import { startProduct } from '../../support/product-host';
import type { Product } from '../../support/product-host';
import { greetingService } from '../../support/product-repository';
import {
  atGate,
  decide,
  ensureTenant,
  isCompleted,
  registerProject,
  tenant,
  untilRun,
} from '../../support/product-runs';
import { coderGreets, scriptOf } from '../../support/product-script';

jest.setTimeout(600_000);

/** Each is started in another way, by a change of its work item. */
const starts = [
  { project: 'tagged', rule: { startTag: 'stellwerk' }, change: { 'System.Tags': 'stellwerk' } },
  {
    project: 'assigned',
    rule: { startOnAssignment: true, agent: agentUser },
    change: { 'System.AssignedTo': agentUser },
  },
  { project: 'moved', rule: { startArea: 'moved\\Automatic' }, change: { 'System.AreaPath': 'moved\\Automatic\\Web' } },
] as const;

describe('runs while Azure DevOps storms', () => {
  const deployed = mkdtempSync(join(tmpdir(), 'stellwerk-ado-storm-'));
  let emulator: AdoEmulator;
  let product: Product;

  beforeAll(async () => {
    emulator = await startAdoEmulator({ tokens: { pat: agentUser, person: 'dev@contoso.example' } });
    const { store, organization, url } = emulator;
    const modelScript = join(deployed, 'script.yml');
    writeFileSync(modelScript, scriptOf([coderGreets('Servus')]));
    const env = {
      STELLWERK_ADO_ORGANIZATIONS: `${organization}=${url}`,
      STELLWERK_ADO_AUTH: 'pat',
      STELLWERK_ADO_PAT: 'pat',
    };
    product = await startProduct({ env, modelScript });
    const password = await ensureTenant(product);
    for (const { project, rule } of starts) {
      store.ensureProject(project);
      await seedRepository(store, store.ensureRepository(project, 'greetings'), {
        ...(greetingService({}) as Readonly<Record<string, string>>),
        'azure-pipelines.yml': renderAzurePipeline(kinds.node, { deployCommand: 'node deploy.js' }),
        'deploy.js': sampleDeployScript(join(deployed, project)),
      });
      const location = `ado:${organization}/${project}/greetings`;
      await registerProject(product, { project, location, ado: { organization, project, ...rule } });
    }
    deliverEvents(emulator, { url: `${product.url}/api/hooks/ado/${tenant}`, user: 'azure-devops', password });
  });

  afterAll(async () => {
    await (product as Product | undefined)?.dispose();
    for (const { project } of starts) endDeployed(join(deployed, project));
    await emulator.close();
  });

  /** As a person does on the board, who tries again when the page fails. */
  async function change(path: string, verb: string, fields: Readonly<Record<string, string>>): Promise<number> {
    for (;;) {
      const response = await fetch(`${emulator.url}/${path}?api-version=7.1`, {
        method: verb,
        headers: { authorization: 'Bearer person', 'content-type': 'application/json-patch+json' },
        body: JSON.stringify(
          Object.entries(fields).map(([name, value]) => ({ op: 'add', path: `/fields/${name}`, value })),
        ),
      });
      if (response.ok) return ((await response.json()) as { readonly id: number }).id;
      if (response.status !== 429 && response.status !== 500)
        throw new Error(`${verb} ${path}: ${response.status} ${await response.text()}`);
      await sleep(100);
    }
  }

  const fileStory = (project: string): Promise<number> =>
    change(`${project}/_apis/wit/workitems/$User Story`, 'POST', {
      'System.Title': `Greet in another way, ${project}`,
      'System.AreaPath': project,
      'Microsoft.VSTS.Common.AcceptanceCriteria': '<ul><li>The greeting has changed.</li></ul>',
    });

  /** The run's last words come after its last state, and again until they are written. */
  async function untilSaid(number: number | undefined, words: string): Promise<readonly string[]> {
    for (;;) {
      const said =
        items(emulator.store)
          .get(String(number))
          ?.comments.map(({ text }) => text) ?? [];
      if (said.some((text) => text.includes(words))) return said;
      await sleep(100);
    }
  }

  it('every run goes from its trigger to production, and does everything once', async () => {
    const numbers: number[] = [];
    for (const { project } of starts) numbers.push(await fileStory(project));
    const runIds = starts.map(({ project }, index) => `${tenant}.${project}.${numbers[index]}.1`);
    const first = storm(emulator, 15);
    for (const [index, { project, change: fields }] of starts.entries())
      await change(`${project}/_apis/wit/workitems/${numbers[index]}`, 'PATCH', fields);
    await Promise.all([first, ...runIds.map((runId) => untilRun(product, runId, atGate('qa'), 240_000))]);
    const second = storm(emulator, 10);
    for (const runId of runIds) expect(await decideInStorm(product, runId)).toBe(200);
    await Promise.all([second, ...runIds.map((runId) => untilRun(product, runId, isCompleted, 240_000))]);

    const { store } = emulator;
    const pulls = [...pullRequests(store).values()];
    expect(pulls.map(({ repository, status }) => `${repository.project.name} ${status}`).sort()).toEqual(
      starts.map(({ project }) => `${project} completed`).sort(),
    );
    for (const [index, { project }] of starts.entries()) {
      const said = await untilSaid(numbers[index], `Run ${runIds[index]} completed`);
      expect(items(store).get(String(numbers[index]))?.fields['System.State']).toBe('Closed');
      expect(new Set(said).size).toBe(said.length);
      const { folder } = store.ensureRepository(project, 'greetings');
      const history = await store.git.text(folder, ['log', '--format=%s', '--no-merges', 'main']);
      expect(new Set(history.split('\n')).size).toBe(history.split('\n').length);
    }
  });
});

/** Who decides sits in the storm as well: an answer of 503 has decided nothing, or nothing anew, and is asked for again. */
async function decideInStorm(product: Product, runId: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const { status } = await decide(product, runId, 'qa', 'approve');
    if (status !== 503 || attempt === 60) return status;
    await sleep(500);
  }
}
