import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../../domain/errors';
import { secretName } from '../../../domain/secret-names';
import type { Ports } from '../../../ports';

export type LinkPorts = Pick<Ports, 'clock' | 'secrets'>;

/** What a link is about. It carries no decision and no authority: whoever follows it has to say who they are. */
export interface LinkSubject {
  readonly tenant: string;
  readonly runId: string;
  readonly gateId: string;
}

interface Claims extends LinkSubject {
  readonly v: 1;
  readonly aud: 'decision-page';
  /** Seconds since 1970. */
  readonly exp: number;
}

const hoursOfALink = 72;
const longestToken = 1_000;

/** Path of the decision page below the host's `/api`, with a token that ends after 72 hours. */
export async function signLink(ports: LinkPorts, subject: LinkSubject): Promise<string> {
  const exp = Math.floor(ports.clock.now().getTime() / 1000) + hoursOfALink * 3600;
  const claims: Claims = { v: 1, aud: 'decision-page', ...subject, exp };
  const content = Buffer.from(JSON.stringify(claims)).toString('base64url');
  const key = await ports.secrets.ensure(keyName(subject.tenant));
  return `decide/${encodeURIComponent(subject.tenant)}?t=${content}.${mac(key, content)}`;
}

/**
 * What the link is about. Rejects with `unauthenticated` when it was not signed here, `link_expired` when it was once good.
 * A key that was rotated out stays good for as long as the secret store lists it.
 */
export async function readLink(ports: LinkPorts, tenant: string, token: string): Promise<LinkSubject> {
  const keys = /^[a-z0-9-]{1,20}$/.test(tenant) ? await ports.secrets.get(keyName(tenant)) : [];
  const [content = '', signature = ''] = token.length <= longestToken ? token.split('.') : [];
  const genuine = keys.some((key) => isEqual(mac(key, content), signature));
  const claims = genuine ? (JSON.parse(Buffer.from(content, 'base64url').toString('utf8')) as Claims) : undefined;
  if (claims?.v !== 1 || claims.aud !== 'decision-page' || claims.tenant !== tenant) {
    throw new AppError('unauthenticated', 'This link was not made here. Take the link of the message or the card.');
  }
  if (claims.exp * 1000 <= ports.clock.now().getTime()) {
    throw new AppError('link_expired', 'This link has expired. A reminder brings a new one; so does the card.');
  }
  return { tenant: claims.tenant, runId: claims.runId, gateId: claims.gateId };
}

/** Ties a form to the link and the person it was shown to, so that no other page can send it in the person's name. */
export async function formProof(ports: LinkPorts, tenant: string, token: string, user: string): Promise<string> {
  return mac(await ports.secrets.ensure(keyName(tenant)), `form ${token} ${user}`);
}

export function isEqual(known: string, given: string): boolean {
  const [left, right] = [Buffer.from(known), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function keyName(tenant: string): string {
  return secretName('approval-link', tenant);
}

function mac(key: string, content: string): string {
  return createHmac('sha256', key).update(content, 'utf8').digest('base64url');
}
