import type { AutonomyMode } from './autonomy';
import { AppError } from './errors';
import { defaultQualityPolicy } from './policy/quality';
import type { QualityPolicy } from './policy/quality';
import { defaultPullRequestPolicy, pullRequestPolicyOf } from './policy/pull-requests';
import type { PullRequestPolicy } from './policy/pull-requests';
import type { PagePolicy } from './policy/pages';
import { resolveQuality } from './policy/resolve-quality';
import type { QualityOverrides } from './policy/resolve-quality';
import { defaultHotfixPolicy, hotfixProblems } from './policy/hotfix';
import type { HotfixPolicy } from './policy/hotfix';
import { defaultReleasePolicy, releaseProblems, resolveReleasePolicy } from './policy/release';
import type { ReleaseOverrides, ReleasePolicy } from './policy/release';
import { resolveBudget } from './policy/budget';
import type { BudgetOverrides, BudgetPolicy } from './policy/budget';
import type { RolePolicies, StagePolicies } from './policy/stages';
import { resolveAutonomy, underAutonomy } from './policy/autonomy';
import { defaultGatePolicy, gateHours, resolveGatePolicy } from './policy/gates';
import type { GateOverrides, GatePolicy } from './policy/gates';
import { defaultDataPolicy } from './policy/data';
import type { DataPolicy } from './policy/data';
import { defaultRiskRules, resolveRiskRules } from './policy/risk';
import type { RiskRules } from './policy/risk';

/**
 * The rules one run lives under, taken once when it starts: a change of the project file never reaches a run on its way.
 */
export interface RunPolicy {
  /** How far agents go without a person; with the run's risk it decides what is automatic, gated or forbidden. */
  readonly autonomy: AutonomyMode;
  /** Who may decide at the gates, for each risk. */
  readonly gates: GatePolicy;
  /** What makes a change risky. */
  readonly risk: RiskRules;
  /** Who opens the compliance gate before a deployment: the policy itself (recorded as a decision), as far as autonomy and risk let it, or a person. */
  readonly deploymentApproval: 'policy' | 'person';
  /** Line coverage must be above this, in percent; 0 = not demanded. Seed 000: GATE_TEST_COVERAGE > 70 %. */
  readonly coverageMin: number;
  /** Loops L1 (rejection → coding) before a person decides how to go on. */
  readonly maxRounds: number;
  /** Coding sessions within one round before a person decides. */
  readonly maxCodingAttempts: number;
  /** Model turns of one agent session. */
  readonly maxTurns: number;
  /** Most a run may spend on models, in USD, where `budget.runUsd` says nothing else. */
  readonly runLimitUsd: number;
  /** Absent in runs that began before there was one: the defaults hold. */
  readonly budget?: BudgetPolicy;
  /** Hours after its opening at which a gate reminds its approvers. Unset: 24, or a quarter of a shorter deadline. */
  readonly gateReminderHours: number;
  /** Hours after which it escalates. Unset: 72, or three quarters of a shorter deadline. */
  readonly gateEscalationHours: number;
  /** Hours after which it expires to *not approved*. */
  readonly gateDeadlineHours: number;
  /** Longest time of one check, in seconds. */
  readonly checkTimeoutSeconds: number;
  /** Time a new version has to become healthy, in seconds. */
  readonly healthTimeoutSeconds: number;
  /** How long a new version is watched before it counts as delivered, in seconds. */
  readonly soakSeconds: number;
  /** Samples with data the soak needs. */
  readonly soakSampleCount: number;
  readonly latencyP95LimitMs: number;
  readonly errorRateLimitPercent: number;
  /** Where agents may write (globs). */
  readonly allowedPaths: readonly string[];
  /** Where they may not, whatever is allowed (globs). */
  readonly restrictedPaths: readonly string[];
  /** How an approved change reaches the default branch: merged pull request, merge preferring the change, direct push. */
  readonly merge: 'pr' | 'theirs' | 'direct_push';
  /** `direct_push` is refused without this. */
  readonly allowDirectPush: boolean;
  /** What happens to the run's branch when the run is cancelled. */
  readonly branchOnCancel: 'keep' | 'delete';
  /** Whether a person is asked after every stage. */
  readonly checkpoints: 'none' | 'every_stage';
  /** Absent in runs from before there was such a group: `qualityOf` fills in the defaults. */
  readonly quality?: QualityPolicy;
  readonly release: ReleasePolicy;
  /** Absent in runs from before there was such a group: `internal`. */
  readonly data?: DataPolicy;
  /** Exit criteria, mandatory skills and capabilities by stage; absent = none beyond the product's own. */
  readonly stages?: StagePolicies;
  /** Settings of agents by role. */
  readonly roles?: RolePolicies;
  /** What PLANNING does about a likely duplicate: asks a person before it spends anything, or only notes it in the log. */
  readonly duplicates: 'ask' | 'note';
  /** Shorter waits of a hotfix run. */
  readonly hotfix: HotfixPolicy;
  /** Absent in runs from before there was such a group: `pullRequestPolicyOf` fills in the defaults. */
  readonly pullRequests?: PullRequestPolicy;
  /** Absent = no pages are written. */
  readonly pages?: PagePolicy;
}

/** Never writable by an agent: the rules it works under, the pipelines that check it, and what we set aside. */
export const alwaysRestrictedPaths: readonly string[] = [
  '.stellwerk/',
  '.github/',
  '.azuredevops/',
  'azure-pipelines.yml',
  '.gitlab-ci.yml',
  '.gitmodules',
  '_untrusted/',
  '_failed/',
];

