import type { GateNotice, Notifier } from '../../ports/notifier';

export interface ConsoleNotifierConfig {
  /** Gets one line without line break. */
  readonly log: (line: string) => void;
}

/** How many notices are remembered; a repeat comes soon after the first or after a restart, which says it again. */
const remembered = 10_000;

/** Says each notice of a gate once. Works without any outside system, so it never delays. */
export function createConsoleNotifier({ log }: ConsoleNotifierConfig): Notifier {
  const said = new Set<string>();

  function sayOnce(key: string, line: string): void {
    if (said.has(key)) return;
    log(line);
    said.add(key);
    for (const oldest of said) {
      if (said.size <= remembered) break;
      said.delete(oldest);
    }
  }

  return {
    async notify(notice) {
      sayOnce(`${notice.runId}/${notice.gateId}/${notice.kind}/${notice.approvals ?? ''}`, lineOf(notice));
    },
    async announceBudget({ tenant, key, text }) {
      sayOnce(`budget/${tenant}/${key}`, `${tenant}: ${plain(text)}`);
    },
  };
}

const openings: Readonly<Record<GateNotice['kind'], (notice: GateNotice) => string>> = {
  opened: ({ gate, role, deadline }) => `waits at the ${gate} gate for ${role} until ${deadline}`,
  reminder: ({ gate, role, deadline }) => `still waits at the ${gate} gate for ${role}; it expires ${deadline}`,
  escalation: ({ gate, role, deadline }) => `waits too long at the ${gate} gate for ${role}; it expires ${deadline}`,
  counted: ({ gate, approvals = 1 }) => `has ${approvals} of the approvals of the ${gate} gate`,
  decided: ({ gate }) => `was decided at the ${gate} gate`,
  expired: ({ gate }) => `was not decided in time at the ${gate} gate, which counts as not approved`,
};

function lineOf(notice: GateNotice): string {
  return `${notice.runId} "${plain(notice.title)}" ${openings[notice.kind](notice)} (${notice.gateId}, subject ${notice.subject})`;
}

/** Titles are written by strangers: nothing in them may steer a terminal or begin a line. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
