import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { EffectDecisionListView, PoliciesView } from '../../contracts/policy-api';
import { runCases, uncoveredRules } from '../../policies/evaluator/test-cases';
import { failure, QuietExit, usageFailure } from '../failure';
import { askedOnHost, casesAsRequests, differenceLine, differences } from '../policy/compare-rules';
import type { Difference } from '../policy/compare-rules';
import { compiled, compileFolder, readPolicyFolder } from '../policy/policy-folder';
import { decisionLines } from '../render/decision-lines';
import { table } from '../render/table';
import { runPath } from '../run-api';
import type { Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

interface PolicyOptions extends SharedOptions {
  readonly tenant?: string;
  readonly cases?: string;
  readonly for?: string;
  readonly text?: boolean;
}

const tenantText = 'the tenant (default: your own)';
const second = 1_000;
const lookEverySeconds = 2;

export function addPolicyCommands(program: Command, terminal: Terminal): void {
  const group = addCommand(program, {
    usage: 'policy',
    summary: 'the rules that effects and approvals are asked against',
    example: 'policy test rules/',
  });
  const add = (usage: string, summary: string, example: string): Command =>
    addCommand(group, { usage, summary, example });
  add('show', 'the rules that hold for a tenant', 'policy show --text')
    .option('--text', "print the tenant's own rules as Cedar")
    .option('--tenant <tenant>', tenantText)
    .action(withSession<PolicyOptions>(terminal, show));
  add(
    'set <file>',
    "gives a tenant rules of its own, in place of those it has ('-' = none)",
    'policy set ours.cedar --as admin',
  )
    .option('--tenant <tenant>', tenantText)
    .action(withSession<PolicyOptions>(terminal, set));
  add(
    'test [folder]',
    'run the cases of a folder of rules; every rule needs one it decides and one it does not',
    'policy test rules/',
  ).action(withSession<PolicyOptions>(terminal, test));
  add(
    'diff <old> <new>',
    'which verdicts change between two folders of rules',
    'policy diff rules/ rules-next/ --as admin',
  )
    .option('--cases <folder>', "compare on this folder's cases instead of what was asked on the host")
    .option('--tenant <tenant>', tenantText)
    .action((old: string, next: string, _options: unknown, command: Command) =>
      withSession<PolicyOptions>(terminal, (session, options) => diff(session, options, old, next))(command),
    );
  add(
    'shadow <folder>',
    'ask candidate rules beside the live ones, without enforcing them',
    'policy shadow rules-next/ --for 600 --as admin',
  )
    .option(
      '--for <seconds>',
      'go on with what is asked from now on, for so long (default: only what was asked so far)',
    )
    .option('--tenant <tenant>', tenantText)
    .action(withSession<PolicyOptions>(terminal, shadow));
  addCommand(program, {
    usage: 'decisions <run>',
    summary: 'what the rules said before each effect and approval of a run',
    example: 'decisions local.greeting.101.1',
  }).action(withSession(terminal, decisions));
}

async function show(session: Session, options: PolicyOptions): Promise<void> {
  const view = await session.client().get<PoliciesView>('/v1/policies', { tenant: session.ownTenant(options.tenant) });
  session.print(view, () => {
    if (options.text === true) return [view.own.text];
    const { paint } = session.terminal;
    const rows = view.rules.map(({ id, layer, effect, actions, reason }) => {
      const about = actions.length > 4 ? `${actions.length} actions` : actions.join(' ');
      return [id, layer, effect, about, reason];
    });
    const { version, setBy } = view.own;
    const own = version === 0 ? 'none of its own' : `its own in version ${version}, set by ${setBy ?? '-'}`;
    return [
      `Rules of ${view.tenant}, version ${view.policyVersion}; ${own}.`,
      ...table(['RULE', 'FROM', 'EFFECT', 'ABOUT', 'REASON'], rows, paint),
    ];
  });
}

async function set(session: Session, options: PolicyOptions, file: string): Promise<void> {
  const text = file === '-' ? '' : readText(session, file);
  const tenant = session.ownTenant(options.tenant);
  const view = await session.client().put<PoliciesView>(`/v1/tenants/${encodeURIComponent(tenant)}/policies`, { text });
  const count = view.rules.filter(({ layer }) => layer === 'tenant').length;
  session.print(view, () => [`${tenant} has ${count} rules of its own now (version ${view.own.version}).`]);
}

async function test(session: Session, _options: PolicyOptions, given: string): Promise<void> {
  const folder = readPolicyFolder(session.terminal, given);
  const rules = await compileFolder('tested', folder);
  const results = runCases(rules, folder.cases);
  const own = rules.rules.filter(({ layer }) => !folder.isAddition || layer === 'tenant');
  const uncovered = uncoveredRules(own, results);
  const failed = results.filter(({ passed }) => !passed);
  const { paint } = session.terminal;
  session.print({ rules: own.length, cases: results.length, failed, uncovered }, () => [
    ...failed.map(({ name, problem }) => `${paint('red', 'FAIL')} ${name}: ${problem ?? ''}`),
    ...uncovered.map((text) => `${paint('red', 'UNTESTED')} ${text}`),
    `${own.length} rules, ${results.length} cases: ${results.length - failed.length} passed, ${failed.length} failed, ${uncovered.length} rules untested.`,
  ]);
  if (failed.length > 0 || uncovered.length > 0) throw new QuietExit(1);
}

async function diff(session: Session, options: PolicyOptions, old: string, next: string): Promise<void> {
  const before = await compileFolder('old', readPolicyFolder(session.terminal, old));
  const after = await compileFolder('new', readPolicyFolder(session.terminal, next));
  const asked =
    options.cases === undefined
      ? (await askedOnHost(session.client(), session.ownTenant(options.tenant), 0)).asked
      : casesAsRequests(readPolicyFolder(session.terminal, options.cases).cases);
  const found = differences(before, after, asked);
  session.print({ asked: asked.length, differences: found }, () => [
    ...found.map(differenceLine),
    sum(asked.length, found),
  ]);
}

/** Nothing is enforced: the live rules go on deciding, and only what the candidate would have said differently is told. */
async function shadow(session: Session, options: PolicyOptions, given: string): Promise<void> {
  const seconds = options.for === undefined ? 0 : Number(options.for);
  if (!Number.isFinite(seconds) || seconds < 0)
    throw usageFailure(`--for ${options.for ?? ''} is no number of seconds.`);
  const candidate = await compileFolder('candidate', readPolicyFolder(session.terminal, given));
  const api = session.client();
  const tenant = session.ownTenant(options.tenant);
  const { rules, schema } = await api.get<PoliciesView>('/v1/policies', { tenant });
  const sources = rules.map(({ id, layer, text }) => ({ layer, name: id, text }));
  const live = await compiled('live', schema, sources, `the host at ${api.url}`);
  const until = Date.now() + seconds * second;
  const found: Difference[] = [];
  let count = 0;
  for (let last = 0; ;) {
    const page = await askedOnHost(api, tenant, last);
    last = page.last;
    count += page.asked.length;
    const fresh = differences(live, candidate, page.asked);
    found.push(...fresh);
    if (!session.json) for (const line of fresh.map(differenceLine)) session.terminal.out(line);
    if (Date.now() >= until) break;
    await sleep(Math.min(lookEverySeconds * second, Math.max(0, until - Date.now())));
  }
  session.print({ asked: count, differences: found }, () => [sum(count, found)]);
}

async function decisions(session: Session, _options: SharedOptions, runId: string): Promise<void> {
  const view = await session.client().get<EffectDecisionListView>(runPath(runId, '/decisions'));
  session.print(view, () => decisionLines(view.items, session.terminal.paint));
}

function sum(asked: number, found: readonly Difference[]): string {
  return `${asked} questions, ${found.length} with another verdict.`;
}

function readText(session: Session, file: string): string {
  const path = resolve(session.terminal.cwd, file);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw failure('file_unreadable', `${path} cannot be read.`, 'Name the file with the rules.');
  }
}
