import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { parseAdoEvent } from '../../../app/services/ado-event';
import { htmlToLines, htmlToText } from '../../../domain/text/html-to-text';
import { matchStartRule } from '../../../app/services/start-rule';
import { userIdOf } from '../../../app/services/user-id';
import { createScriptedModel, describeUnused, parseModelScript, unusedReplies } from '../../../adapters/llm';
import { runTools, takeTurn } from '../../../agents/harness';
import { planToDocuments } from '../../../agents/outputs';
import type { CoderOutput, PlannerOutput, TesterOutput } from '../../../agents/outputs';
import type { AgentSessionInput } from '../../../contracts/stages';
import { coverageOnNewCode, parseLcov, totalCoverage } from '../../../domain/coverage';
import { parseAgentSessionId } from '../../../domain/ids';
import { resolvePolicy } from '../../../domain/policy';
import type { ModelRequest } from '../../../ports/language-model';
import { validate } from '../../../schemas/validate';
import { buildRun, buildSession, createAgentWorld, turnOf } from '../../support/agent-world';

type Files = Readonly<Record<string, string>>;

const sample = join(__dirname, '../../../samples/tram-departures');
const failing = '✖ lists a tram that leaves this very minute';

jest.setTimeout(60_000);

/** A run of the sample in small: real agents' harness, real script, real test runs; only the stores are in memory. */
async function deliverSample() {
  const script = await readFile(join(sample, 'model-script.yml'), 'utf8');
  const ticket = JSON.parse(await readFile(join(sample, 'ticket.json'), 'utf8')) as { acceptanceCriteria: string[] };
  const project = parse(await readFile(join(sample, 'repo/.stellwerk/project.yml'), 'utf8')) as object;
  const run = buildRun({ policy: resolvePolicy(project) });
  let files: Files = await filesBelow(join(sample, 'repo'));
  const base = files;
  const { ports } = createAgentWorld({ model: createScriptedModel({ script }), ticket });
  const put = async (name: string, value: unknown) =>
    (await ports.artifacts.put('acme', name, JSON.stringify(value))).uri;
  const load = async <T>(uri: string) => JSON.parse(Buffer.from(await ports.artifacts.get(uri)).toString()) as T;

  async function runAgent<T>(session: AgentSessionInput): Promise<T> {
    const { ports: withFiles } = createAgentWorld({ files, model: ports.model, ticket });
    const shared = { ...ports, code: withFiles.code };
    for (let turn = 1; turn <= 5; turn += 1) {
      const taken = await takeTurn(shared, turnOf(session, turn));
      if (taken.kind === 'finished') return load<T>(taken.output);
      if (taken.kind !== 'tools') throw new Error(JSON.stringify(taken));
      const ran = await runTools(shared, turnOf(session, turn));
      if (ran.kind !== 'ran') throw new Error(JSON.stringify(ran));
      if (ran.finished === null) continue;
      if (ran.workspace !== null) files = await applied(files, ran.workspace);
      return load<T>(ran.finished);
    }
    throw new Error('the agent did not finish');
  }

  async function applied(before: Files, workspace: string): Promise<Files> {
    const edits = Object.entries(await load<Record<string, string | null>>(workspace));
    const texts = await Promise.all(
      edits.map(async ([path, uri]) => [path, Buffer.from(await ports.artifacts.get(uri ?? '')).toString()] as const),
    );
    return { ...before, ...Object.fromEntries(texts) };
  }

  async function test(visit: number, spec: string) {
    const check = await runChecks(files, project as { commands: Commands });
    const result = { passed: check.passed, lcov: check.lcov, commands: [{ name: 'test', tail: check.tail }] };
    const inputs = { code_gen_spec: spec, check_result: await put('check_result', result) };
    const words = await runAgent<TesterOutput>(buildSession('tester', { run, visit, inputs }));
    const status = check.passed ? 'APPROVED' : 'REJECTED';
    const feedback = [
      ...words.feedback,
      ...(check.passed ? [] : [{ check: 'test', message: check.tail.slice(-2_000) }]),
    ];
    return { check, words, report: await put('qa_report', { status, summary: words.summary, feedback }) };
  }

  const atBase = await runChecks(files, project as { commands: Commands });
  const planned = planToDocuments(await runAgent<PlannerOutput>(buildSession('planner', { run })), run, ticket);
  if (planned.kind !== 'planned') throw new Error(planned.reason);
  const spec = await put('code_gen_spec', planned.spec);
  await runAgent<CoderOutput>(buildSession('coder', { run, inputs: { code_gen_spec: spec } }));
  const first = await test(1, spec);
  const changed = addedLines(base, files);
  const repair = { code_gen_spec: spec, qa_report: first.report };
  await runAgent<CoderOutput>(buildSession('coder', { run, visit: 2, inputs: repair }));
  const second = await test(2, spec);
  const again = { code_gen_spec: spec, qa_report: second.report };
  const comment = { reviewer_comment: 'Please show an example in the README.' };
  const rejection = await runAgent<CoderOutput>(
    buildSession('coder', { run, visit: 3, inputs: again, notes: comment }),
  );
  return { atBase, planned, first, second, rejection, changed, files, script, requests: ports.turns.requests };
}

