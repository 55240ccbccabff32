import { HttpRequest } from '@azure/functions';
import type { HttpResponseInit, InvocationContext } from '@azure/functions';
import { createTeams } from '../../adapters/notify/teams';
import { createOutboxNotifier } from '../../app/notify/outbox-notifier';
import { createDeliverNotices } from '../../app/services/approvals/deliver-notices';
import { createHttpHandler } from '../../functions/http/edge';
import { routes } from '../../functions/routes';
import type { ApprovalChannel } from '../../ports/approval-channels';
import type { GateRecord } from '../../ports/run-index';
import type { TeamsEmulator } from './emulators/teams';
import { emulatorCredential } from './emulators/token-credential';
import { openWithTerms } from './gate-attacks';
import type { Answer } from './gate-attacks';
import type { ServiceWorld } from './service-world';

export const ids = {
  dev: '00000000-0000-4000-8000-00000000000d',
  qa: '00000000-0000-4000-8000-0000000000aa',
  qa2: '00000000-0000-4000-8000-0000000000a2',
  ops: '00000000-0000-4000-8000-0000000000b0',
  eve: '00000000-0000-4000-8000-0000000000ee',
  unknown: '00000000-0000-4000-8000-0000000000ff',
};

export interface TeamsScene {
  readonly world: ServiceWorld;
  readonly teams: TeamsEmulator;
  readonly gate: GateRecord;
  readonly card: TeamsEmulator['posted'][number];
  /** Data of the decision button, as the card of a decider carries it. */
  readonly data: (choice?: string) => Record<string, unknown>;
  /** An activity to the real handler; signed by the Bot Framework unless told otherwise. */
  readonly send: (activity: unknown, authorization?: string | null) => Promise<Answer>;
  readonly press: (objectId: string, data?: object, change?: object) => Promise<Answer>;
  readonly deliver: () => Promise<unknown>;
}

/** A world whose people Teams knows, with the bot in a channel and the card of an open gate in it. */
export async function createTeamsScene(
  world: ServiceWorld,
  teams: TeamsEmulator,
  terms: Parameters<typeof openWithTerms>[1] = {},
): Promise<TeamsScene> {
  const people = world.ports.directory;
  const find = people.find.bind(people);
  people.find = async (user) => {
    const known = Object.entries(ids).find(([name, id]) => id === user || name === user);
    const identity = known && (await find(known[0]));
    return identity && known ? { ...identity, objectId: known[1] } : find(user);
  };
  const listByRole = people.listByRole.bind(people);
  people.listByRole = async (tenant, role) =>
    (await listByRole(tenant, role)).map((identity) => {
      const objectId = Object.entries(ids).find(([name]) => name === identity.user)?.[1];
      return { ...identity, ...(objectId === undefined ? {} : { objectId }) };
    });
  const { token: botToken } = (await emulatorCredential('https://api.botframework.com').getToken([])) as {
    token: string;
  };
  const made = createTeams({ ...teams, tenant: 'acme', token: async () => botToken });
  const order = world.ports.channels.order as ApprovalChannel[];
  order.push(made.channel);
  Object.assign(world.ports.channels, { bot: made.bot });
  const deliver = createDeliverNotices(world.ports, {});
  const send: TeamsScene['send'] = (activity, authorization = teams.authorization()) =>
    post(world, 'acceptTeamsMessage', activity, authorization === null ? {} : { authorization });

  await send(teams.invite(ids.qa));
  const gate = await openWithTerms(world, terms);
  await createOutboxNotifier(world.ports, world.ports.notifier).notify({
    runId: gate.runId,
    tenant: 'acme',
    gateId: gate.gateId,
    gate: gate.gate,
    role: gate.gate === 'deploy' ? 'ops' : 'qa',
    subject: gate.subject,
    title: 'Add greetings',
    deadline: gate.deadline,
    kind: 'opened',
  });
  await deliver();
  const [card] = teams.posted;
  if (!card) throw new Error('no card was posted');
  const { runId, gateId, subject } = gate;
  const data: TeamsScene['data'] = (choice = 'approve') => ({
    action: 'approval',
    verb: 'decide',
    runId,
    gateId,
    subject,
    choice,
  });
  return {
    world,
    teams,
    gate,
    card,
    data,
    send,
    press: (objectId, given = data(), change = {}) => send(teams.press(objectId, card, given, 'decide', change)),
    deliver,
  };
}

/** What Teams shows of an answer. */
export function shown({ body }: Answer): { readonly type: string; readonly code?: string; readonly text: string } {
  const { type, value } = body as { readonly type: string; readonly value: { readonly code?: string } };
  return { type: type ?? '', ...(value?.code ? { code: value.code } : {}), text: JSON.stringify(value ?? {}) };
}

/** A request to a route's real handler with headers and body of one's own. */
export async function post(
  world: ServiceWorld,
  name: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const route = routes.find((each) => each.name === name);
  if (!route) throw new Error(`no route ${name}`);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const sent = new HttpRequest({
    method: route.method,
    url: `https://app.example/api/${route.path}?${new URLSearchParams(query).toString()}`,
    params,
    query,
    headers,
    ...(route.method === 'GET' ? {} : { body: { string: text } }),
  });
  const context = { error: () => undefined } as unknown as InvocationContext;
  const answer = (await createHttpHandler(route, () => world.services)(sent, context)) as HttpResponseInit;
  const raw = answer.jsonBody ?? answer.body ?? {};
  const parsed = bodyOf(raw);
  const code = typeof parsed['code'] === 'string' ? { code: parsed['code'] } : {};
  return { status: answer.status ?? 200, ...code, body: parsed, headers: answer.headers as Record<string, string> };
}

function bodyOf(raw: unknown): Answer['body'] {
  if (typeof raw !== 'string') return raw as Answer['body'];
  return raw.startsWith('{') ? (JSON.parse(raw) as Answer['body']) : { html: raw };
}
