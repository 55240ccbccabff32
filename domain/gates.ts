import type { ErrorCode } from './errors';
import { isEnded } from './lifecycle/states';
import type { RunStatus } from './lifecycle/states';

export type GateKind = 'qa' | 'deploy' | 'checkpoint';

/** Roles of people. `admin` administers and approves nothing by itself. */
export const roles = ['dev', 'qa', 'ops', 'admin'] as const;
export type Role = (typeof roles)[number];

export const checkpointChoices = [
  'continue',
  'continue_fresh',
  'repeat',
  'rerun_after_edit',
  'pause',
  'cancel',
] as const;
export type CheckpointChoice = (typeof checkpointChoices)[number];

export type GateChoice = 'approve' | 'reject' | CheckpointChoice;

interface GateRule {
  /** Any one of these roles may decide. */
  readonly deciders: readonly Role[];
  readonly choices: readonly GateChoice[];
  /** Whether the person who asked for the run is kept from deciding. */
  readonly separatesDuties: boolean;
}

/** A checkpoint steers the work and approves nothing, so its requester may answer it. */
export const gateRules: Readonly<Record<GateKind, GateRule>> = {
  qa: { deciders: ['qa'], choices: ['approve', 'reject'], separatesDuties: true },
  deploy: { deciders: ['ops'], choices: ['approve', 'reject'], separatesDuties: true },
  checkpoint: { deciders: ['dev', 'qa', 'ops', 'admin'], choices: checkpointChoices, separatesDuties: false },
};

/** `closed`: not opened yet, or withdrawn. `expired`: ended without a decision; reopening is a new visit. */
export type GateStatus = 'closed' | 'open' | 'decided' | 'expired';

export interface DecisionAttempt {
  readonly gate: GateKind;
  readonly choice: string;
  readonly by: { readonly id: string; readonly roles: readonly string[] };
  /** User id of whoever asked for the run. */
  readonly requester: string;
  /** Digest the decision names. */
  readonly subject: string;
  /** Digest of what stands at the gate. */
  readonly shown: string;
  readonly gateStatus: GateStatus;
  readonly runStatus: RunStatus;
  /** Choices this visit offers; absent = all of the gate's kind. */
  readonly offered?: readonly string[];
}

export type RefusalCode = Extract<
  ErrorCode,
  | 'role_required'
  | 'requester_cannot_decide'
  | 'unknown_choice'
  | 'run_over'
  | 'gate_expired'
  | 'gate_not_open'
  | 'already_decided'
  | 'stale_subject'
>;

export type Authorisation =
  | { readonly kind: 'accepted'; readonly choice: GateChoice }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly reason: string };

/**
 * Whether a decision may be recorded. Authority is asked first (403), so that who may not decide learns nothing of the run;
 * then the choice (400), the run and the gate (410, 409), and the subject (409) last. Recording it is a compare-and-set
 * elsewhere: two accepted attempts can still race, and one of them loses there.
 */
export function authorise(attempt: DecisionAttempt): Authorisation {
  return refuseAuthority(attempt) ?? refuseChoice(attempt) ?? refuseGate(attempt) ?? accept(attempt);
}

function refuseAuthority({ gate, by, requester }: DecisionAttempt): Authorisation | undefined {
  const { deciders, separatesDuties } = gateRules[gate];
  if (!deciders.some((role) => by.roles.includes(role))) {
    return refuse('role_required', `${by.id} lacks the role to decide at the ${gate} gate: ${deciders.join(' or ')}.`);
  }
  if (separatesDuties && by.id === requester) {
    return refuse(
      'requester_cannot_decide',
      `${by.id} asked for this run; somebody else must decide at its ${gate} gate.`,
    );
  }
  return undefined;
}

function refuseChoice({ gate, choice, offered }: DecisionAttempt): Authorisation | undefined {
  const choices = gateRules[gate].choices.filter((known) => offered?.includes(known) ?? true);
  if (choices.some((known) => known === choice)) return undefined;
  return refuse('unknown_choice', `"${choice}" is not offered here; choose one of ${choices.join(', ')}.`);
}

function refuseGate({ gate, gateStatus, runStatus, subject, shown }: DecisionAttempt): Authorisation | undefined {
  // A failed run whose checkpoint is open has not ended: a person can take it on.
  const waitsForRepair = gate === 'checkpoint' && runStatus === 'failed' && gateStatus === 'open';
  if (isEnded(runStatus) && !waitsForRepair)
    return refuse('run_over', `The run is ${runStatus}; nothing can be decided any more.`);
  if (gateStatus === 'expired') return refuse('gate_expired', `The ${gate} gate has expired; reopen it to decide.`);
  if (gateStatus === 'decided') return refuse('already_decided', `The ${gate} gate has been decided already.`);
  if (gateStatus === 'closed') return refuse('gate_not_open', `The ${gate} gate is not open.`);
  if (shown === '' || subject !== shown) {
    return refuse(
      'stale_subject',
      `The decision is about ${subject || 'nothing'}, but ${shown || 'nothing'} stands at the ${gate} gate.`,
    );
  }
  return undefined;
}

function accept({ choice }: DecisionAttempt): Authorisation {
  return { kind: 'accepted', choice: choice as GateChoice };
}

function refuse(code: RefusalCode, reason: string): Authorisation {
  return { kind: 'refused', code, reason };
}
