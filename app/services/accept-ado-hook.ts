import { createHash, timingSafeEqual } from 'node:crypto';
import { queueNames } from '../../contracts/names';
import type { QueueName } from '../../contracts/names';
import { AppError } from '../../domain/errors';
import { secretName } from '../../domain/secret-names';
import type { Ports } from '../../ports';
import { checkOfBuild } from './ado-build-event';
import { adoMessageId, slimAdoEvent } from './ado-envelope';
import { parseAdoEvent } from './ado-event';
import type { KnownAdoEvent, ParsedAdoEvent } from './ado-event';
import { createJudgeAdoEvent } from './judge-ado-event';
import { createIsOwn } from './own-identity';
import { createRefusalLog } from './refusal-log';

const largestBody = 1_048_576;
const tenantPattern = /^[a-z0-9](?:[a-z0-9-]{0,18}[a-z0-9])?$/;

export interface HookDelivery {
  readonly tenant: string;
  /** Value of the Authorization header. */
  readonly authorization: string | null;
  /** Read only after the caller has proved to know the secret. */
  readonly readBody: () => Promise<Uint8Array>;
  readonly traceParent?: string;
}

/**
 * `queued` and `unmatched` are answered 202, `recorded` 200: an odd event must not put the whole subscription on probation.
 * `unmatched` = read and done with: no rule of the tenant's projects is about it.
 */
export type HookAnswer =
  | { readonly kind: 'queued'; readonly messageId: string }
  | { readonly kind: 'unmatched' | 'recorded'; readonly reason: string };

/**
 * Takes a delivery of an Azure DevOps service hook: proves the sender, looks whether a rule is about the event, puts it on
 * the bus, answers. Most events of a busy project start nothing; they cost two reads and a share in one
 * write to disk. Rejects with
 * `unauthenticated` for a wrong secret and an unknown tenant alike, and with `bus_unavailable` when the bus is away, which
 * makes Azure DevOps deliver again.
 */
export function createAcceptAdoHook(
  ports: Pick<Ports, 'bus' | 'clock' | 'events' | 'hookSource' | 'projects' | 'secrets'>,
): (delivery: HookDelivery) => Promise<HookAnswer> {
  const forward = createForwardEvent(ports);

  return async function acceptAdoHook({ tenant, authorization, readBody, traceParent }) {
    await authenticate(ports, tenant, authorization);
    const body = await readBody();
    return forward({ tenant, body, ...(traceParent === undefined ? {} : { traceParent }) }, (text) => text);
  };
}

/** `read` brings what another platform sends into the form of Azure DevOps; `Ignored` = nothing comes of it. */
export type ForwardEvent = (
  delivery: { readonly tenant: string; readonly body: Uint8Array; readonly traceParent?: string },
  read: (payload: unknown) => unknown,
) => Promise<HookAnswer>;

/** What follows once the sender is proved, for every platform alike. */
export function createForwardEvent(
  ports: Pick<Ports, 'bus' | 'clock' | 'events' | 'hookSource' | 'projects'>,
): ForwardEvent {
  const judge = createJudgeAdoEvent(ports, createIsOwn(ports));
  const recordRefusal = createRefusalLog(ports);

  return async function forwardEvent({ tenant, body, traceParent }, read) {
    if (body.byteLength > largestBody) return note('recorded', tenant, body, `larger than ${largestBody} bytes`);
    const event = read(parseJson(body));
    if (event instanceof Ignored) return note('recorded', tenant, body, event.reason);
    const check = checkOfBuild(tenant, event);
    if (check) {
      await send(check.checkId, check, traceParent, queueNames.checkResults);
      return { kind: 'queued', messageId: check.checkId };
    }
    const parsed = parseAdoEvent(event);
    const messageId = adoMessageId(tenant, event);
    if (!isKnown(parsed) || messageId === undefined) {
      return note('recorded', tenant, body, isKnown(parsed) ? 'id is missing' : parsed.reason, messageId);
    }
    const unmatched = await whyUnmatched(tenant, parsed);
    if (unmatched !== undefined) return note('unmatched', tenant, body, unmatched, messageId);
    await send(messageId, { tenant, messageId, event: slimAdoEvent(event) }, traceParent);
    return { kind: 'queued', messageId };
  };

  /** When the rules cannot be read, the event goes on: the intake asks them again and can wait. */
  async function whyUnmatched(tenant: string, parsed: KnownAdoEvent): Promise<string | undefined> {
    try {
      const judgement = await judge(tenant, parsed);
      return judgement.kind === 'forward' ? undefined : judgement.reason;
    } catch {
      return undefined;
    }
  }

  async function send(
    messageId: string,
    body: object,
    traceParent: string | undefined,
    queue: QueueName = queueNames.adoEvents,
  ): Promise<void> {
    try {
      const message = { messageId, body, ...(traceParent === undefined ? {} : { traceParent }) };
      await ports.bus.send(queue, message);
    } catch (cause) {
      throw new AppError('bus_unavailable', 'The event could not be put on the bus. Deliver it again.', { cause });
    }
  }

  /** Answered when it is written down: whoever asks why nothing happened finds every one of them. */
  async function note(
    kind: 'unmatched' | 'recorded',
    tenant: string,
    body: Uint8Array,
    reason: string,
    messageId?: string,
  ): Promise<HookAnswer> {
    const id = messageId ?? `unreadable|${createHash('sha256').update(body).digest('hex')}`;
    const at = ports.clock.now().toISOString();
    await recordRefusal({ tenant, messageId: id, at, outcome: 'ignored', reason });
    return { kind, reason };
  }
}

/** An authentic event that no rule can be about. */
export class Ignored {
  constructor(readonly reason: string) {}
}

function isKnown(parsed: ParsedAdoEvent): parsed is KnownAdoEvent {
  return 'event' in parsed;
}

/** Takes the same steps for an unknown tenant as for a wrong secret, so that neither answer nor time tells them apart. */
async function authenticate(
  ports: Pick<Ports, 'secrets'>,
  tenant: string,
  authorization: string | null,
): Promise<void> {
  const name = tenantPattern.test(tenant) ? tenant : 'none';
  const valid = await ports.secrets.get(secretName('ado-hook', name));
  const given = passwordOf(authorization);
  const candidates = [...valid, ...Array<string>(Math.max(0, 2 - valid.length)).fill('')];
  let matches = 0;
  for (const candidate of candidates) {
    matches += Number(equalInConstantTime(given, candidate)) & Number(candidate !== '');
  }
  if (matches === 0) throw new AppError('unauthenticated', 'Tenant or secret of the service hook is wrong.');
}

/** Digests have one length, so the comparison tells nothing about the secret's. */
function equalInConstantTime(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** The user name of the pair is free: Azure DevOps asks for one, but only the password is a secret. */
function passwordOf(authorization: string | null): string {
  const encoded = /^Basic\s+([A-Za-z0-9+/_-]+=*)\s*$/i.exec(authorization ?? '')?.[1] ?? '';
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
