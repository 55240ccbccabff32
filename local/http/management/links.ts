import type { TraceContext } from '../../durable/api';

export interface LinkOptions {
  readonly hubName: string;
  readonly durableKey: string;
}

/** Path of the mount that people and webhooks use. */
export const webhookMount = '/runtime/webhooks/durabletask';

/**
 * What `durable-functions` is given for its client (contract §10): URL templates, and the base of its own calls, which is
 * made for each invocation.
 */
export function createClientPayload(
  options: LinkOptions & { readonly origin: string },
  rpcBaseUrl: (trace: TraceContext | undefined) => string,
): (trace: TraceContext | undefined) => string {
  const base = options.origin + webhookMount;
  const code = `code=${options.durableKey}`;
  const create = `${base}/orchestrators/{functionName}[/{instanceId}]`;
  const payload = JSON.stringify({
    taskHubName: options.hubName,
    creationUrls: {
      createNewInstancePostUri: `${create}?${code}`,
      createAndWaitOnNewInstancePostUri: `${create}?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}&${code}`,
    },
    managementUrls: {
      id: 'INSTANCEID',
      ...instanceLinks(base, 'INSTANCEID', options),
      ...rewindLink(base, 'INSTANCEID', options),
    },
    baseUrl: base,
    requiredQueryStringParameters: code,
  });
  const head = payload.slice(0, -1);
  return (trace) => `${head},"rpcBaseUrl":${JSON.stringify(rpcBaseUrl(trace))}}`;
}

/** The body of a start by webhook: as the genuine host answers it, without the link for rewind. */
export function managementLinks(origin: string, id: string, options: LinkOptions): Record<string, string> {
  return { id, ...instanceLinks(origin + webhookMount, encodeURIComponent(id), options) };
}

function instanceLinks(base: string, id: string, options: LinkOptions): Record<string, string> {
  const instance = `${base}/instances/${id}`;
  const query = linkQuery(options);
  return {
    statusQueryGetUri: `${instance}?${query}`,
    sendEventPostUri: `${instance}/raiseEvent/{eventName}?${query}`,
    terminatePostUri: `${instance}/terminate?reason={text}&${query}`,
    purgeHistoryDeleteUri: `${instance}?${query}`,
    restartPostUri: `${instance}/restart?${query}`,
    suspendPostUri: `${instance}/suspend?reason={text}&${query}`,
    resumePostUri: `${instance}/resume?reason={text}&${query}`,
  };
}

function rewindLink(base: string, id: string, options: LinkOptions): Record<string, string> {
  return { rewindPostUri: `${base}/instances/${id}/rewind?reason={text}&${linkQuery(options)}` };
}

function linkQuery({ hubName, durableKey }: LinkOptions): string {
  return `taskHub=${hubName}&connection=Storage&code=${durableKey}`;
}
