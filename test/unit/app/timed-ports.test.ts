import { timePorts } from '../../../app/timed-ports';
import type { PortTime, TimedPorts } from '../../../app/timed-ports';
import type { Ports } from '../../../ports';

class CountingClock {
  private readings = 0;

  now(): Date {
    this.readings += 1;
    return new Date(this.readings);
  }
}

function deferred(): { readonly promise: Promise<string>; resolve(value: string): void } {
  let resolve: (value: string) => void = () => undefined;
  const promise = new Promise<string>((settle) => (resolve = settle));
  return { promise, resolve: (value) => resolve(value) };
}

function timed(ports: object): TimedPorts {
  return timePorts(ports as unknown as Ports);
}

function timeOf(ports: TimedPorts, method: string): PortTime | undefined {
  return ports.measure().times.find((time) => time.method === method);
}

function busyOf(ports: TimedPorts, port: string): number {
  return ports.measure().busy.find((busy) => busy.port === port)?.seconds ?? NaN;
}

describe('timePorts', () => {
  it('counts calls and their seconds by port and method, and nothing that was never called', async () => {
    const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const { ports, measure } = timed({ code: { head: () => pause(30), diff: () => pause(0) } });

    await ports.code.head('shop', 'main');
    await ports.code.head('shop', 'main');

    expect(measure().times).toEqual([
      { port: 'code', method: 'head', calls: 2, failures: 0, seconds: expect.any(Number) },
    ]);
    expect(measure().times[0]?.seconds).toBeGreaterThanOrEqual(0.058);
    expect(measure().times[0]?.seconds).toBeLessThan(1);
  });

  it('hands through answers, the promise itself and thrown errors, and counts failures', async () => {
    const answer = Promise.resolve('a1');
    const refused = new Error('away');
    const watch = timed({
      code: {
        head: () => answer,
        diff: () => Promise.reject(refused),
        search() {
          throw refused;
        },
      },
    });

    expect(watch.ports.code.head('shop', 'main')).toBe(answer);
    await expect(watch.ports.code.diff('shop', 'a', 'b')).rejects.toBe(refused);
    expect(() => watch.ports.code.search('shop', 'a', 'text', 1)).toThrow(refused);
    await answer;

    expect(timeOf(watch, 'head')).toMatchObject({ calls: 1, failures: 0 });
    expect(timeOf(watch, 'diff')).toMatchObject({ calls: 1, failures: 1 });
    expect(timeOf(watch, 'search')).toMatchObject({ calls: 1, failures: 1 });
  });

  it('keeps a class instance working, with its own calls uncounted', () => {
    const adapter = {
      count: 0,
      read: () => 'read',
      readTwice() {
        return [this.read(), this.read()];
      },
    };
    const watch = timed({ clock: new CountingClock(), artifacts: adapter });

    expect(watch.ports.clock.now().getTime()).toBe(1);
    expect(watch.ports.clock.now().getTime()).toBe(2);
    expect((watch.ports.artifacts as unknown as typeof adapter).readTwice()).toEqual(['read', 'read']);
    expect(timeOf(watch, 'now')).toMatchObject({ port: 'clock', calls: 2 });
    expect(timeOf(watch, 'read')).toBeUndefined();
  });

  it('reads a property at the time it is asked for', () => {
    const model = { name: 'scripted', turn: () => undefined };
    const { ports } = timed({ model });

    model.name = 'gpt-6-luna';

    expect(ports.model.name).toBe('gpt-6-luna');
  });

  it('takes the time of calls under way together once', async () => {
    const first = deferred();
    const second = deferred();
    const waits = [first, second];
    const watch = timed({ code: { head: () => waits.shift()?.promise }, model: { turn: () => 1 } });

    const calls = [watch.ports.code.head('shop', 'main'), watch.ports.code.head('shop', 'main')];
    await new Promise((resolve) => setTimeout(resolve, 40));
    const underWay = busyOf(watch, 'code');
    first.resolve('a');
    second.resolve('b');
    await Promise.all(calls);

    const total = timeOf(watch, 'head')?.seconds ?? 0;
    expect(underWay).toBeGreaterThanOrEqual(0.039);
    expect(busyOf(watch, 'code')).toBeGreaterThanOrEqual(underWay);
    expect(total).toBeGreaterThanOrEqual(busyOf(watch, 'code') * 1.9);
    expect(busyOf(watch, 'model')).toBe(0);
  });
});
