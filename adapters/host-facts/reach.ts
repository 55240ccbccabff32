import { connect } from 'node:net';
import type { OutsideService, Reached } from '../../ports/host-facts';

const patienceMs = 5_000;

/** Any answer shows that name, route, firewall and certificate are right: who may do what is asked elsewhere. */
export async function reach({ url }: OutsideService): Promise<Reached> {
  try {
    return /^https?:/.test(url) ? await askHttp(url) : await knock(new URL(url));
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

async function askHttp(url: string): Promise<Reached> {
  const asked = Date.now();
  const response = await fetch(url, {
    method: 'HEAD',
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  });
  const told = Date.parse(response.headers.get('date') ?? '');
  // A Date header has whole seconds, so half of one is added to meet its middle.
  const skewSeconds = Math.round((told + 500 - (asked + Date.now()) / 2) / 1000);
  return { kind: 'answered', status: response.status, ...(Number.isNaN(skewSeconds) ? {} : { skewSeconds }) };
}

function knock({ hostname, port, protocol }: URL): Promise<Reached> {
  const numbers: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) || (numbers[protocol] ?? 443) });
    const end = (reached: Reached): void => {
      socket.destroy();
      resolve(reached);
    };
    socket.setTimeout(patienceMs, () => end({ kind: 'failed', reason: 'no answer in time' }));
    socket.once('connect', () => end({ kind: 'answered', status: 0 }));
    socket.once('error', (error) => end({ kind: 'failed', reason: reasonOf(error) }));
  });
}

const meanings: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name is unknown',
  EAI_AGAIN: 'names cannot be looked up',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody this host knows',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody this host knows',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by nobody this host knows',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer in time';
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  if (typeof code === 'string') return meanings[code] ?? code;
  return cause === undefined ? String(error instanceof Error ? error.message : error) : reasonOf(cause);
}
