import type { ErrorCode } from './errors';
import { findAuthority } from './gates/authority';
import type { AuthorityFacts } from './gates/authority';
import type { GateTerms } from './policy/gates';
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
  'roll_back',
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
  readonly by: AuthorityFacts['by'];
  /** User id of whoever asked for the run. */
  readonly requester: string;
  /** Who decides by the gate's own terms, and whether in the place of others; absent = the kind's roles. */
  readonly terms?: Pick<GateTerms, 'roles' | 'groups' | 'allowDelegation' | 'checklist'>;
  readonly pushers?: AuthorityFacts['pushers'];
  readonly standsInFor?: AuthorityFacts['standsInFor'];
  readonly checklist?: Readonly<Record<string, boolean>>;
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
  | 'pusher_cannot_decide'
  | 'delegate_cannot_decide'
  | 'already_counted'
  | 'checklist_incomplete'
  | 'unknown_choice'
  | 'run_over'
  | 'gate_expired'
  | 'gate_not_open'
  | 'already_decided'
  | 'stale_subject'
>;

export type Authorisation =
  | { readonly kind: 'accepted'; readonly choice: GateChoice; readonly onBehalfOf?: string }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly reason: string };

/**
 * Whether a decision may be recorded. Authority is asked first (403), so that who may not decide learns nothing of the run;
 * then the choice (400), the run and the gate (410, 409), the subject (409), and the checklist (400) last. Recording it is a compare-and-set
 * elsewhere: two accepted attempts can still race, and one of them loses there.
 */
export function authorise(attempt: DecisionAttempt): Authorisation {
  const authority = authorityOf(attempt);
  if (authority.kind === 'refused') return authority;
  const refusal = refuseChoice(attempt) ?? refuseGate(attempt) ?? refuseChecklist(attempt);
  if (refusal) return refusal;
  const { onBehalfOf } = authority;
  return {
    kind: 'accepted',
    choice: attempt.choice as GateChoice,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  };
}

function authorityOf({ gate, by, requester, terms, pushers = [], standsInFor = [] }: DecisionAttempt) {
  const { deciders, separatesDuties } = gateRules[gate];
  return findAuthority({
    gate,
    by,
    approvers: terms ?? { roles: deciders, groups: [] },
    separatesDuties,
    requester,
    pushers,
    standsInFor,
    allowDelegation: terms?.allowDelegation ?? false,
  });
}

/** An approval says that everything on the list was done; a rejection needs no list. */
function refuseChecklist({ gate, choice, terms, checklist = {} }: DecisionAttempt): Authorisation | undefined {
  const open = choice === 'approve' ? (terms?.checklist ?? []).filter((point) => checklist[point] !== true) : [];
  if (open.length === 0) return undefined;
  return refuse('checklist_incomplete', `The ${gate} gate asks for a yes to ${open.join(', ')}.`);
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

function refuse(code: RefusalCode, reason: string): Authorisation {
  return { kind: 'refused', code, reason };
}
