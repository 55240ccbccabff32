import { Buffer } from 'node:buffer';
import type { OutgoingMessage } from '../bus/message';
import type { Binding, BindingHandlers } from '../core/runtime';
import type { TraceContext } from '../durable/api';
import type { Brokers } from '../service-bus/brokers';
import { typedDataToBytes, type TypedData } from '../core/typed-data';
import { currentTrace } from './current-trace';

/** Extra inputs and outputs of the app's functions; what is not here was refused at start. */
export function createBindingHandlers(options: {
  /** The durable client's JSON for an invocation with this trace. */
  readonly clientPayload: (trace: TraceContext | undefined) => string;
  readonly brokers: Brokers;
  readonly resolve: (text: string) => string;
}): BindingHandlers {
  return {
    input: () => ({ string: options.clientPayload(currentTrace()) }),
    async output(binding, data) {
      const target = serviceBusTarget(binding, options.resolve);
      await options.brokers.of(binding['connection']).send(target, toMessages(data));
    },
  };
}

/** The queue or topic of a `serviceBus` output. */
export function serviceBusTarget(binding: Binding, resolve: (text: string) => string): string {
  const name = binding['queueName'] ?? binding['topicName'];
  if (typeof name !== 'string' || name === '') throw new Error('a serviceBus output needs queueName or topicName');
  return resolve(name);
}

/** Text and bytes are one message, an array one message per element, anything else one JSON message. */
export function toMessages(data: TypedData): OutgoingMessage[] {
  const items = data.json === undefined ? undefined : (JSON.parse(data.json) as unknown);
  if (!Array.isArray(items)) return [toMessage(typedDataToBytes(data))];
  return items.map((item: unknown) =>
    toMessage(Buffer.from(typeof item === 'string' ? item : JSON.stringify(item), 'utf8')),
  );
}

function toMessage(body: Uint8Array): OutgoingMessage {
  return { body, properties: {}, applicationProperties: {} };
}
