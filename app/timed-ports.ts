import type { Ports } from '../ports';

/** What one method of a port has cost since the process began. */
export interface PortTime {
  readonly port: string;
  readonly method: string;
  readonly calls: number;
  /** Calls that threw or rejected. */
  readonly failures: number;
  /** Sum over all calls, from the call to its end; a promise ends when it settles. */
  readonly seconds: number;
}

/** How long at least one call of the port was under way: what a run waits for it, however many calls it makes at once. */
export interface PortBusy {
  readonly port: string;
  readonly seconds: number;
}

export interface PortMeasures {
  /** Of the methods that were called. */
  readonly times: readonly PortTime[];
  readonly busy: readonly PortBusy[];
}

export interface TimedPorts {
  readonly ports: Ports;
  readonly measure: () => PortMeasures;
}

interface Counter {
  readonly port: string;
  readonly method: string;
  calls: number;
  failures: number;
  milliseconds: number;
}

interface Occupancy {
  readonly port: string;
  active: number;
  since: number;
  milliseconds: number;
}

type Method = (...args: readonly unknown[]) => unknown;

/**
 * Puts a stop watch in front of every method of every port. Answers, errors and order stay what they are; a port's calls of
 * its own methods are not counted. A call costs two readings of the clock.
 */
export function timePorts(ports: Ports): TimedPorts {
  const counters: Counter[] = [];
  const occupancies: Occupancy[] = [];
  const timed = Object.entries(ports).map(([port, adapter]: [string, object]) => {
    const occupancy: Occupancy = { port, active: 0, since: 0, milliseconds: 0 };
    occupancies.push(occupancy);
    return [port, timeMethods(adapter, occupancy, counters)] as const;
  });
  return {
    ports: Object.fromEntries(timed) as unknown as Ports,
    measure: () => ({
      times: counters.filter(({ calls }) => calls > 0).map(timeOf),
      busy: occupancies.map(busyOf),
    }),
  };
}

function timeOf({ port, method, calls, failures, milliseconds }: Counter): PortTime {
  return { port, method, calls, failures, seconds: milliseconds / 1000 };
}

function busyOf({ port, active, since, milliseconds }: Occupancy): PortBusy {
  const current = active > 0 ? performance.now() - since : 0;
  return { port, seconds: (milliseconds + current) / 1000 };
}

function timeMethods(adapter: object, occupancy: Occupancy, counters: Counter[]): object {
  const timed: Record<string, unknown> = {};
  for (const name of namesOf(adapter)) {
    const member: unknown = Reflect.get(adapter, name);
    if (typeof member === 'function') {
      const counter: Counter = { port: occupancy.port, method: name, calls: 0, failures: 0, milliseconds: 0 };
      counters.push(counter);
      timed[name] = timeMethod(member.bind(adapter) as Method, counter, occupancy);
    } else {
      Object.defineProperty(timed, name, { enumerable: true, get: () => Reflect.get(adapter, name) as unknown });
    }
  }
  return timed;
}

/** Own members and, of an instance of a class, those of its classes. */
function namesOf(adapter: object): ReadonlySet<string> {
  const names = new Set<string>();
  for (let level = adapter; level !== Object.prototype; level = Object.getPrototypeOf(level) as object) {
    for (const name of Object.getOwnPropertyNames(level)) names.add(name);
  }
  names.delete('constructor');
  return names;
}

function timeMethod(method: Method, counter: Counter, occupancy: Occupancy): Method {
  return (...args) => {
    const started = performance.now();
    counter.calls += 1;
    if (occupancy.active === 0) occupancy.since = started;
    occupancy.active += 1;
    const end = (failures: 0 | 1): void => {
      const now = performance.now();
      counter.milliseconds += now - started;
      counter.failures += failures;
      occupancy.active -= 1;
      if (occupancy.active === 0) occupancy.milliseconds += now - occupancy.since;
    };
    try {
      const answer = method(...args);
      // Beside the caller's own chain, so that the caller gets the very promise of the adapter.
      if (answer instanceof Promise)
        void answer.then(
          () => end(0),
          () => end(1),
        );
      else end(0);
      return answer;
    } catch (error) {
      end(1);
      throw error;
    }
  };
}
