import type { HttpClient } from 'typed-rest-client/HttpClient';
import type { IHttpClientResponse } from 'typed-rest-client/Interfaces';
import { AppError } from '../../domain/errors';
import { longestWaitMilliseconds } from './throttle';
import type { Throttle, Timing } from './throttle';

export interface RequestContext {
  readonly organization: string;
  readonly throttle: Throttle;
  readonly timing: Timing;
  /** Brings the credential up to date; with `fresh` it asks for another one than the last. False = there is none. */
  readonly authorize: (fresh: boolean) => Promise<boolean>;
}

const attempts = 5;
/** The request was not carried out, so that any verb may be sent again. */
const refused = new Set([429]);
/** It may have been carried out: only readers are sent again, writers look first whether it was. */
const ambiguous = new Set([408, 500, 502, 503, 504]);
const readers = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Puts the service's manners into a client of its SDK: every request waits its turn, honours `Retry-After` on any status,
 * is repeated where that is harmless, and takes the sign-in page (203, which the SDK reads as "nothing") for what it is.
 */
export function makePatient(client: HttpClient, context: RequestContext): void {
  const send = client.request.bind(client);
  client.request = async (verb, url, data, headers) => {
    let renewed = false;
    await context.authorize(false);
    for (let attempt = 1; ; attempt += 1) {
      const last = attempt >= attempts;
      const response = await sendOnce(() => send(verb, url, data, headers), verb, last, context);
      const status = response?.message.statusCode;
      if (response !== undefined && status !== undefined) {
        if (isSignInPage(status, response)) {
          await response.readBody();
          if (renewed || !(await context.authorize(true))) throw notSignedIn(context.organization, status);
          renewed = true;
          continue;
        }
        const again = refused.has(status) || (ambiguous.has(status) && readers.has(verb));
        if (!again || last) return response;
        await response.readBody();
      }
      if (response === undefined || response.message.headers['retry-after'] === undefined) {
        context.throttle.pauseFor(Math.min(2 ** (attempt - 1), longestWaitMilliseconds / 1_000) * 0.25);
      }
    }
  };
}

/** Undefined = the connection broke under a reader. */
async function sendOnce(
  send: () => Promise<IHttpClientResponse>,
  verb: string,
  last: boolean,
  { throttle }: RequestContext,
): Promise<IHttpClientResponse | undefined> {
  await throttle.enter();
  try {
    const response = await send();
    const seconds = Number.parseFloat(String(response.message.headers['retry-after'] ?? ''));
    if (seconds > 0) throttle.pauseFor(seconds);
    return response;
  } catch (error) {
    if (readers.has(verb) && !last) return undefined;
    throw error;
  } finally {
    throttle.leave();
  }
}

function isSignInPage(status: number, response: IHttpClientResponse): boolean {
  if (status === 401 || status === 203) return true;
  const isPage = (response.message.headers['content-type'] ?? '').startsWith('text/html');
  return isPage && status >= 200 && status < 400;
}

function notSignedIn(organization: string, status: number): AppError {
  return new AppError(
    'unauthenticated',
    `Azure DevOps (${organization}) does not accept the service's credential (HTTP ${status}). Check that the identity is ` +
      `a user of the organization, or renew the secret ado-pat-${organization}.`,
    { details: { organization, status } },
  );
}
