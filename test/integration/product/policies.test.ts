import type { EffectDecisionView, PoliciesView } from '../../../contracts/policy-api';
import type { Problem } from '../../../contracts/api';
import { fileGreeting } from '../../support/product-greetings';
import type { Product } from '../../support/product-host';
import { newFolder, startProduct } from '../../support/product-host';
import { greetingService, makeRepository } from '../../support/product-repository';
import {
  atGate,
  ensureTenant,
  expectOk,
  fileTicket,
  needsPerson,
  registerProject,
  showRun,
  untilRun,
} from '../../support/product-runs';
import { coderGreets, scriptOf } from '../../support/product-script';

const script = scriptOf([coderGreets('Hallo')]);
const noGreeting = `@id("local:no-greeting") @reason("Greetings are frozen until the fair.") @next("Ask marketing.")
forbid (principal, action == Action::"editPath", resource) when { resource.path like "greet*" };`;
const askGreeting = `@id("human:greeting") @reason("Greetings are seen by everybody.")
forbid (principal, action == Action::"editPath", resource) when { resource.path like "greet*" }
unless { context.personApproved };`;
const everything = '@id("local:all") permit (principal, action, resource);';

jest.setTimeout(60_000);

describe('rules on a running host', () => {
  let product: Product;
  let repository: string;
  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
    repository = makeRepository(newFolder('policies'), greetingService());
    await registerProject(product, { project: 'greetings', location: repository });
  });
  afterAll(() => (product as Product | undefined)?.dispose());

  const setRules = (text: string) =>
    product.call<PoliciesView & Problem>('admin', 'PUT', '/v1/tenants/local/policies', { text });
  const file = (title: string) => fileTicket(product, { project: 'greetings', title, modelScript: script });
  const answer = (user: string, runId: string, choice: string) =>
    product.call<Problem>(user, 'POST', `/v1/runs/${runId}/checkpoint`, { choice });
  async function decisionsOf(runId: string): Promise<readonly EffectDecisionView[]> {
    const path = `/v1/runs/${runId}/decisions`;
    return expectOk(await product.call<{ readonly items: readonly EffectDecisionView[] }>('dev', 'GET', path)).items;
  }

  it('of a tenant stop an edit with a reason people can read, until the rule is gone', async () => {
    expectOk(await setRules(noGreeting));
    const runId = await file('A forbidden greeting');
    const stopped = await untilRun(product, runId, needsPerson);
    expect(stopped.statusReason).toMatch(
      /^policy_denied: editPath on Path .*greeting\.txt: Greetings are frozen until the fair\. \[local:no-greeting\] Ask marketing\.$/,
    );
    expect(stopped.commit).toBeNull();
    const denied = (await decisionsOf(runId)).filter(({ verdict }) => verdict !== 'allow');
    expect(denied).toMatchObject([
      { effect: 'commitChange', actor: 'coder', verdict: 'deny', reasons: [{ rule: 'local:no-greeting' }] },
    ]);

    expectOk(await setRules(''));
    expectOk(await answer('qa', runId, 'continue'));
    await untilRun(product, runId, atGate('qa'));
    const versions = new Set((await decisionsOf(runId)).map(({ policyVersion }) => policyVersion));
    expect(versions.size).toBe(2);
  });

  it('ask a person other than the requester, whatever is permitted, and the answer lets the same edit pass', async () => {
    expectOk(await setRules(`${askGreeting}\n${everything}`));
    const runId = await file('A greeting to agree on');
    const stopped = await untilRun(product, runId, needsPerson);
    expect(stopped.statusReason).toMatch(/^needs_human: .*Greetings are seen by everybody\. \[human:greeting\]/);
    expect(stopped.waitingFor?.subject).toMatch(/^policy:[0-9a-f]{64}$/);

    const own = await answer('dev', runId, 'continue');
    expect([own.status, own.body.code]).toEqual([403, 'policy_denied']);
    expect(own.body.detail).toContain('[hard:requester-approves]');
    expect(needsPerson(await showRun(product, runId))).toBe(true);

    expectOk(await answer('qa', runId, 'continue'));
    const { commit } = await untilRun(product, runId, atGate('qa'));
    expect(commit).not.toBeNull();
    const commits = (await decisionsOf(runId)).filter(({ effect }) => effect === 'commitChange');
    expect(commits.map(({ verdict, gate }) => [verdict, gate])).toEqual([
      ['needs_human', undefined],
      ['allow', 'checkpoint.1'],
    ]);
  });

  it('cannot be loosened where they are hard: neither by permits nor by another rule of the same id', async () => {
    const again = await setRules('@id("hard:spending-limit") permit (principal, action, resource);');
    expect([again.status, again.body.code]).toEqual([422, 'policy_invalid']);

    expectOk(await setRules(everything));
    const { rules } = expectOk(await product.call<PoliciesView>('dev', 'GET', '/v1/policies?tenant=local'));
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(['local:all', 'hard:spending-limit']));
    expectOk(await setRules(''));
  });

  it('ask before restricted data is sent to a model', async () => {
    const { runId } = await fileGreeting(product, {
      project: 'secretive',
      service: { data: { class: 'restricted' } },
      replies: [coderGreets('Hallo')],
    });
    const { statusReason, state } = await untilRun(product, runId, needsPerson);
    expect([state, statusReason]).toEqual([
      'PLANNING',
      expect.stringMatching(/^needs_human: callModel .*restricted-data/),
    ]);
  });

  it('can be set by administrators only', async () => {
    const refused = await product.call<Problem>('dev', 'PUT', '/v1/tenants/local/policies', { text: everything });
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  });

  it('have been asked before every effect of a run, once each', async () => {
    const runId = await file('A greeting like any other');
    await untilRun(product, runId, atGate('qa'));
    const decisions = await decisionsOf(runId);
    const keys = decisions.map(({ operationKey }) => operationKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(decisions.map(({ effect }) => effect))).toEqual(
      new Set([
        'takeModelTurn',
        'runTools',
        'ensureBranch',
        'commitChange',
        'startCheck',
        'ensurePullRequest',
        'publishReport',
      ]),
    );
  });
});
