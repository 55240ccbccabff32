import { attributes, spanNames } from '../../contracts/telemetry';
import type { Ports } from '../../ports';
import type { Attributes, Telemetry } from '../../ports/telemetry';
import { boundMethods } from './bound-methods';
import { traceModel } from './trace-model';

/** Ports whose adapters ask other systems. Records are asked too often to have a span each: stellwerk_port_* counts those. */
const outward = ['checks', 'code', 'deployer', 'directory', 'hookSource', 'notifier', 'signals', 'work'] as const;

/** Answers at once, from the adapter's own settings. */
const withoutSpan: readonly string[] = ['knows'];

/** Spans round the calls of other systems: model turns, messages, platforms, checks, deployments. */
export function tracePorts(ports: Ports, telemetry: Telemetry): Ports {
  const traced: Record<string, unknown> = { ...ports, bus: traceBus(ports.bus, telemetry) };
  for (const port of outward) {
    const adapter = ports[port];
    if (adapter) traced[port] = traceMethods(port, adapter, telemetry);
  }
  return {
    ...(traced as unknown as Ports),
    model: traceModel(ports.model, telemetry),
    secrets: hideSecrets(ports.secrets, telemetry),
  };
}

type Method = (...args: readonly unknown[]) => unknown;

function traceMethods(port: string, adapter: object, telemetry: Telemetry): object {
  return new Proxy(adapter, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || typeof name !== 'string') return member;
      const method = member.bind(target) as Method;
      if (withoutSpan.includes(name)) return method;
      return (...args: readonly unknown[]) => {
        const start = {
          name: spanNames.port(port, name),
          kind: 'client',
          attributes: argumentAttributes(args),
        } as const;
        return telemetry.span(start, async () => method(...args));
      };
    },
  });
}

/** Every port names tenant and project alike; other arguments may hold anything and are left out. */
function argumentAttributes(args: readonly unknown[]): Attributes {
  const [first] = args;
  if (typeof first !== 'object' || first === null) return {};
  const { tenant, project, runId } = first as Readonly<Record<'tenant' | 'project' | 'runId', unknown>>;
  return {
    [attributes.tenant]: typeof tenant === 'string' ? tenant : undefined,
    [attributes.project]: typeof project === 'string' ? project : undefined,
    [attributes.run]: typeof runId === 'string' ? runId : undefined,
  };
}

/** The message carries the trace on, whoever handles it and when. */
function traceBus(bus: Ports['bus'], telemetry: Telemetry): Ports['bus'] {
  const { deadLetters } = bus;
  return {
    ...(deadLetters ? { deadLetters } : {}),
    send(queue, message) {
      const about = {
        'messaging.system': 'servicebus',
        'messaging.operation.type': 'send',
        'messaging.destination.name': queue,
        'messaging.message.id': message.messageId,
      };
      return telemetry.span({ name: spanNames.send(queue), kind: 'producer', attributes: about }, () => {
        const traceParent = telemetry.traceParent();
        return bus.send(queue, traceParent === undefined ? message : { ...message, traceParent });
      });
    },
  };
}

/** What is read from the store of secrets is never reported, whatever it looks like. */
function hideSecrets(secrets: Ports['secrets'], telemetry: Telemetry): Ports['secrets'] {
  return {
    ...boundMethods(secrets),
    async get(name) {
      const values = await secrets.get(name);
      for (const value of values) telemetry.keepSecret(value);
      return values;
    },
    async ensure(name) {
      const value = await secrets.ensure(name);
      telemetry.keepSecret(value);
      return value;
    },
    set(name, value) {
      telemetry.keepSecret(value);
      return secrets.set(name, value);
    },
  };
}
