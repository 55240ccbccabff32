import { setTimeout as sleep } from 'node:timers/promises';
import type { EditedArtifact, RunArtifactView, RunStateView, RunView } from '../../../contracts/api';
import { readStore } from '../../support/product-effects';
import { fileGreeting, type GreetingTicket } from '../../support/product-greetings';
import { startProduct, type Product } from '../../support/product-host';
import { processesOf } from '../../support/product-processes';
import { commitFiles, git } from '../../support/product-repository';
import {
  artifactOf,
  atGate,
  control,
  decide,
  ensureTenant,
  eventsOf,
  expectOk,
  isCompleted,
  needsPerson,
  showRun,
  untilRun,
} from '../../support/product-runs';
import { coderEdits, coderGreets, plannerReply, type ScriptedReply } from '../../support/product-script';

jest.setTimeout(90_000);

describe('stages and their checkpoints', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    await ensureTenant(product);
  });

  afterAll(() => (product as Product | undefined)?.dispose());

  const file = (ticket: GreetingTicket) => fileGreeting(product, ticket);
  const stopped = async (ticket: GreetingTicket) => {
    const filed = await file(ticket);
    return { ...filed, run: await untilRun(product, filed.runId, needsPerson) };
  };
  const choose = async (runId: string, choice: string) =>
    expectOk(await product.call('dev', 'POST', `/v1/runs/${runId}/checkpoint`, { choice }));
  const after = (stage: string, visit?: string) => (run: RunView) =>
    needsPerson(run) && run.waitingFor?.stage === stage && (visit === undefined || run.waitingFor.gateId === visit);
  const stateOf = async (runId: string) =>
    expectOk(await product.call<RunStateView>('dev', 'GET', `/v1/runs/${runId}/state`));
  const kept = async (runId: string, folder: string) => {
    const path = `/v1/runs/${runId}/artifacts?folder=${folder}`;
    return expectOk(await product.call<{ readonly items: readonly RunArtifactView[] }>('dev', 'GET', path)).items;
  };
  const promptsOf = (session: string) =>
    readStore(
      product.data,
      'stellwerk',
      `SELECT * FROM turn_requests WHERE session_id = '${session}' ORDER BY turn`,
    ).map((row) => JSON.stringify(row));

  it('stops after every stage, and each of the five ways on does what it says', async () => {
    const { runId } = await file({ project: 'every-stage', service: { policy: { checkpoints: 'every_stage' } } });
    const planned = await untilRun(product, runId, after('plan'));
    expect(planned).toMatchObject({ state: 'PLANNING', status: 'waiting_for_confirmation' });
    expect(planned.waitingFor?.choices).toEqual([
      ...['continue', 'continue_fresh', 'repeat', 'rerun_after_edit', 'pause', 'cancel'],
    ]);
    expect(Object.keys(planned.waitingFor?.artifacts ?? {})).toEqual(['code_gen_spec', 'test_plan']);

    await choose(runId, 'pause');
    const paused = await untilRun(product, runId, after('plan', 'checkpoint.2'));
    expect(paused.status).toBe('paused');
    expect((await stateOf(runId)).completedStages).toEqual(['plan']);

    await choose(runId, 'repeat');
    await untilRun(product, runId, after('plan', 'checkpoint.3'));

    const spec = await artifactOf<Record<string, unknown>>(product, planned.waitingFor?.artifacts?.['code_gen_spec']);
    const mine = { ...spec, title: 'Greet as the person wants' };
    const path = `/v1/runs/${runId}/artifacts/code_gen_spec`;
    expect((await product.call('dev', 'PUT', path, { ...spec, task_context: 1 })).status).toBe(422);
    expect((await product.call('dev', 'PUT', `/v1/runs/${runId}/artifacts/qa_report`, {})).status).toBe(400);
    const edited = expectOk(await product.call<EditedArtifact>('dev', 'PUT', path, mine));
    await choose(runId, 'rerun_after_edit');
    await untilRun(product, runId, after('plan', 'checkpoint.4'));
    expect(promptsOf(`${runId}.plan.3.planner.1`).join()).toContain('Greet as the person wants');
    const audit = readStore(
      product.data,
      'stellwerk',
      `SELECT * FROM audit_records WHERE entry LIKE '%${edited.uri}%'`,
    );
    expect(audit.map((row) => JSON.stringify(row)).join()).toContain('dev');

    expectOk(await product.call('dev', 'PUT', path, mine));
    await choose(runId, 'continue');
    const coded = await untilRun(product, runId, after('code'));
    expect(coded.state).toBe('CODING');
    expect(coded.links.code_gen_spec).toBe(edited.uri);
    expect(promptsOf(`${runId}.code.1.coder.1`).join()).toContain('earlier_session');

    await choose(runId, 'continue_fresh');
    const tested = await untilRun(product, runId, after('test'));
    expect(tested.state).toBe('TESTING');
    expect(promptsOf(`${runId}.test.1.tester.1`).join()).not.toContain('earlier_session');
    expectOk(await product.call('dev', 'POST', `/v1/runs/${runId}/continue`, {}));
    await untilRun(product, runId, atGate('qa'));
    expectOk(await decide(product, runId, 'qa', 'approve'));
    const deployed = await untilRun(product, runId, after('deploy'));
    expect(deployed.state).toBe('DEPLOYMENT');
    await choose(runId, 'continue_fresh');
    await untilRun(product, runId, isCompleted);

    expect(await stateOf(runId)).toMatchObject({
      version: '1.0',
      status: 'idle',
      currentStage: 'deploy',
      completedStages: ['plan', 'code', 'test', 'deploy'],
      failedStages: [],
      lastCheckpoint: 'deploy',
    });
    expect((await stateOf(runId)).stageHistory.map(({ stageId }) => stageId)).toEqual([
      ...['plan', 'plan', 'plan', 'code', 'test', 'deploy'],
    ]);
  });

  it('keeps what was written outside the capabilities apart, commits nothing and pauses with a hint', async () => {
    const { repository, runId, run } = await stopped({
      project: 'quarantine',
      replies: [
        coderEdits([
          { path: 'greeting.txt', content: 'Servus\n' },
          { path: 'server.js', content: 'owned()\n' },
        ]),
      ],
      service: { stages: { code: { capabilities: { coder: { write: ['*.txt'] } } } } },
    });

    expect(run).toMatchObject({ state: 'CODING', status: 'paused', commit: null });
    expect(run.statusReason).toMatch(/^path_violation: "server\.js" is outside what the coder may write: \*\.txt/);
    expect(run.waitingFor?.hint).toContain(`stellwerk artifacts ${runId} --folder _untrusted`);
    const [only, ...more] = await kept(runId, '_untrusted');
    expect(only).toMatchObject({ folder: '_untrusted/code', path: 'server.js' });
    expect(more).toEqual([]);
    expect(await artifactOf(product, only?.uri ?? undefined)).toBe('owned()\n');
    expect(git(repository, 'log', '--all', '--format=%s')).toBe('First commit');
  });

  it('shows no secret and nothing outside the readable paths, and tells that it was asked for', async () => {
    const look: ScriptedReply = {
      when: { role: 'coder', turn: 1 },
      reply: {
        tools: [
          { name: 'read_file', arguments: { path: '.env' } },
          { name: 'read_file', arguments: { path: 'server.js' } },
          { name: 'search', arguments: { text: 'hunter2' } },
        ],
      },
    };
    const { runId } = await file({
      project: 'secrets',
      files: { '.env': 'PASSWORD=hunter2\n' },
      replies: [look, coderGreets('Servus', { turn: 2 })],
      service: { stages: { code: { capabilities: { coder: { read: ['*.txt', '.env'] } } } } },
    });
    await untilRun(product, runId, atGate('qa'));

    const texts = (await eventsOf(product, runId)).map(({ text }) => text).join('\n');
    expect(texts).toMatch(/not read: "\.env" is kept from agents/);
    expect(texts).toMatch(/not read: "server\.js" is outside what the coder may read: \*\.txt, \.env/);
    expect(promptsOf(`${runId}.code.1.coder.1`).join()).not.toContain('hunter2\\n');
    expect(promptsOf(`${runId}.code.1.coder.1`).join()).not.toContain('PASSWORD=');
  });

  it('repeats a stage once whose exit criteria do not hold, archives the second failure and pauses', async () => {
    const { runId, run } = await stopped({
      project: 'criteria',
      service: {
        stages: { code: { exitCriteria: [{ file: 'NOTES.md' }, { file: 'greeting.txt', contains: 'Servus' }] } },
      },
      replies: [coderGreets('Servus', { visit: 1 }), coderGreets('Servus, Welt', { contains: 'NOTES.md exists' })],
    });

    expect(run).toMatchObject({ state: 'CODING', status: 'paused' });
    expect(run.statusReason).toMatch(/^exit_criteria_unmet: .*NOTES\.md exists \(there is no such file\)/);
    expect(run.statusReason).not.toContain('greeting.txt contains');
    expect((await stateOf(runId)).stageHistory.at(-1)).toMatchObject({
      stageId: 'code',
      status: 'failed',
      attempts: 2,
    });
    const archived = await kept(runId, '_failed/code/attempt-2');
    expect(archived.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['error.json', 'artifact_bundle.json', 'files/greeting.txt']),
    );
  });

  it('goes on from a failed stage with what a person pushed', async () => {
    const { runId, repository, run } = await stopped({
      project: 'pushed',
      service: { stages: { code: { exitCriteria: [{ file: 'NOTES.md' }] } } },
      replies: [coderGreets('Servus')],
    });
    git(repository, 'checkout', '--quiet', run.branch ?? '');
    commitFiles(repository, { 'NOTES.md': 'Written by a person.\n' }, 'Add the notes');
    git(repository, 'checkout', '--quiet', 'main');
    await choose(runId, 'rerun_after_edit');
    await untilRun(product, runId, atGate('qa'));
    expect((await stateOf(runId)).completedStages).toEqual(['plan', 'code', 'test']);
  });

  it('refuses an output without its mandatory skill, corrects once, and takes one that used it', async () => {
    const skill = (when: object): ScriptedReply => ({
      when: { role: 'planner', ...when },
      reply: { tools: [{ name: 'use_skill', arguments: { name: 'acceptance-criteria-review' } }] },
    });
    const service = { stages: { plan: { skills: ['acceptance-criteria-review'] } } };
    const corrected = await file({
      project: 'skilled',
      service,
      replies: [skill({ turn: 2, contains: 'was not used' }), coderGreets('Servus')],
    });
    const { run } = await stopped({ project: 'unskilled', service });

    expect(run).toMatchObject({ state: 'PLANNING', status: 'paused' });
    expect(run.statusReason).toMatch(/^skill_missing: .*acceptance-criteria-review was not used/);
    await untilRun(product, corrected.runId, atGate('qa'));
  });

  it('stops where a person pushed to its branch, names them, and builds on it when told to', async () => {
    const { runId, repository } = await file({
      project: 'human',
      service: { policy: { maxRounds: 5 } },
      replies: [coderGreets('Grüß Gott', { contains: 'pushed_commits' }), coderGreets('Servus')],
    });
    const before = await untilRun(product, runId, atGate('qa'));
    git(repository, 'checkout', '--quiet', before.branch ?? '');
    commitFiles(repository, { 'extra.txt': 'by hand\n' }, 'By hand');
    git(repository, 'checkout', '--quiet', 'main');
    expectOk(await decide(product, runId, 'qa', 'reject', { comment: 'again' }));
    const held = await untilRun(product, runId, needsPerson);
    expect(held).toMatchObject({ state: 'CODING', status: 'paused' });
    expect(held.statusReason).toMatch(/^head_moved: Test <test@stellwerk\.invalid> pushed to .*By hand/);

    await choose(runId, 'continue');
    const again = await untilRun(product, runId, atGate('qa', 2));
    expect(git(repository, 'log', '--format=%s', again.commit ?? '').split('\n')).toContain('By hand');
    expect(git(repository, 'show', `${again.commit ?? ''}:greeting.txt`)).toBe('Grüß Gott');
  });

  it('ends a running check at once when it is cancelled, and leaves nothing behind', async () => {
    const { runId, repository } = await file({
      project: 'cancelled',
      files: { 'test.sh': 'sleep 299 & sleep 299\n' },
      service: { policy: { branchOnCancel: 'delete' } },
    });
    const sleepers = () => processesOf(product.data).filter(({ command }) => command.includes('299'));
    await untilRun(product, runId, ({ state }) => state === 'TESTING');
    while (sleepers().length < 2) await sleep(50);
    const begun = Date.now();
    expectOk(await control(product, runId, 'cancel'));
    const run = await untilRun(product, runId, ({ status }) => status === 'cancelled');

    expect(Date.now() - begun).toBeLessThan(8_000);
    expect(run.waitingFor).toBeNull();
    expect(sleepers()).toEqual([]);
    expect(git(repository, 'branch', '--list', run.branch ?? '')).toBe('');
    const [pullRequest] = readStore(product.data, 'codehost', 'SELECT status FROM pull_requests ORDER BY rowid DESC');
    expect(pullRequest?.['status']).toBe('abandoned');
    expect((await showRun(product, runId)).status).toBe('cancelled');
  });

  it('takes the model and the turns of a role from the project file', async () => {
    const { runId, run } = await stopped({
      project: 'turns',
      service: { roles: { planner: { maxTurns: 1 }, coder: { model: 'scripted-unpriced' } } },
      replies: [{ when: { role: 'planner', turn: 1 }, reply: plannerReply(['**']).reply }],
    });
    expect(run).toMatchObject({ state: 'CODING' });
    expect(run.statusReason).toMatch(/^price_unknown: .*scripted-unpriced/);
    expect((await eventsOf(product, runId)).length).toBeGreaterThan(0);
  });
});
