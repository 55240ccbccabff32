import { deadLetterPath, entityPath, subscriptionPath, type BusMessage } from '../bus/message';
import type { InvocationRequest, LoadedFunction } from '../core/runtime';
import { newTraceContext, readTraceContext } from '../http/trace-context';
import type { Broker } from '../service-bus/brokers';
import type { ServiceBusSettings } from '../settings/host-settings';
import type { FunctionInvoker } from './function-invoker';
import { toBatchData, toBatchMetadata, toMessageData, toMessageMetadata } from './service-bus-data';

export interface ServiceBusTriggerOptions {
  readonly target: LoadedFunction;
  /** Where the trigger's connection leads. */
  readonly bus: Broker;
  readonly invoker: FunctionInvoker;
  readonly settings: ServiceBusSettings;
  /** Resolves `%NAME%`; throws when a setting is missing. */
  readonly resolve: (text: string) => string;
}

/** Declares the trigger's queue or subscription and consumes it. Throws for options this host cannot honour. */
export function addServiceBusTrigger({ target, bus, invoker, settings, resolve }: ServiceBusTriggerOptions): void {
  const { trigger } = target;
  refuseManualSettlement(trigger, settings);
  const requiresSession = trigger['isSessionsEnabled'] === true;
  const path = declare(trigger, bus, requiresSession, resolve);
  const many = trigger['cardinality'] === 'many';
  const binary = trigger['dataType'] === 'binary';
  const single = requiresSession ? settings.maxConcurrentSessions : settings.maxConcurrentCalls;
  const batches = requiresSession ? settings.maxConcurrentSessions : 1;
  bus.consume(path, {
    maxConcurrent: many ? batches : single,
    maxBatch: many ? settings.maxMessageBatchSize : 1,
    minBatch: many ? settings.minMessageBatchSize : 1,
    maxBatchWaitMs: settings.maxBatchWaitTimeMs,
    async handle(messages) {
      const request = many ? batchRequest(target, messages, binary) : singleRequest(target, messages, binary);
      await invoker.invoke(target, request, `(null)`);
    },
  });
}

function declare(
  trigger: LoadedFunction['trigger'],
  bus: Broker,
  requiresSession: boolean,
  resolve: (text: string) => string,
): string {
  const text = (name: string): string | undefined => {
    const value = trigger[name];
    return typeof value === 'string' && value !== '' ? resolve(value) : undefined;
  };
  const [queue, topic, subscription] = [text('queueName'), text('topicName'), text('subscriptionName')];
  if (queue !== undefined) {
    bus.declareQueue(queue, { requiresSession });
    return entityPath(queue);
  }
  if (topic === undefined || subscription === undefined) {
    throw new Error('a Service Bus trigger needs queueName, or topicName and subscriptionName');
  }
  const [name = '', ...dead] = subscription.split('/');
  const path = subscriptionPath(topic, name);
  bus.declareSubscription(topic, path, { requiresSession: requiresSession && dead.length === 0 });
  return dead.length === 0 ? path : deadLetterPath(path);
}

function refuseManualSettlement(trigger: LoadedFunction['trigger'], settings: ServiceBusSettings): void {
  if (trigger['sdkBinding'] === true) {
    throw new Error(
      'sdkBinding: true hands out messages of a preview package that settles them over gRPC; this host does not have it. ' +
        'Leave it out: a handler that returns completes its message, one that throws gives it back',
    );
  }
  if ((trigger['autoCompleteMessages'] ?? settings.autoCompleteMessages) === false) {
    throw new Error(
      'autoCompleteMessages: false needs settlement by hand, which only a preview package offers. Leave it out: a handler ' +
        'that returns completes its message, one that throws gives it back',
    );
  }
}

function singleRequest(target: LoadedFunction, messages: readonly BusMessage[], binary: boolean): InvocationRequest {
  const [message] = messages;
  if (!message) throw new Error('A delivery without a message');
  return {
    inputData: [{ name: target.trigger.name, data: toMessageData(message, binary) }],
    triggerMetadata: toMessageMetadata(message),
    traceContext: traceOf(message),
  };
}

function batchRequest(target: LoadedFunction, messages: readonly BusMessage[], binary: boolean): InvocationRequest {
  return {
    inputData: [{ name: target.trigger.name, data: toBatchData(messages, binary) }],
    triggerMetadata: toBatchMetadata(messages),
    traceContext: newTraceContext(),
  };
}

function traceOf({ applicationProperties }: BusMessage): ReturnType<typeof newTraceContext> {
  const given = applicationProperties['Diagnostic-Id'] ?? applicationProperties['traceparent'];
  return readTraceContext(given, applicationProperties['tracestate']) ?? newTraceContext();
}
