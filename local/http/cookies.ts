import type { HttpCookieData } from '../core/typed-data';

const sameSiteNames = { explicitNone: 'none', lax: 'lax', strict: 'strict' } as const;

/** The `Set-Cookie` value of a response cookie. A cookie without a path gets `/`, as on Azure. */
export function formatCookie(cookie: HttpCookieData): string {
  const parts = [`${encodeURIComponent(cookie.name)}=${encodeURIComponent(cookie.value)}`];
  if (cookie.maxAge) parts.push(`max-age=${Math.trunc(cookie.maxAge.value)}`);
  if (cookie.expires) parts.push(`expires=${new Date(Number(cookie.expires.value.seconds) * 1000).toUTCString()}`);
  if (cookie.domain) parts.push(`domain=${cookie.domain.value}`);
  parts.push(`path=${cookie.path?.value ?? '/'}`);
  if (cookie.secure?.value) parts.push('secure');
  const sameSite = cookie.sameSite;
  if (sameSite !== undefined && sameSite !== 'none') parts.push(`samesite=${sameSiteNames[sameSite]}`);
  if (cookie.httpOnly?.value) parts.push('httponly');
  return parts.join('; ');
}
