import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Measured {
  /** Null: no complete answer came. */
  readonly status: number | null;
  /** False when there was nothing to ask: no such host, no way to it. A host that refuses is reached. */
  readonly reached: boolean;
  /** Until the whole answer was there, or until it failed. */
  readonly milliseconds: number;
}

const unreachable = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

/** One GET on a connection of its own. Never rejects: what goes wrong is a measurement. */
export function measureRequest(url: string, path: string, timeoutMilliseconds: number): Promise<Measured> {
  const begun = performance.now();
  const target = targetOf(url, path);
  if (target === undefined) return Promise.resolve({ status: null, reached: false, milliseconds: 0 });
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    let reached = true;
    const settle = (status: number | null): void => {
      clearTimeout(timer);
      sent.destroy();
      resolve({ status, reached, milliseconds: performance.now() - begun });
    };
    const sent = send(target, { agent: false, headers: { 'user-agent': 'stellwerk-probe' } }, (answer) => {
      answer.resume();
      answer.on('end', () => settle(answer.statusCode ?? null));
      answer.on('error', () => settle(null));
    });
    const timer = setTimeout(() => settle(null), timeoutMilliseconds);
    sent.on('error', (error: NodeJS.ErrnoException) => {
      reached = !unreachable.has(error.code ?? '');
      settle(null);
    });
    sent.end();
  });
}

/** The path below the address; a path never leads to another host. */
function targetOf(url: string, path: string): URL | undefined {
  try {
    const base = new URL(url);
    const target = new URL(`${base.origin}${base.pathname.replace(/\/$/, '')}/${path.replace(/^\/+/, '')}`);
    return /^https?:$/.test(target.protocol) ? target : undefined;
  } catch {
    return undefined;
  }
}
