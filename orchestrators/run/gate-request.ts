import { gateTerms } from '../../domain/policy/gates';
import type { RunPolicy } from '../../domain/policy';
import type { RiskClass } from '../../domain/risk';
import type { DecisionRequest } from '../../contracts/stages';

type GateTimes = Pick<DecisionRequest, 'reminderHours' | 'escalationHours' | 'deadlineHours' | 'escalateTo' | 'terms'>;

/** Until when a gate waits and who decides there, frozen with the run's policy. Checkpoints have the hours of all gates. */
export function gateTimes(policy: RunPolicy, gate: DecisionRequest['gate'], risk: RiskClass): GateTimes {
  if (gate === 'checkpoint') {
    return {
      reminderHours: policy.gateReminderHours,
      escalationHours: policy.gateEscalationHours,
      deadlineHours: policy.gateDeadlineHours,
    };
  }
  const { reminderHours, escalationHours, deadlineHours, escalateTo } = gateTerms(policy.gates, gate, risk);
  return { reminderHours, escalationHours, deadlineHours, escalateTo, terms: { policy: policy.gates[gate], risk } };
}
