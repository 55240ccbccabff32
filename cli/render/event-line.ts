import type { EventView } from '../../contracts/api';
import { timeOfDay } from './figures';
import { printable, type Paint, type Style } from './paint';

const styles: Readonly<Record<EventView['kind'], Style>> = {
  state: 'bold',
  stage: 'bold',
  agent: 'cyan',
  commit: 'magenta',
  check: 'yellow',
  money: 'dim',
  gate: 'bold',
  decision: 'bold',
  deployment: 'green',
  artifact: 'dim',
  problem: 'red',
  note: 'dim',
};

const kindWidth = Math.max(...Object.keys(styles).map((kind) => kind.length));

/** One event as one line, whatever its text holds. */
export function eventLine(event: EventView, paint: Paint, prefix = ''): string {
  const kind = paint(styles[event.kind] ?? 'dim', event.kind.padEnd(kindWidth));
  const text = printable(event.text).replace(/\s*\n\s*/g, ' · ');
  return `${paint('dim', timeOfDay(event.at))}  ${prefix}${kind}  ${event.kind === 'money' ? paint('dim', text) : text}`;
}
