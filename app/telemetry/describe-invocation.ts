import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { attributes, decisionFunctions, spanNames } from '../../contracts/telemetry';
import type { Attributes, SpanStart } from '../../ports/telemetry';

/** The kinds of triggers the app has, by the names hosts give them. */
export type TriggerKind = 'http' | 'queue' | 'timer' | 'activity' | 'orchestration' | 'entity';

const triggerKinds: Readonly<Record<string, TriggerKind>> = {
  httptrigger: 'http',
  servicebustrigger: 'queue',
  timertrigger: 'timer',
  activitytrigger: 'activity',
  orchestrationtrigger: 'orchestration',
  entitytrigger: 'entity',
};

export function triggerKindOf({ options }: InvocationContext): TriggerKind | undefined {
  return triggerKinds[options.trigger.type.toLowerCase()];
}

type Described = Pick<SpanStart, 'name' | 'kind' | 'attributes'>;

/** What a span says about a call of a function before it is made. */
export function describeInvocation(kind: TriggerKind, context: InvocationContext, input: unknown): Described {
  const { functionName, options } = context;
  const decision = decisionFunctions.includes(functionName) ? { [attributes.decision]: true } : {};
  const trigger = options.trigger as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'http': {
      const { method, params } = input as HttpRequest;
      const route = `/api/${String(trigger['route'])}`;
      return {
        name: spanNames.request(method, route),
        kind: 'server',
        attributes: {
          'http.request.method': method,
          'http.route': route,
          'faas.invoked_name': functionName,
          [attributes.tenant]: params['tenant'],
          [attributes.run]: params['runId'],
          ...decision,
        },
      };
    }
    case 'queue': {
      const queue = String(trigger['queueName']);
      const system = { 'messaging.system': 'servicebus', 'messaging.operation.type': 'process' };
      return {
        name: spanNames.message(queue),
        kind: 'consumer',
        attributes: { ...system, 'messaging.destination.name': queue, ...bodyAttributes(input) },
      };
    }
    case 'timer':
      return { name: spanNames.timer(functionName), kind: 'internal' };
    case 'entity':
      return { name: spanNames.entity(functionName), kind: 'internal' };
    case 'activity':
    case 'orchestration': {
      const name = kind === 'activity' ? spanNames.activity(functionName) : spanNames.orchestration(functionName);
      return { name, kind: 'internal', attributes: { ...runAttributes(input), ...decision } };
    }
  }
}

/** What its answer adds. A refusal of an effect and a fault of ours count as failures. */
export function describeAnswer(
  kind: TriggerKind,
  answer: unknown,
): { readonly attributes: Attributes; readonly failure?: { readonly code: string; readonly message: string } } {
  if (kind === 'http') {
    const status = Number((answer as HttpResponseInit | undefined)?.status ?? 200);
    const described = { attributes: { 'http.response.status_code': status } };
    return status < 500 ? described : { ...described, failure: { code: String(status), message: `HTTP ${status}` } };
  }
  if (typeof answer !== 'object' || answer === null) return { attributes: {} };
  const { kind: outcome, code, reason } = answer as Readonly<Record<'kind' | 'code' | 'reason', unknown>>;
  if (typeof outcome !== 'string') return { attributes: {} };
  const described = { attributes: { [attributes.outcome]: outcome } };
  if (outcome !== 'refused') return described;
  return { ...described, failure: { code: textOf(code) ?? outcome, message: textOf(reason) ?? outcome } };
}

function runAttributes(input: unknown): Attributes {
  if (typeof input !== 'object' || input === null) return {};
  const given = input as Readonly<Record<string, unknown>>;
  const run = (given['run'] ?? given['session'] ?? given) as Readonly<Record<string, unknown>>;
  return {
    [attributes.run]: textOf(given['runId'] ?? run['runId']),
    [attributes.tenant]: textOf(given['tenant'] ?? run['tenant']),
    [attributes.project]: textOf(run['project']),
    [attributes.operation]: textOf(given['operationKey']),
  };
}

function bodyAttributes(body: unknown): Attributes {
  if (typeof body !== 'object' || body === null) return {};
  const { tenant, messageId } = body as Readonly<Record<'tenant' | 'messageId', unknown>>;
  return { [attributes.tenant]: textOf(tenant), 'messaging.message.id': textOf(messageId) };
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
