import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../../domain/errors';
import { secretName } from '../../../domain/secret-names';
import type { Ports } from '../../../ports';
import { createForwardEvent } from '../accept-ado-hook';
import type { HookAnswer } from '../accept-ado-hook';
import { readGitHubEvent } from './github-event';
import { readGitLabEvent } from './gitlab-event';
import type { Hub } from './hub-rules';

export interface HubDelivery {
  readonly tenant: string;
  /** Value of a header; null when it is not there. */
  readonly header: (name: string) => string | null;
  readonly readBody: () => Promise<Uint8Array>;
  readonly traceParent?: string;
}

export type AcceptHubHook = (delivery: HubDelivery) => Promise<HookAnswer>;

type HookPorts = Pick<Ports, 'bus' | 'clock' | 'events' | 'hookSource' | 'projects' | 'secrets'>;

const largestBody = 5_242_880;
const tenantPattern = /^[a-z0-9](?:[a-z0-9-]{0,18}[a-z0-9])?$/;

/**
 * A webhook of GitHub: its body is signed with the tenant's secret (`X-Hub-Signature-256`). GitHub does not deliver again by
 * itself, but the same delivery sent again is known by its id. Rejects as the hook of Azure DevOps does.
 */
export function createAcceptGitHubHook(ports: HookPorts): AcceptHubHook {
  const forward = createForwardEvent(ports);

  return async function acceptGitHubHook(delivery) {
    const body = await readBody(delivery);
    const signature = delivery.header('x-hub-signature-256') ?? '';
    const valid = (secret: string) =>
      equalInConstantTime(signature, `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
    await prove(ports, 'github', delivery.tenant, valid);
    const [name, id] = ['x-github-event', 'x-github-delivery'].map((header) => delivery.header(header) ?? '');
    return forward({ ...about(delivery), body }, (payload) => readGitHubEvent(name ?? '', id ?? '', payload));
  };
}

/**
 * A webhook of GitLab: it carries the tenant's secret as a token (`X-Gitlab-Token`), so use it over TLS only. A repetition is known
 * by `Idempotency-Key`, which stays the same over GitLab's retries; older versions send `X-Gitlab-Event-UUID` alone.
 */
export function createAcceptGitLabHook(ports: HookPorts): AcceptHubHook {
  const forward = createForwardEvent(ports);

  return async function acceptGitLabHook(delivery) {
    const token = delivery.header('x-gitlab-token') ?? '';
    await prove(ports, 'gitlab', delivery.tenant, (secret) => equalInConstantTime(token, secret));
    const body = await readBody(delivery);
    const id = delivery.header('idempotency-key') ?? delivery.header('x-gitlab-event-uuid') ?? '';
    return forward({ ...about(delivery), body }, (payload) => readGitLabEvent(id, payload));
  };
}

function about({ tenant, traceParent }: HubDelivery): { readonly tenant: string; readonly traceParent?: string } {
  return { tenant, ...(traceParent === undefined ? {} : { traceParent }) };
}

/** A signed body has to be read before the sender is known; what is larger than any event is refused unread. */
async function readBody({ header, readBody: read }: HubDelivery): Promise<Uint8Array> {
  const body = Number(header('content-length') ?? 0) > largestBody ? undefined : await read();
  if (body && body.byteLength <= largestBody) return body;
  throw new AppError('payload_too_large', `A webhook's body may have ${largestBody} bytes.`);
}

/** Takes the same steps for an unknown tenant as for a wrong secret, so that neither answer nor time tells them apart. */
async function prove(
  ports: Pick<Ports, 'secrets'>,
  hub: Hub,
  tenant: string,
  valid: (secret: string) => boolean,
): Promise<void> {
  const known = await ports.secrets.get(secretName(`${hub}-hook`, tenantPattern.test(tenant) ? tenant : 'none'));
  const candidates = [...known, ...Array<string>(Math.max(0, 2 - known.length)).fill('')];
  let matches = 0;
  for (const candidate of candidates) {
    matches += Number(valid(candidate === '' ? 'no secret' : candidate)) & Number(candidate !== '');
  }
  if (matches === 0) throw new AppError('unauthenticated', 'Tenant or secret of the webhook is wrong.');
}

/** Digests have one length, so the comparison tells nothing about the secret's. */
function equalInConstantTime(left: string, right: string): boolean {
  const [a, b] = [left, right].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
