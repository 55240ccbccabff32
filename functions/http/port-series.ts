import type { PortMeasures, PortTime } from '../../app/timed-ports';
import { family, labelText } from './metrics';

/** Prometheus text of what the ports have cost this process; empty where nobody takes the time. */
export function portText(measured: PortMeasures | undefined): string {
  if (measured === undefined) return '';
  const { times, busy } = measured;
  const lines = (name: string, value: (time: PortTime) => number): string[] =>
    times.map((time) => `${name}{${labelText({ port: time.port, method: time.method })}} ${value(time)}`);
  const [calls, failures] = ['stellwerk_port_calls_total', 'stellwerk_port_failures_total'];
  const [seconds, busySeconds] = ['stellwerk_port_seconds_total', 'stellwerk_port_busy_seconds_total'];
  const busyLines = busy.map((each) => `${busySeconds}{${labelText({ port: each.port })}} ${each.seconds}`);
  return [
    family(
      calls,
      'counter',
      'Calls of a port by method.',
      lines(calls, (time) => time.calls),
    ),
    family(
      failures,
      'counter',
      'Calls that failed.',
      lines(failures, (time) => time.failures),
    ),
    family(
      seconds,
      'counter',
      'Time of all calls, added up.',
      lines(seconds, (time) => time.seconds),
    ),
    family(busySeconds, 'counter', 'Time in which at least one call was under way.', busyLines),
  ].join('');
}
