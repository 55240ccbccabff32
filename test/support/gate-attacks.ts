import { HttpRequest } from '@azure/functions';
import type { HttpResponseInit, InvocationContext } from '@azure/functions';

import { defaultGatePolicy } from '../../domain/policy/gates';
import type { GateRules } from '../../domain/policy/gates';
import { createHttpHandler } from '../../functions/http/edge';
import { routes } from '../../functions/routes';
import type { GateRecord } from '../../ports/run-index';
import type { Identity } from '../../ports/directory';
import { dev, people, subjectOf } from './service-world';
import type { ServiceWorld } from './service-world';

export interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly body: { readonly [name: string]: unknown };
  readonly headers: Readonly<Record<string, string>>;
}

/** A request through the real handler of a route, with a bearer token of the named user. */
export async function request(
  world: ServiceWorld,
  name: string,
  given: { user?: string | null; params?: Record<string, string>; body?: unknown } = {},
): Promise<Answer> {
  const route = routes.find((each) => each.name === name);
  if (!route) throw new Error(`no route ${name}`);
  const { user = 'qa', params = {}, body } = given;
  const sent = new HttpRequest({
    method: route.method,
    url: `http://127.0.0.1/api/${route.path}`,
    params,
    headers: user === null ? {} : { authorization: `Bearer token-${user}` },
    ...(body === undefined ? {} : { body: { string: JSON.stringify(body) } }),
  });
  const context = { error: () => undefined } as unknown as InvocationContext;
  const answer = (await createHttpHandler(route, () => world.services)(sent, context)) as HttpResponseInit;
  const raw = answer.jsonBody ?? answer.body;
  const parsed = (typeof raw === 'string' && raw !== '' ? JSON.parse(raw) : (raw ?? {})) as Answer['body'];
  const code = typeof parsed['code'] === 'string' ? { code: parsed['code'] } : {};
  return { status: answer.status ?? 200, ...code, body: parsed, headers: answer.headers as Record<string, string> };
}

/** A run of `dev` at a gate with terms, as the orchestrators leave it. */
export async function openWithTerms(
  { ports, services }: ServiceWorld,
  change: Partial<GateRules> & {
    readonly gate?: 'qa' | 'deploy';
    readonly visit?: number;
    readonly runId?: string;
    readonly requester?: string;
  } = {},
): Promise<GateRecord> {
  const { gate = 'qa', visit = 1, runId: given, requester = 'dev', ...rules } = change;
  const runId = given ?? (await services.fileTicket(dev, { title: 'Add greetings' })).runId;
  const gateId = `${gate}.${visit}`;
  const opened = await ports.runs.openGate({
    runId,
    gateId,
    tenant: 'acme',
    gate,
    instanceId: `${runId}.${gate}-gate.${visit}`,
    requester,
    subject: subjectOf(visit),
    choices: ['approve', 'reject'],
    openedAt: '2026-01-05T08:00:00.000Z',
    deadline: '2026-01-19T08:00:00.000Z',
    terms: { policy: { ...defaultGatePolicy[gate], ...rules }, risk: 'R1', policyVersion: 'v1' },
  });
  const waitingFor = { kind: 'gate', gate, gateId, since: opened.openedAt, instanceId: opened.instanceId } as const;
  const progress = { status: 'waiting_for_confirmation', waitingFor, branch: 'stellwerk/1-1' } as const;
  await ports.runs.recordProgress(runId, `open/${gateId}`, '2026-01-05T08:00:01.000Z', progress);
  return opened;
}

/** Changes somebody of the directory for the rest of the test. */
export function become(user: string, change: Partial<Identity>): () => void {
  const person = people.find((each) => each.user === user);
  if (!person) throw new Error(`no user ${user}`);
  const before = { ...person };
  Object.assign(person, change);
  return () => {
    for (const name of Object.keys(change)) Reflect.deleteProperty(person, name);
    Object.assign(person, before);
  };
}

export const approval = { decision: 'approve', subject: subjectOf(1) };

export interface Scene {
  readonly world: ServiceWorld;
  readonly gate: GateRecord;
  /** Sends a decision to the gate, by default the right one of the right person. */
  readonly decide: (given?: { user?: string | null; gate?: string; runId?: string; body?: object }) => Promise<Answer>;
  /** What is undone after the case. */
  readonly later: (undo: () => void) => void;
}

/** A gate that is open, and somebody who answers it through the API. */
export async function createScene(
  world: ServiceWorld,
  terms: Parameters<typeof openWithTerms>[1] = {},
  later: Scene['later'] = () => undefined,
): Promise<Scene> {
  const gate = await openWithTerms(world, terms);
  return {
    world,
    gate,
    later,
    decide: ({ user = 'qa', gate: name = 'qa', runId = gate.runId, body = approval } = {}) =>
      request(world, 'decideGate', { user, params: { runId, gate: name }, body }),
  };
}

/** Approvals that opened a gate, by the audit log. */
export async function approvalsOf(world: ServiceWorld): Promise<readonly unknown[]> {
  const records = await world.ports.audit.list('acme', { limit: 1_000 });
  return records.filter(({ kind, data }) => kind === 'decision' && data['choice'] === 'approve' && !data['quorum']);
}

export async function delegateTo(scene: Scene, from: string, to: string): Promise<void> {
  const until = '2026-02-01T00:00:00Z';
  const answer = await request(scene.world, 'fileDelegation', { user: from, body: { to, until, tenant: 'acme' } });
  if (answer.status !== 200) throw new Error(`no delegation: ${JSON.stringify(answer.body)}`);
}