export const defaultRunPolicy: RunPolicy = {
  autonomy: 'stabilise',
  gates: defaultGatePolicy,
  risk: defaultRiskRules,
  deploymentApproval: 'person',
  coverageMin: 70,
  maxRounds: 3,
  maxCodingAttempts: 3,
  maxTurns: 40,
  runLimitUsd: 5,
  budget: resolveBudget(),
  gateReminderHours: 24,
  gateEscalationHours: 72,
  gateDeadlineHours: 336,
  checkTimeoutSeconds: 600,
  healthTimeoutSeconds: 30,
  soakSeconds: 5,
  soakSampleCount: 5,
  latencyP95LimitMs: 500,
  errorRateLimitPercent: 1,
  allowedPaths: ['**'],
  restrictedPaths: alwaysRestrictedPaths,
  merge: 'pr',
  allowDirectPush: false,
  branchOnCancel: 'keep',
  checkpoints: 'none',
  quality: defaultQualityPolicy,
  release: defaultReleasePolicy,
  duplicates: 'ask',
  hotfix: defaultHotfixPolicy,
  data: defaultDataPolicy,
  pullRequests: defaultPullRequestPolicy,
};

/** What a project file may set: `policy` by name, its `paths`, and the groups that have a place of their own. */
export interface PolicyOverrides {
  readonly policy?: Partial<
    Omit<
      RunPolicy,
      | 'allowedPaths'
      | 'restrictedPaths'
      | 'quality'
      | 'autonomy'
      | 'gates'
      | 'risk'
      | 'release'
      | 'budget'
      | 'stages'
      | 'roles'
      | 'hotfix'
      | 'data'
      | 'pullRequests'
      | 'pages'
    >
  > & { readonly release?: ReleaseOverrides; readonly hotfix?: Partial<HotfixPolicy> };
  readonly quality?: QualityOverrides;
  readonly budget?: BudgetOverrides;
  readonly stages?: StagePolicies;
  readonly roles?: RolePolicies;
  readonly autonomy?: AutonomyMode;
  readonly data?: Partial<DataPolicy>;
  readonly pullRequests?: Partial<PullRequestPolicy>;
  readonly pages?: PagePolicy;
  readonly gates?: GateOverrides;
  readonly risk?: Partial<RiskRules>;
  readonly paths?: { readonly allowed?: readonly string[]; readonly restricted?: readonly string[] };
}

/**
 * Defaults, then the project's values. Restricted paths only ever grow. Throws `project_file_invalid` with all problems at
 * once when values contradict each other; types and ranges of single values are the schema's business.
 */
export function resolvePolicy(project: PolicyOverrides = {}): RunPolicy {
  const policy: RunPolicy = {
    ...defaultRunPolicy,
    ...project.policy,
    ...resolveAutonomy({ autonomy: project.autonomy, deploymentApproval: project.policy?.deploymentApproval }),
    ...hoursOfAllGates(project.policy ?? {}),
    risk: resolveRiskRules(project.risk),
    quality: resolveQuality(project.quality),
    release: resolveReleasePolicy(project.policy?.release),
    budget: resolveBudget(project.budget, project.policy?.runLimitUsd),
    hotfix: { ...defaultHotfixPolicy, ...project.policy?.hotfix },
    data: { ...defaultDataPolicy, ...project.data },
    pullRequests: pullRequestPolicyOf(project),
    allowedPaths: project.paths?.allowed ?? defaultRunPolicy.allowedPaths,
    restrictedPaths: [...new Set([...alwaysRestrictedPaths, ...(project.paths?.restricted ?? [])])],
    ...(project.pages ? { pages: project.pages } : {}),
    ...(project.stages ? { stages: project.stages } : {}),
    ...(project.roles ? { roles: project.roles } : {}),
  };
  const problems = contradictions(policy);
  if (problems.length > 0) {
    throw new AppError('project_file_invalid', `The project's policy contradicts itself: ${problems.join('; ')}.`, {
      details: { problems },
    });
  }
  return underAutonomy({ ...policy, gates: resolveGatePolicy(project.gates, namedHours(project.policy ?? {})) });
}

type GateHourSettings = Pick<RunPolicy, 'gateReminderHours' | 'gateEscalationHours' | 'gateDeadlineHours'>;

function hoursOfAllGates(given: Partial<GateHourSettings>): GateHourSettings {
  const { reminderHours, escalationHours, deadlineHours } = gateHours(namedHours(given));
  return { gateReminderHours: reminderHours, gateEscalationHours: escalationHours, gateDeadlineHours: deadlineHours };
}

function namedHours(given: Partial<GateHourSettings>): Parameters<typeof gateHours>[0] {
  return {
    ...(given.gateReminderHours === undefined ? {} : { reminderHours: given.gateReminderHours }),
    ...(given.gateEscalationHours === undefined ? {} : { escalationHours: given.gateEscalationHours }),
    ...(given.gateDeadlineHours === undefined ? {} : { deadlineHours: given.gateDeadlineHours }),
  };
}

function contradictions(policy: RunPolicy): string[] {
  const problems: string[] = [];
  if (policy.gateReminderHours > policy.gateEscalationHours) {
    problems.push('policy.gateReminderHours is later than policy.gateEscalationHours');
  }
  if (policy.gateEscalationHours > policy.gateDeadlineHours) {
    problems.push('policy.gateEscalationHours is later than policy.gateDeadlineHours');
  }
  if (policy.merge === 'direct_push' && !policy.allowDirectPush) {
    problems.push('policy.merge "direct_push" needs policy.allowDirectPush: true');
  }
  if (policy.allowedPaths.length === 0) problems.push('paths.allowed is empty, so nothing could be written');
  problems.push(...releaseProblems(policy.release), ...hotfixProblems(policy.hotfix));
  return problems;
}
