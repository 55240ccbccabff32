import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderAzurePipeline } from '../../../pipelines/azure/render-azure';
import { kinds } from '../../../pipelines/kinds';
import { agentUser, startAdoEmulator } from '../../support/ado-emulator';
import type { AdoEmulator } from '../../support/ado-emulator';
import { wikiPages } from '../../support/ado-emulator/areas/wiki';
import { completeReady } from '../../support/ado-emulator/complete-pull-request';
import { deliverEvents } from '../../support/ado-emulator/deliver-events';
import { buildsOf } from '../../support/ado-emulator/pipelines/build';
import { endDeployed, sampleDeployScript } from '../../support/ado-emulator/pipelines/sample-deploy';
import { setPolicy } from '../../support/ado-emulator/policies';
import { pullRequests } from '../../support/ado-emulator/pull-request-store';
import { seedRepository } from '../../support/ado-emulator/seed-repository';
import { items } from '../../support/ado-emulator/work-item-store';
import { startProduct } from '../../support/product-host';
import type { Product } from '../../support/product-host';
import { greetingService } from '../../support/product-repository';
import {
  atGate,
  artifactOf,
  decide,
  ensureTenant,
  isCompleted,
  needsPerson,
  registerProject,
  tenant,
  untilRun,
} from '../../support/product-runs';
import { coderGreets, scriptOf } from '../../support/product-script';

jest.setTimeout(240_000);

/** Checks and deployments run in the emulated pipelines: nothing of the project runs on the host itself. */
interface QaFigures {
  readonly coverage_total: number;
  readonly levels: readonly { readonly level: string; readonly tests?: object }[];
}

/** Leaves what the pipeline's own tasks publish, and no results file of the project's. */
const publishingTest = `mkdir -p results
cat > results/junit.xml <<'XML'
<testsuite><testcase name="greets" classname="g" time="0.1"/><testcase name="ends" classname="g" time="0.1"/>
<testcase name="sings" classname="g"><skipped/></testcase></testsuite>
XML
echo '<coverage><line number="1" hits="1"/><line number="2" hits="3"/><line number="3" hits="1"/><line number="4" hits="0"/></coverage>' > results/coverage.xml
`;

