import type { EventView, RunView } from '../../contracts/api';
import { eventLine } from '../render/event-line';
import type { Session } from '../session';

/** What `start` says: lines for people, or with `--json` one object per line for programs. */
export interface Voice {
  say(line: string): void;
  /** A dim line of circumstance. */
  aside(line: string): void;
  event(run: RunView, event: EventView, prefix: string): void;
  fact(type: string, value: Readonly<Record<string, unknown>>): void;
}

export function voiceOf({ terminal, json }: Session): Voice {
  const { paint } = terminal;
  const fact = (type: string, value: Readonly<Record<string, unknown>>): void => {
    if (json) terminal.out(JSON.stringify({ type, ...value }));
  };
  return {
    say: (line) => (json ? undefined : terminal.out(line)),
    aside: (line) => (json ? undefined : terminal.out(paint('dim', line))),
    fact,
    event(run, event, prefix) {
      if (json) fact('event', { runId: run.runId, event });
      else terminal.out(eventLine(event, paint, prefix));
    },
  };
}
