import { AppError } from '../errors';
import type { RiskClass } from '../risk';

/** Whom a notice goes to or who may decide: members of any of the roles or groups. */
export interface Audience {
  readonly roles: readonly string[];
  readonly groups: readonly string[];
}

/** What it takes to pass one gate. */
export interface GateTerms extends Audience {
  /** Different people whose approval is needed; one rejection rejects. */
  readonly quorum: number;
  /** Hours after the opening. A gate that nobody decides in time expires, which counts as not approved. */
  readonly reminderHours: number;
  readonly escalationHours: number;
  readonly deadlineHours: number;
  /** Who is told when it waits too long. Being told gives no right to decide. */
  readonly escalateTo: Audience;
  /** Points that an approval must answer with yes. */
  readonly checklist: readonly string[];
  /** Whether people may decide for those who delegated to them. */
  readonly allowDelegation: boolean;
}

/** What may differ from class to class; reminder and escalation follow the deadline. */
type RiskTerms = Partial<Omit<GateTerms, 'reminderHours' | 'escalationHours' | 'escalateTo'>>;
type TermsByRisk = Readonly<Partial<Record<RiskClass, RiskTerms>>>;

/** Terms of every risk, and what differs for one of them. */
export interface GateRules extends GateTerms {
  readonly byRisk: TermsByRisk;
}

export type PolicyGate = 'qa' | 'deploy';
export type GatePolicy = Readonly<Record<PolicyGate, GateRules>>;

interface GateOverride extends Partial<Omit<GateTerms, 'escalateTo'>> {
  readonly escalateTo?: Partial<Audience>;
  readonly byRisk?: TermsByRisk;
}

export type GateOverrides = Readonly<Partial<Record<PolicyGate, GateOverride>>>;

type GateHours = Pick<GateTerms, 'reminderHours' | 'escalationHours' | 'deadlineHours'>;

export const defaultGateHours: GateHours = { reminderHours: 24, escalationHours: 72, deadlineHours: 336 };

const terms = {
  groups: [],
  quorum: 1,
  ...defaultGateHours,
  escalateTo: { roles: ['admin'], groups: [] },
  checklist: [],
  allowDelegation: true,
} satisfies Omit<GateTerms, 'roles'>;

/** One person of the role; for the critical class two look at the quality. */
export const defaultGatePolicy: GatePolicy = {
  qa: { ...terms, roles: ['qa'], byRisk: { R3: { quorum: 2 } } },
  deploy: { ...terms, roles: ['ops'], byRisk: {} },
};

/** The terms of one gate for a class. A deadline of the class's own pulls reminder and escalation forward with it. */
export function gateTerms(policy: GatePolicy, gate: PolicyGate, risk: RiskClass): GateTerms {
  return rulesTerms(policy[gate], risk);
}

export function rulesTerms({ byRisk, ...common }: GateRules, risk: RiskClass): GateTerms {
  const terms = { ...common, ...byRisk[risk] };
  const { deadlineHours } = terms;
  const escalationHours = Math.min(terms.escalationHours, (deadlineHours * 3) / 4);
  return common.deadlineHours === deadlineHours
    ? terms
    : { ...terms, escalationHours, reminderHours: Math.min(terms.reminderHours, escalationHours, deadlineHours / 4) };
}

/**
 * Defaults, then the hours of all gates, then each gate's own values. A shorter deadline pulls reminder and escalation
 * forward where the project does not name them. Throws `project_file_invalid` with all problems at once.
 */
export function resolveGatePolicy(given: GateOverrides = {}, hours: Partial<GateHours> = {}): GatePolicy {
  const policy = { qa: resolveGate('qa', given.qa, hours), deploy: resolveGate('deploy', given.deploy, hours) };
  const problems = [...problemsOf('qa', policy.qa), ...problemsOf('deploy', policy.deploy)];
  if (problems.length === 0) return policy;
  throw new AppError('project_file_invalid', `The project's gates contradict themselves: ${problems.join('; ')}.`, {
    details: { problems },
  });
}

function resolveGate(gate: PolicyGate, given: GateOverride = {}, hours: Partial<GateHours>): GateRules {
  const defaults = defaultGatePolicy[gate];
  return {
    ...defaults,
    ...given,
    ...gateHours({ ...hours, ...defined(given) }),
    escalateTo: { ...defaults.escalateTo, ...given.escalateTo },
    byRisk: { ...defaults.byRisk, ...given.byRisk },
  };
}

function defined(given: Partial<GateHours>): Partial<GateHours> {
  const { reminderHours, escalationHours, deadlineHours } = given;
  return {
    ...(reminderHours === undefined ? {} : { reminderHours }),
    ...(escalationHours === undefined ? {} : { escalationHours }),
    ...(deadlineHours === undefined ? {} : { deadlineHours }),
  };
}

/** Unset: a day and three days, or a quarter and three quarters of a shorter deadline. */
export function gateHours(given: Partial<GateHours>): GateHours {
  const deadlineHours = given.deadlineHours ?? defaultGateHours.deadlineHours;
  const reminderHours = given.reminderHours ?? Math.min(defaultGateHours.reminderHours, deadlineHours / 4);
  const escalation = Math.min(defaultGateHours.escalationHours, (deadlineHours * 3) / 4);
  return {
    reminderHours,
    escalationHours: given.escalationHours ?? Math.max(escalation, reminderHours),
    deadlineHours,
  };
}

function problemsOf(gate: PolicyGate, rules: GateRules): readonly string[] {
  const { reminderHours, escalationHours, deadlineHours } = rules;
  const where = `gates.${gate}`;
  const nobody = [rules, ...Object.values(rules.byRisk).map((change) => ({ ...rules, ...change }))].some(
    ({ roles, groups }) => roles.length + groups.length === 0,
  );
  return [
    ...(reminderHours > escalationHours ? [`${where}.reminderHours is later than ${where}.escalationHours`] : []),
    ...(escalationHours > deadlineHours ? [`${where}.escalationHours is later than ${where}.deadlineHours`] : []),
    ...(nobody ? [`${where} names neither roles nor groups, so nobody could decide`] : []),
  ];
}
