import { createAuthoriseEffect } from '../../../activities/authorise-effect';
import type { AuthoriseEffect, AuthorisePorts } from '../../../activities/authorise-effect';
import { createCedarEngine } from '../../../adapters/cedar/policy-engine';
import { gateId } from '../../../domain/ids';
import { at, createActivityWorld } from './activity-world';
import type { ActivityWorld } from './activity-world';

const askForBranches = `@id("human:branch") @reason("Branches are few.")
forbid (principal, action == Action::"createBranch", resource) unless { context.personApproved };`;
const noBranches = `@id("acme:no-branch") @reason("No branches.") @next("Wait.")
forbid (principal, action == Action::"createBranch", resource);`;

describe('what the rules say before an effect', () => {
  let world: ActivityWorld;
  let authorise: AuthoriseEffect;
  let version = 0;
  beforeEach(async () => {
    version = 0;
    world = await createActivityWorld();
    const code = { readFile: async () => undefined };
    const policy = createCedarEngine(world.ports.policies);
    const ports = { ...world.ports, code, policy, model: { name: 'scripted' } } as unknown as AuthorisePorts;
    authorise = createAuthoriseEffect(ports);
  });
  afterEach(() => world.close());

  const setRules = (text: string) =>
    world.ports.policies.add({ tenant: 'acme', version: (version += 1), text, setBy: 'admin', setAt: at });
  const records = async () =>
    (await world.ports.audit.list('acme', { runId: world.run.runId })).filter(({ kind }) => kind === 'authorisation');
  const scope = (operation: string) => {
    const { run } = world;
    return { runId: run.runId, tenant: 'acme', operationKey: `${run.runId}/${operation}`, run };
  };
  const branch = () => authorise('ensureBranch', scope('branch'));
  const merge = () =>
    authorise('mergePullRequest', { ...scope('merge'), pullRequest: { id: '1', url: 'u' }, commit: 'c' });

  async function atCheckpoint(visit: number, subject: string, choice: string): Promise<void> {
    const { runId } = world.run;
    const place = { runId, gateId: gateId('checkpoint', visit) };
    const shown = { subject, choices: ['continue', 'pause'], openedAt: at, deadline: at };
    const gate = { ...place, ...shown, tenant: 'acme', gate: 'checkpoint', instanceId: '', requester: 'dev' } as const;
    await world.ports.runs.openGate(gate);
    await world.ports.runs.insertDecision({ ...place, choice, by: 'qa', channel: 'api', subject, at });
  }

  it('is recorded once, however often the same is asked', async () => {
    await branch();
    await branch();
    expect(await records()).toMatchObject([
      {
        actor: 'delivery',
        data: { effect: 'ensureBranch', verdict: 'allow', reasons: [{ rule: 'allow:branch-and-pull-request' }] },
      },
    ]);
  });

  it('is recorded again when other rules give another answer', async () => {
    await branch();
    await setRules(noBranches);
    expect(await branch()).toEqual({
      kind: 'refused',
      code: 'policy_denied',
      reason: 'createBranch on Repository shop: No branches. [acme:no-branch] Wait.',
    });
    expect((await records()).map(({ data }) => data['verdict'])).toEqual(['allow', 'deny']);
  });

  it('asks a person with a subject of its own, and takes the answer given there', async () => {
    await setRules(askForBranches);
    const asked = await branch();
    if (asked.kind !== 'refused') throw new Error('It was allowed.');
    expect(asked.code).toBe('needs_human');
    await atCheckpoint(1, `${world.run.runId}#0`, 'continue');
    await atCheckpoint(2, asked.subject ?? '', 'pause');
    expect(await branch()).toEqual(asked);
    await atCheckpoint(3, asked.subject ?? '', 'continue');
    expect(await branch()).toEqual({ kind: 'allowed' });
    expect((await records()).at(-1)?.data).toMatchObject({ verdict: 'allow', gate: 'checkpoint.3' });
  });

  it('asks again when another rule asks: an answer counts for the rules it was given to', async () => {
    await setRules(askForBranches);
    const asked = await branch();
    await atCheckpoint(1, (asked.kind === 'refused' && asked.subject) || '', 'continue');
    await setRules(askForBranches.replace('human:branch', 'human:other'));
    expect(await branch()).toMatchObject({ kind: 'refused', code: 'needs_human' });
  });

  it('is no to a merge that is not tested and approved, whatever a tenant permits', async () => {
    await setRules('@id("acme:all") permit (principal, action, resource);');
    const refused = await merge();
    expect(refused).toMatchObject({ kind: 'refused', code: 'policy_denied' });
    expect(refused.kind === 'refused' && refused.reason).toMatch(/hard:merge-unapproved.*hard:merge-untested/);
  });

  it('is yes to a merge after the report and its approval, and no again after a later rejection', async () => {
    const qaReport = await world.document('qa_report', { status: 'APPROVED' });
    await world.ports.runs.recordProgress(world.run.runId, 'links', at, { links: { qa_report: qaReport } });
    await world.decide('qa', qaReport, 'approve');
    expect(await merge()).toEqual({ kind: 'allowed' });
    const { runId } = world.run;
    const second = { runId, gateId: 'qa.2', subject: 'x', openedAt: at, deadline: at };
    const gate = { ...second, tenant: 'acme', gate: 'qa', instanceId: '', requester: 'dev', choices: [] } as const;
    await world.ports.runs.openGate(gate);
    expect(await merge()).toMatchObject({ kind: 'refused', code: 'policy_denied' });
  });

  it('never holds up a roll back, and is on record all the same', async () => {
    await setRules('@id("acme:none") @reason("Nothing.") forbid (principal, action, resource);');
    const input = { ...scope('roll-back'), deployId: `${world.run.runId}.deploy.1` };
    expect(await authorise('rollBackDeployment', input)).toEqual({ kind: 'allowed' });
    expect((await records())[0]?.data).toMatchObject({ verdict: 'deny', reasons: [{ rule: 'acme:none' }] });
  });

  it('counts files and changed lines of a commit, and names every path', async () => {
    await setRules(`@id("acme:small") @reason("Two lines at most.")
forbid (principal, action == Action::"changeSize", resource) when { context.lines > 2 };`);
    const file = await world.ports.artifacts.put('acme', 'file', 'one\ntwo\n');
    const commit = async (paths: readonly string[]) => {
      const workspace = await world.json('workspace', Object.fromEntries(paths.map((path) => [path, file.uri])));
      const more = { visit: 1, expectedHead: 'h', workspace, spec: '', summary: '' };
      return authorise('commitChange', { ...scope(`commit.${paths.length}`), ...more });
    };
    expect(await commit(['src/a.ts'])).toEqual({ kind: 'allowed' });
    expect(await commit(['src/a.ts', 'src/b.ts'])).toMatchObject({ kind: 'refused', code: 'policy_denied' });
    const outside = await commit(['docs/a.md', '.github/x.yml', 'src/a.ts']);
    expect(outside.kind === 'refused' && outside.reason).toMatch(
      /editPath on Path shop\/\.github\/x\.yml: .*hard:restricted-path.*editPath on Path shop\/docs\/a\.md/,
    );
  });
});
