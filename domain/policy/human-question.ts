import type { PolicyAction } from './request';

/** One rule that asks a person about one action on one thing. */
export interface HumanQuestion {
  readonly action: PolicyAction;
  /** `Path shop/src/a.ts`: see `nameOf`. */
  readonly resource: string;
  readonly rule: string;
}

const prefix = 'policy:';

/** Subject of the checkpoint at which the questions are answered; `digest` is that of the questions. */
export function questionSubject(digest: string): string {
  return `${prefix}${digest}`;
}

/** Whether an answer at a checkpoint of this subject lets something happen that a rule held up. */
export function isQuestionSubject(subject: string): boolean {
  return subject.startsWith(prefix);
}

/** Whether a checkpoint's choice answers its question with yes. */
export function isYes(choice: string): boolean {
  return choice !== 'pause' && choice !== 'cancel';
}

export function keyOf({ action, resource, rule }: HumanQuestion): string {
  return JSON.stringify([action, resource, rule]);
}
