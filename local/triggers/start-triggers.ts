import type { LoadedFunction } from '../core/runtime';
import type { EngineClock } from '../durable/api';
import type { HttpRoute } from '../http/route-table';
import { parseRouteTemplate } from '../http/route-template';
import type { Broker, Brokers } from '../service-bus/brokers';
import type { HostLog } from '../settings/host-log';
import type { ServiceBusSettings } from '../settings/host-settings';
import { findUnsupportedBindings } from './binding-check';
import type { FunctionInvoker } from './function-invoker';
import { serviceBusTarget } from './output-bindings';
import { addServiceBusTrigger } from './service-bus-trigger';
import type { TimerStore } from './timer-store';
import { createTimerTrigger, type TimerTrigger } from './timer-trigger';

export interface TriggerSources {
  readonly functions: readonly LoadedFunction[];
  readonly brokers: Brokers;
  readonly timerStore: TimerStore;
  readonly invoker: FunctionInvoker;
  readonly clock: EngineClock;
  readonly log: HostLog;
  readonly serviceBus: ServiceBusSettings;
  readonly resolve: (text: string) => string;
}

export interface PreparedTriggers {
  readonly routes: readonly HttpRoute<LoadedFunction>[];
  readonly timers: readonly TimerTrigger[];
}

/**
 * Prepares every trigger of the app without starting one. Throws one error that lists each function this host cannot serve,
 * with the binding and the reason.
 */
export function prepareTriggers(sources: TriggerSources): PreparedTriggers {
  const problems = findUnsupportedBindings(sources.functions);
  const routes: HttpRoute<LoadedFunction>[] = [];
  const timers: TimerTrigger[] = [];

  function attempt(target: LoadedFunction, binding: string, prepare: () => void): void {
    try {
      prepare();
    } catch (error) {
      problems.push(`Function '${target.name}', binding '${binding}': ${(error as Error).message}.`);
    }
  }

  for (const target of sources.functions) {
    const { trigger } = target;
    const type = trigger.type.toLowerCase();
    if (type === 'httptrigger') attempt(target, trigger.name, () => routes.push(toRoute(target)));
    if (type === 'servicebustrigger')
      attempt(target, trigger.name, () =>
        addServiceBusTrigger({
          target,
          ...sources,
          bus: sources.brokers.of(trigger['connection']),
          settings: sources.serviceBus,
        }),
      );
    if (type === 'timertrigger') {
      attempt(target, trigger.name, () => {
        const schedule = sources.resolve(textOf(trigger['schedule']) ?? '');
        timers.push(createTimerTrigger({ target, schedule, store: sources.timerStore, ...sources }));
      });
    }
    for (const output of target.outputs) {
      if (output.type.toLowerCase() !== 'servicebus') continue;
      attempt(target, output.name, () =>
        declareOutput(sources.brokers.of(output['connection']), output, serviceBusTarget(output, sources.resolve)),
      );
    }
  }
  if (problems.length > 0) {
    throw new Error(`The app cannot be hosted:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
  }
  return { routes, timers };
}

function declareOutput(bus: Broker, output: LoadedFunction['trigger'], name: string): void {
  if (output['topicName'] === undefined) bus.declareQueue(name);
  else bus.declareTopic(name);
}

function toRoute(target: LoadedFunction): HttpRoute<LoadedFunction> {
  const { methods } = target.trigger;
  const route = textOf(target.trigger['route']);
  if (route !== undefined) parseRouteTemplate(route);
  return { functionName: target.name, route, methods: Array.isArray(methods) ? methods.map(String) : [], target };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
