import type { IncomingMessage } from 'node:http';

/**
 * Whether a request may reach the host's own paths where no keys are asked for. A page of another site in the user's browser
 * could send a simple POST here, or come under a name of its own that it points at this machine; both are told by headers a
 * page cannot choose. Programs send no `Origin` and call by address or `localhost`.
 */
export function isOwnSite(request: Pick<IncomingMessage, 'headers'>): boolean {
  const { host = '', origin } = request.headers;
  if (!isAddress(host)) return false;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

function isAddress(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return name === '' || name === 'localhost' || /^\d{1,3}(\.\d{1,3}){3}$/.test(name) || /^\[[0-9a-f:.]+\]$/.test(name);
}