interface Commands {
  readonly test: string;
  readonly coverage: { readonly command: string; readonly lcov: string };
}

async function runChecks(files: Files, { commands }: { readonly commands: Commands }) {
  const folder = await mkdtemp(join(tmpdir(), 'stellwerk-sample-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const started = performance.now();
    const [passed, tail] = await shell(folder, commands.test);
    await shell(folder, commands.coverage.command);
    const milliseconds = performance.now() - started;
    return {
      passed,
      tail: tail.slice(-4_096),
      lcov: await readFile(join(folder, commands.coverage.lcov), 'utf8'),
      milliseconds,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function shell(cwd: string, command: string): Promise<readonly [boolean, string]> {
  const env = { PATH: `${dirname(process.execPath)}:${process.env['PATH']}` };
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', command], { cwd, env }, (error, stdout, stderr) =>
      resolve([error === null, stdout + stderr]),
    );
  });
}

async function filesBelow(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** Lines of each changed file that its base does not hold; enough for a change that mostly adds. */
function addedLines(base: Files, files: Files): ReadonlyMap<string, readonly number[]> {
  const changed = Object.entries(files).filter(([path, text]) => base[path] !== text);
  return new Map(
    changed.map(([path, text]) => {
      const known = new Set((base[path] ?? '').split('\n'));
      return [path, text.split('\n').flatMap((line, index) => (known.has(line) ? [] : [index + 1]))];
    }),
  );
}

describe('the sample', () => {
  it('is delivered by its script: a bug its tests catch, then the repair', async () => {
    const made = await deliverSample();

    expect(made.atBase.passed).toBe(true);
    expect(validate('code_gen_spec', made.planned.spec)).toMatchObject({ ok: true });
    expect(made.planned.spec.task_context.scope.allowed_files).toEqual(['src/**', 'test/**', 'README.md']);
    expect(made.first.check.passed).toBe(false);
    const failures = made.first.check.tail.match(/^✖ (?!failing tests:).*/gm) ?? [];
    expect(new Set(failures.map((line) => line.replace(/ \([\d.]+ms\)$/, '')))).toEqual(new Set([failing]));
    expect(made.first.words.feedback).toHaveLength(1);
    expect(made.second.check.passed).toBe(true);
    expect(made.second.words.feedback).toEqual([]);
    expect(Object.keys(Object.fromEntries(made.changed)).sort()).toEqual([
      'README.md',
      'src/app.js',
      'src/departures.js',
      'test/departures.test.js',
    ]);
    for (const { check } of [made.first, made.second]) {
      const coverage = parseLcov(check.lcov);
      expect(totalCoverage(coverage)).toBeGreaterThan(70);
      expect(coverageOnNewCode(coverage, made.changed)).toMatchObject({ kind: 'measured' });
      expect(coverageOnNewCode(coverage, made.changed).percent).toBeGreaterThan(90);
    }
    expect(made.atBase.milliseconds).toBeLessThan(10_000);
    expect(made.rejection.summary).toContain('README');
    expect(made.files['README.md']).toContain('curl');
    expect(unusedOf(made.script, made.requests)).toBeUndefined();
  });

  it('files the same ticket by hook as by API, and the hook starts a run', async () => {
    const ticket = JSON.parse(await readFile(join(sample, 'ticket.json'), 'utf8')) as Record<string, unknown>;
    const parsed = parseAdoEvent(JSON.parse(await readFile(join(sample, 'ado-workitem-updated.json'), 'utf8')));

    if (parsed.kind !== 'workItem') throw new Error(JSON.stringify(parsed));
    const { fields } = parsed.event;
    expect({
      title: fields['System.Title'],
      description: htmlToText(String(fields['System.Description'])),
      acceptanceCriteria: htmlToLines(String(fields['Microsoft.VSTS.Common.AcceptanceCriteria'])),
    }).toEqual(ticket);
    const rule = { organization: 'contoso-sample', project: 'TramDepartures', startTag: 'stellwerk' };
    expect(parsed.event).toMatchObject({
      organization: rule.organization,
      teamProject: rule.project,
      workItemId: 4711,
    });
    expect(matchStartRule(rule, parsed.event).kind === 'starts').toBe(true);
    expect(userIdOf(parsed.event.actor ?? '')).toBe('dev');
  });
});

function unusedOf(script: string, requests: ReadonlyMap<string, Pick<ModelRequest, 'messages'>>): string | undefined {
  const recorded = [...requests].map(([key, { messages }]) => {
    const [sessionId = '', turn] = key.split('/');
    const parts = parseAgentSessionId(sessionId);
    const [stage = '', visit] = (parts?.stageInstance ?? '').split('.').slice(-2);
    return {
      role: parts?.role ?? '',
      stage,
      visit: Number(visit),
      session: parts?.session ?? 0,
      turn: Number(turn),
      messages,
    };
  });
  return describeUnused(unusedReplies(parseModelScript(script), recorded));
}
