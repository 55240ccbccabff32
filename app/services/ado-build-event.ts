import type { CheckResultMessage } from './receive-check-result';

const checkIdPattern = /^[a-z0-9-]+(?:\.[a-z0-9-]+){6,}$/;

/**
 * The check whose build has ended, or undefined when the event is about another build. A check's build is called as the
 * check, whose id says who waits. The event only rings: the result is read from Azure DevOps, so a forged one changes nothing.
 */
export function checkOfBuild(tenant: string, event: unknown): CheckResultMessage | undefined {
  const { eventType, resource } = (event ?? {}) as { readonly eventType?: unknown; readonly resource?: unknown };
  if (eventType !== 'build.complete') return undefined;
  const { buildNumber: checkId } = (resource ?? {}) as { readonly buildNumber?: unknown };
  if (typeof checkId !== 'string' || !checkIdPattern.test(checkId) || !checkId.startsWith(`${tenant}.`))
    return undefined;
  const parts = checkId.split('.');
  return { checkId, tenant, runId: parts.slice(0, 4).join('.'), instanceId: parts.slice(0, -2).join('.') };
}
