import {
  approvedByQa,
  approvedTreeChanged,
  bugReported,
  bundleHoldsQualityGates,
  deploymentRolledBack,
  deploymentSucceeded,
  manifestLinksSpec,
  rejectedByQaOrReport,
  reportMade,
  triagedAsHotfix,
  triagedAsRegularFix,
} from './guards';
import type { Guard } from './guards';
import type { SdlcState } from './states';

/** Where a transition starts: a state, or the outside world for a bug report. */
export type TransitionSource = SdlcState | 'EXTERNAL_EVENT';

export const transitionNames = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'L1', 'L2', 'L3', 'L4', 'L5'] as const;
export type TransitionName = (typeof transitionNames)[number];

export type TransitionType = 'automated' | 'human_in_the_loop' | 'event_driven';

export interface Transition {
  readonly name: TransitionName;
  /** Name in the requirements. */
  readonly title: string;
  readonly from: TransitionSource;
  readonly to: SdlcState;
  readonly trigger: string;
  readonly type: TransitionType;
  /** Who carries on: the same run, or something new that the transition starts. */
  readonly carriedOnBy: 'same_run' | 'bug_triage' | 'priority_run' | 'backlog_item';
  readonly guard: Guard;
}

/** Every way a run can move; there is no other. Source: seed 000, YAML `transitions` and `loops`; L5: docs/adr/0015. */
export const transitions: Readonly<Record<TransitionName, Transition>> = {
  T1: {
    name: 'T1',
    title: 'T1_StartCoding',
    from: 'PLANNING',
    to: 'CODING',
    trigger: 'project_manifest made, with a link to a valid code_gen_spec',
    type: 'automated',
    carriedOnBy: 'same_run',
    guard: manifestLinksSpec,
  },
  T2: {
    name: 'T2',
    title: 'T2_StartTesting',
    from: 'CODING',
    to: 'TESTING',
    trigger: 'artifact_bundle made and the code quality gates hold',
    type: 'automated',
    carriedOnBy: 'same_run',
    guard: bundleHoldsQualityGates,
  },
  T3: {
    name: 'T3',
    title: 'T3_RequestQAApproval',
    from: 'TESTING',
    to: 'AWAITING_QA_APPROVAL',
    trigger: 'qa_report made, whatever its status',
    type: 'automated',
    carriedOnBy: 'same_run',
    guard: reportMade,
  },
  T4: {
    name: 'T4',
    title: 'T4_StartDeployment',
    from: 'AWAITING_QA_APPROVAL',
    to: 'DEPLOYMENT',
    trigger: 'qa_approved_signal from an authorised person, about this qa_report, and its status is APPROVED',
    type: 'human_in_the_loop',
    carriedOnBy: 'same_run',
    guard: approvedByQa,
  },
  T5: {
    name: 'T5',
    title: 'T5_DeploymentSuccess',
    from: 'DEPLOYMENT',
    to: 'PRODUCTION',
    trigger: 'deploy_receipt says SUCCESS, after compliance gate, health check and soak',
    type: 'automated',
    carriedOnBy: 'same_run',
    guard: deploymentSucceeded,
  },
  T6: {
    name: 'T6',
    title: 'T6_TriggerMaintenance',
    from: 'EXTERNAL_EVENT',
    to: 'MAINTENANCE',
    trigger: 'bug_report_received with a valid bug_report',
    type: 'event_driven',
    carriedOnBy: 'bug_triage',
    guard: bugReported,
  },
  L1: {
    name: 'L1',
    title: 'L1_TestFailed',
    from: 'AWAITING_QA_APPROVAL',
    to: 'CODING',
    trigger: 'qa_rejected_signal from an authorised person, or the qa_report says REJECTED; the report goes along',
    type: 'human_in_the_loop',
    carriedOnBy: 'same_run',
    guard: rejectedByQaOrReport,
  },
  L2: {
    name: 'L2',
    title: 'L2_DeployFailed',
    from: 'DEPLOYMENT',
    to: 'MAINTENANCE',
    trigger: 'deploy_receipt says ROLLED_BACK; a P1_Critical bug_report is made of it and triggers T6',
    type: 'automated',
    carriedOnBy: 'bug_triage',
    guard: deploymentRolledBack,
  },
  L3: {
    name: 'L3',
    title: 'L3_HotfixLoop',
    from: 'MAINTENANCE',
    to: 'CODING',
    trigger: 'triage says hotfix and has written manifest, code_gen_spec and test_plan; a new run goes first',
    type: 'automated',
    carriedOnBy: 'priority_run',
    guard: triagedAsHotfix,
  },
  L4: {
    name: 'L4',
    title: 'L4_RegularFixLoop',
    from: 'MAINTENANCE',
    to: 'PLANNING',
    trigger: 'triage says regular fix; a work item joins the backlog',
    type: 'automated',
    carriedOnBy: 'backlog_item',
    guard: triagedAsRegularFix,
  },
  L5: {
    name: 'L5',
    title: 'L5_ApprovedTreeChanged',
    from: 'DEPLOYMENT',
    to: 'CODING',
    trigger:
      "the run's branch holds another commit than the approved bundle: the default branch moved on, or a person pushed",
    type: 'automated',
    carriedOnBy: 'same_run',
    guard: approvedTreeChanged,
  },
};
