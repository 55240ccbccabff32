import type { EffectContracts } from './effects';
import type { RecordContracts } from './records';

export type { CheckSummary, Controlled, EffectInput, Refused } from './activity-results';
export { undoingEffects } from './effects';
export type { EffectContracts, EffectName } from './effects';
export type { RecordContracts, RecordName } from './records';
export type { TimelineEvent } from './timeline-event';
export type { AgentRole } from './stages';

export type ActivityContracts = EffectContracts & RecordContracts;
export type ActivityName = keyof ActivityContracts;

export interface BugTriageInput {
  readonly tenant: string;
  readonly project: string;
  readonly bugReport: string;
  readonly fingerprint: string;
}
