/** What `GET /api/health` says of a host; a field is undefined when the host does not say it. */
export interface HostHealth {
  readonly model: string | undefined;
  readonly sandbox: string | undefined;
}

const answerWithinMs = 2000;

/** Undefined while nothing that looks like a healthy Stellwerk answers there. */
export async function readHealth(url: string): Promise<HostHealth | undefined> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(answerWithinMs) });
    const body = response.ok ? ((await response.json()) as Readonly<Record<string, unknown>> | null) : null;
    if (body === null || body['status'] !== 'ok' || typeof body['version'] !== 'string') return undefined;
    return { model: textOf(body['model']), sandbox: textOf(body['sandbox']) };
  } catch {
    return undefined;
  }
}

export async function isStellwerk(url: string): Promise<boolean> {
  return (await readHealth(url)) !== undefined;
}

/** A name, or the words of an object: `{kind: 'scripted', detail: '…'}` → `scripted (…)`. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const [first, ...rest] = Object.values(value).filter((part) => typeof part === 'string');
  return rest.length === 0 ? first : `${first} (${rest.join(', ')})`;
}
