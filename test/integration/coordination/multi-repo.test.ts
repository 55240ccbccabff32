import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunView } from '../../../contracts/api';
import { repositoryOf } from '../../support/product-greetings';
import { startProduct, type Product } from '../../support/product-host';
import { git, greetingService, makeRepository } from '../../support/product-repository';
import {
  atGate,
  decide,
  ensureTenant,
  expectOk,
  fileTicket,
  registerProject,
  showRun,
  untilRun,
} from '../../support/product-runs';
import { coderGreets, scriptOf } from '../../support/product-script';

jest.setTimeout(180_000);

/** A contract and two consumers: three repositories, three services. */
const projects = ['words', 'web', 'app'] as const;

describe('a change in three repositories', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
    for (const project of projects) {
      const files = greetingService();
      const location = makeRepository(repositoryOf(product, project), files);
      await registerProject(product, { project, location });
    }
  });
  afterAll(() => (product as Product | undefined)?.dispose());

  /** From filing to the joint gate, with the yes that autonomy asks for on the way. */
  async function untilJointGate(word: string): Promise<RunView> {
    const runId = await fileTicket(product, {
      title: `Greet with ${word} everywhere`,
      acceptanceCriteria: ['The greeting has changed.'],
      modelScript: scriptOf([coderGreets(word)]),
      repositories: projects.map((project) => ({ project })),
    });
    const asked = await untilRun(product, runId, ({ waitingFor }) => waitingFor?.kind === 'checkpoint');
    expect(asked.waitingFor).toMatchObject({ code: 'multi_repo' });
    expect(asked.risk).toMatchObject({ class: 'R2', reasons: ['3 repositories'] });
    const body = { choice: 'continue' };
    expectOk(await product.call('dev', 'POST', `/v1/runs/${runId}/checkpoint`, body));
    return untilRun(product, runId, atGate('qa', 1), 120_000);
  }

  const partsOf = ({ parts = [] }: RunView): string =>
    parts.map(({ project, standing }) => `${project} ${standing}`).join(', ');

  async function approveDeployments(whole: RunView): Promise<void> {
    for (const { runId } of whole.parts ?? []) {
      await untilRun(product, runId ?? '', atGate('deploy', 1));
      expectOk(await decide(product, runId ?? '', 'ops', 'approve'));
    }
  }

  const greetingOn = (project: string): string => git(repositoryOf(product, project), 'show', 'main:greeting.txt');

  it('is reviewed once, merged contract first, and delivered in all of them', async () => {
    const whole = await untilJointGate('Servus');
    expect(whole.parts?.map(({ project, role, status }) => [project, role, status])).toEqual([
      ['words', 'contract', 'waiting_for_confirmation'],
      ['web', 'consumer', 'waiting_for_confirmation'],
      ['app', 'consumer', 'waiting_for_confirmation'],
    ]);
    const [, web] = whole.parts ?? [];
    expect((await decide(product, web?.runId ?? '', 'qa', 'approve')).body.code).toBe('joint_gate');
    expect((await decide(product, whole.runId, 'dev', 'approve')).status).toBe(403);
    expectOk(await decide(product, whole.runId, 'qa', 'approve'));
    await approveDeployments(whole);

    const done = await untilRun(product, whole.runId, ({ status }) => status === 'completed', 120_000);
    expect(done.state).toBe('PRODUCTION');
    expect(partsOf(done)).toBe('words kept, web kept, app kept');
    const sum = (done.parts ?? []).reduce((total, { costUsd }) => total + costUsd, done.costUsd);
    expect(done.costWithPartsUsd).toBeCloseTo(sum, 9);
    for (const { project, runId } of done.parts ?? []) {
      const part = await showRun(product, runId ?? '');
      expect(part).toMatchObject({ status: 'completed', state: 'PRODUCTION', whole: whole.runId });
      expect(greetingOn(project)).toBe('Servus');
      expect(await (await fetch(part.deployment?.url ?? '')).text()).toBe('Servus\n');
    }
  });

  it('is taken back everywhere when the last one does not merge', async () => {
    const before = Object.fromEntries(projects.map((project) => [project, greetingOn(project)]));
    const whole = await untilJointGate('Moin');
    expectOk(await decide(product, whole.runId, 'qa', 'approve'));
    // Somebody changes the same line after the approval.
    const app = repositoryOf(product, 'app');
    writeFileSync(join(app, 'greeting.txt'), 'Ahoi\n');
    git(app, 'commit', '--quiet', '--all', '--message', 'By hand');
    await approveDeployments(whole);

    const ended = await untilRun(product, whole.runId, ({ status }) => status === 'failed', 120_000);
    expect(ended.statusReason).toMatch(/^nothing is delivered: app: .*conflicts with main/);
    expect(partsOf(ended)).toBe('words undone, web undone, app undone');
    expect(greetingOn('words')).toBe(before['words']);
    expect(greetingOn('web')).toBe(before['web']);
    expect(greetingOn('app')).toBe('Ahoi');
    expect(readFileSync(join(repositoryOf(product, 'words'), 'greeting.txt'), 'utf8')).toBe('Servus\n');
    for (const { runId } of ended.parts ?? []) expect((await showRun(product, runId ?? '')).status).toBe('failed');
    const { deployment } = await showRun(product, whole.parts?.[0]?.runId ?? '');
    if (deployment) expect(await (await fetch(deployment.url)).text()).toBe('Servus\n');
    const log = git(repositoryOf(product, 'words'), 'log', '--format=%s', '-2', 'main').split('\n');
    expect(log[0]).toMatch(/^Revert/);
  });
});