describe('a project in Azure DevOps with its own pipeline', () => {
  const deployed = mkdtempSync(join(tmpdir(), 'stellwerk-ado-live-'));
  let emulator: AdoEmulator;
  let product: Product;
  const reviewers = 'Minimum number of reviewers';
  const policyOf = (store: AdoEmulator['store']) => ({
    ...{ project: store.ensureProject('Web Shop'), branch: 'refs/heads/main', isBlocking: true },
  });

  beforeAll(async () => {
    emulator = await startAdoEmulator({ tokens: { pat: agentUser, person: 'dev@contoso.example' } });
    const { store, organization, url } = emulator;
    const repository = store.ensureRepository('Web Shop', 'greetings');
    const files = greetingService({ commands: { lint: 'sh lint.sh' } }) as Readonly<Record<string, string>>;
    const projectFile = JSON.parse(files['.stellwerk/project.yml'] ?? '') as object;
    await seedRepository(store, repository, {
      ...files,
      '.stellwerk/project.yml': JSON.stringify({
        ...projectFile,
        pullRequests: { autoComplete: true },
        pages: { deliveries: '/Releases' },
      }),
      'test.sh': `${files['test.sh']}${publishingTest}`,
      'lint.sh': 'grep -q "[a-z]" greeting.txt\n',
      'azure-pipelines.yml': renderAzurePipeline(kinds.python, { deployCommand: 'node deploy.js' }),
      'deploy.js': sampleDeployScript(deployed),
    });
    for (const name of ['test', 'qa-report', 'qa-approval']) {
      const requires = { genre: 'stellwerk', name };
      setPolicy(store, { ...policyOf(store), displayName: `Status stellwerk/${name}`, status: 'queued', requires });
    }
    setPolicy(store, { ...policyOf(store), displayName: reviewers, status: 'rejected' });
    const env = {
      STELLWERK_ADO_ORGANIZATIONS: `${organization}=${url}`,
      STELLWERK_ADO_AUTH: 'pat',
      STELLWERK_ADO_PAT: 'pat',
    };
    const modelScript = join(deployed, 'script.yml');
    writeFileSync(modelScript, scriptOf([coderGreets('Servus')]));
    product = await startProduct({ env, modelScript });
    const password = await ensureTenant(product);
    const location = `ado:${organization}/Web Shop/greetings`;
    const ado = { organization, project: 'Web Shop', startTag: 'stellwerk' };
    await registerProject(product, { project: 'greetings', location, ado });
    deliverEvents(emulator, { url: `${product.url}/api/hooks/ado/${tenant}`, user: 'azure-devops', password });
  });

  afterAll(async () => {
    await (product as Product | undefined)?.dispose();
    endDeployed(deployed);
    await emulator.close();
  });

  /** As a person makes one on the board. */
  async function fileStory(fields: Readonly<Record<string, string>>): Promise<number> {
    const url = `${emulator.url}/Web Shop/_apis/wit/workitems/$User Story?api-version=7.1`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: 'Bearer person', 'content-type': 'application/json-patch+json' },
      body: JSON.stringify(
        Object.entries(fields).map(([name, value]) => ({ op: 'add', path: `/fields/${name}`, value })),
      ),
    });
    return ((await response.json()) as { readonly id: number }).id;
  }

  it('delivers a work item by pipeline runs, under branch policies that demand its statuses', async () => {
    const { store } = emulator;
    const number = await fileStory({
      'System.Title': 'Greet in another way',
      'Microsoft.VSTS.Common.AcceptanceCriteria': '<ul><li>The greeting has changed.</li></ul>',
      'System.Tags': 'stellwerk',
    });
    const runId = `${tenant}.greetings.${number}.1`;
    const run = await untilRun(product, runId, atGate('qa'), 120_000);
    const [pull] = [...pullRequests(store).values()];
    expect(pull?.statuses.map(({ context: { genre, name }, state }) => `${genre}/${name} ${state}`)).toEqual(
      expect.arrayContaining(['stellwerk/test 2', 'stellwerk/lint 2', 'stellwerk/qa-approval 1']),
    );
    expect(run.commit).toBe(pull?.source);

    const review = await product.call('qa', 'GET', `/v1/runs/${runId}/review`);
    expect(review).toMatchObject({ status: 200, body: { commit: run.commit, remarks: [], vote: 'none' } });

    expect((await decide(product, runId, 'qa', 'approve')).status).toBe(200);
    const held = await untilRun(product, runId, needsPerson, 60_000);
    expect(held.statusReason).toContain(`waits for: ${reviewers} (rejected). Azure DevOps completes it`);
    setPolicy(store, { ...policyOf(store), displayName: reviewers, status: 'approved' });
    if (pull) await completeReady(store, pull);
    const done = await untilRun(product, runId, isCompleted, 120_000);
    expect(pull).toMatchObject({ status: 'completed', labels: ['stellwerk', 'qa-approved'] });
    expect(await (await fetch(done.deployment?.url ?? '')).text()).toBe('Servus\n');
    const purposes = [...buildsOf(store).values()].map(
      ({ parameters, result }) => `${parameters['purpose']} ${result}`,
    );
    expect(purposes).toEqual(expect.arrayContaining(['check succeeded', 'deploy succeeded']));
    const item = items(store).get(String(number));
    expect(item?.fields['System.State']).toBe('Closed');
    const { id: projectId } = store.ensureProject('Web Shop');
    const place = `${projectId}%2F${store.ensureRepository('Web Shop', 'greetings').id}`;
    expect(item?.relations.map(({ url, attributes }) => [url, attributes])).toEqual([
      [`vstfs:///Git/Ref/${place}%2FGB${encodeURIComponent(done.branch ?? '')}`, { name: 'Branch' }],
      [`vstfs:///Git/PullRequestId/${place}%2F1`, { name: 'Pull Request' }],
      [expect.stringMatching(/^vstfs:\/\/\/Build\/Build\/\d+$/), { name: 'Build' }],
    ]);

    expect(wikiPages(store).get(`Web Shop/Releases/${runId}`)).toContain('In production: version');

    const report = await artifactOf<QaFigures>(product, done.links.qa_report);
    expect(report.levels.find(({ level }) => level === 'unit')?.tests).toEqual({
      ...{ total: 3, passed: 2, failed: 0, skipped: 1 },
    });
    expect(report.coverage_total).toBe(75);
  });
});
