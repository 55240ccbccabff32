import type { RunPolicy } from '../policy';
import type { GateRules } from './gates';

/** How much sooner the gates of a hotfix want an answer. Nothing here drops a gate or lowers a bar. */
export interface HotfixPolicy {
  /** Hours after which a gate of a hotfix reminds its approvers. */
  readonly gateReminderHours: number;
  readonly gateEscalationHours: number;
  readonly gateDeadlineHours: number;
}

export const defaultHotfixPolicy: HotfixPolicy = {
  gateReminderHours: 1,
  gateEscalationHours: 4,
  gateDeadlineHours: 24,
};

/** What contradicts itself in a project's values. */
export function hotfixProblems({ gateReminderHours, gateEscalationHours, gateDeadlineHours }: HotfixPolicy): string[] {
  const isOrdered = gateReminderHours <= gateEscalationHours && gateEscalationHours <= gateDeadlineHours;
  return isOrdered ? [] : ['policy.hotfix: reminder, escalation and deadline must come in this order'];
}

/** The rules of a hotfix run: its waits are the shorter of both; every gate, quorum, checklist and bar stays. */
export function shortenGates(policy: RunPolicy): RunPolicy {
  const { hotfix, gates } = policy;
  return {
    ...policy,
    gateReminderHours: Math.min(policy.gateReminderHours, hotfix.gateReminderHours),
    gateEscalationHours: Math.min(policy.gateEscalationHours, hotfix.gateEscalationHours),
    gateDeadlineHours: Math.min(policy.gateDeadlineHours, hotfix.gateDeadlineHours),
    gates: { qa: shorten(gates.qa, hotfix), deploy: shorten(gates.deploy, hotfix) },
  };
}

function shorten(rules: GateRules, hotfix: HotfixPolicy): GateRules {
  const byRisk = Object.entries(rules.byRisk).map(([risk, terms]) => {
    const { deadlineHours } = terms;
    const shorter =
      deadlineHours === undefined
        ? terms
        : { ...terms, deadlineHours: Math.min(deadlineHours, hotfix.gateDeadlineHours) };
    return [risk, shorter] as const;
  });
  return {
    ...rules,
    reminderHours: Math.min(rules.reminderHours, hotfix.gateReminderHours),
    escalationHours: Math.min(rules.escalationHours, hotfix.gateEscalationHours),
    deadlineHours: Math.min(rules.deadlineHours, hotfix.gateDeadlineHours),
    byRisk: Object.fromEntries(byRisk),
  };
}
