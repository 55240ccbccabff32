import type { LoadedFunction } from '../core/runtime';

const triggers = new Set([
  'httptrigger',
  'timertrigger',
  'servicebustrigger',
  'orchestrationtrigger',
  'activitytrigger',
  'entitytrigger',
]);
const inputs = new Set(['durableclient', 'orchestrationclient']);
const outputs = new Set(['http', 'servicebus']);
const durableTriggers = new Set(['orchestrationtrigger', 'activitytrigger', 'entitytrigger']);

/** One line per trigger or binding of the app that this host cannot serve, with the function's and the binding's name. */
export function findUnsupportedBindings(functions: readonly LoadedFunction[]): string[] {
  return functions.flatMap((target) => [
    ...unsupported(target, [target.trigger], triggers, 'trigger'),
    ...unsupported(target, target.inputs, inputs, 'input'),
    ...unsupported(target, target.outputs, outputs, 'output'),
    ...expressions(target),
    ...durableReturns(target),
  ]);
}

function unsupported(
  target: LoadedFunction,
  bindings: LoadedFunction['inputs'],
  known: ReadonlySet<string>,
  kind: string,
): string[] {
  return bindings
    .filter((binding) => !known.has(binding.type.toLowerCase()))
    .map(
      (binding) =>
        `Function '${target.name}': the ${kind} '${binding.name}' of type '${binding.type}' is not supported by this host; it serves ${[...known].join(', ')}.`,
    );
}

function expressions(target: LoadedFunction): string[] {
  return target.outputs
    .filter(({ type }) => type.toLowerCase() === 'servicebus')
    .filter((binding) => /\{[^}]*\}/.test(JSON.stringify([binding['queueName'] ?? '', binding['topicName'] ?? ''])))
    .map(
      (binding) =>
        `Function '${target.name}': the output '${binding.name}' takes its entity's name from the trigger's data; this host supports %SETTING% there only.`,
    );
}

function durableReturns(target: LoadedFunction): string[] {
  if (!durableTriggers.has(target.trigger.type.toLowerCase())) return [];
  return target.outputs
    .filter(({ name }) => name === '$return')
    .map(
      ({ type }) => `Function '${target.name}': its return value cannot be bound to '${type}'; use an extra output.`,
    );
}
