import type { DecisionBody } from '../../contracts/api';
import { eventNames } from '../../contracts/names';
import type { DecisionRecord } from '../../contracts/stages';
import { AppError, statusOf } from '../../domain/errors';
import type { ErrorCode } from '../../domain/errors';
import { authorise } from '../../domain/gates';
import type { Authorisation, GateChoice, GateKind } from '../../domain/gates';
import { parseRunId } from '../../domain/ids';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { DecisionInsert, GateRecord, RunRecord } from '../../ports/run-index';
import { isOver, mayAccessTenant, requireRun } from './access';
import { authoriseApproval } from './authorise-approval';
import { createDecisionBooks } from './decision-books';
import type { DurablePort } from './durable-port';
import { findGate } from './find-gate';
import { asOfNow, readStanding } from './gate-standing';
import type { GateStanding, StandingPorts } from './gate-standing';
import { tellCounted } from './tell-counted';

export type DecisionPorts = Pick<Ports, 'audit' | 'notifier' | 'parts' | 'policy' | 'runs'> & StandingPorts;

export interface GateDecision {
  readonly decision: DecisionRecord;
  /**
   * `counted` = one approval of several, the gate stays open. `repeated` = the same person had decided the same before;
   * nothing changed, the doorbell rang again.
   */
  readonly outcome: 'recorded' | 'counted' | 'repeated';
  /** Where the gate asks for several approvals. */
  readonly approvals?: { readonly have: number; readonly need: number };
}

export interface DecisionCommand {
  readonly runId: string;
  /** Gate id (`qa.2`), or the gate's kind for its newest visit. */
  readonly gate: string;
  readonly choice: string;
  /** Digest of what was shown. Absent only for checkpoints, which approve nothing. */
  readonly subject?: string;
  readonly comment?: string;
  readonly checklist?: DecisionBody['checklist'];
  /** Where the decision came in, e.g. `api`. */
  readonly channel: string;
  /** Handed on from the joint gate of a coordinated change; no caller from outside can say so. */
  readonly isJoint?: true;
}

export type DecideGate = (identity: Identity, command: DecisionCommand) => Promise<GateDecision>;

/**
 * Records a person's decision: authority, then the row by compare-and-set, then the doorbell. The row is what counts; a
 * doorbell that cannot be rung costs minutes, since every gate also polls. Decisions and refusals are audited.
 */
export function createDecideGate(ports: DecisionPorts, durable: DurablePort): DecideGate {
  const books = createDecisionBooks(ports);

  return async function decideGate(caller, command) {
    const identity = await asOfNow(ports, caller);
    const run = await findRun(identity, command);
    const gate = await findGate(ports, run, command.gate);
    if (!gate) {
      return refuse(identity, command, run.tenant, 'unknown_gate', `Run ${run.runId} has no gate "${command.gate}".`);
    }
    // What one part lacks is that part's matter; the joint gate is taken back by itself, since it shows the part as it was.
    const isAlone = gate.gate === 'qa' && !command.isJoint && command.choice !== 'reject';
    const part = isAlone ? await ports.parts.find(run.runId) : undefined;
    if (part) {
      const reason = `Run ${run.runId} is one part of ${part.parent}; its parts are approved together, at the gate of ${part.parent}. Rejecting one part alone is possible here.`;
      return refuse(identity, command, run.tenant, 'joint_gate', reason, gate);
    }
    const standing = await readStanding(ports, run, gate, identity);
    const verdict = judge(run, gate, standing, command);
    const decision = decisionOf(identity, gate, command, ports.clock.now(), verdict);
    if (verdict.kind === 'refused') return refusedOrRepeated(identity, command, run, gate, decision, verdict);
    await authoriseApproval(ports, identity, run, gate, decision.choice);
    const quorum = standing.terms?.quorum ?? 1;
    const inserted = await ports.runs.insertDecision(decision, quorum);
    if (inserted.kind === 'inserted') return recorded(gate, inserted.decision);
    if (inserted.kind === 'counted') return counted(run, gate, decision, inserted, quorum);
    return lostRace(identity, command, gate, decision, inserted);
  };

  /** Somebody of another tenant learns nothing; that tenant's audit log learns of the attempt. */
  async function findRun(identity: Identity, command: DecisionCommand): Promise<RunRecord> {
    const run = parseRunId(command.runId) && (await ports.runs.getRun(command.runId));
    if (run && !mayAccessTenant(identity, run.tenant)) {
      return refuse(identity, command, run.tenant, 'unknown_run', `There is no run "${command.runId}" for you.`);
    }
    return requireRun(ports, identity, command.runId);
  }

  /** Written before the doorbell, so that nothing moves on a decision that the audit log does not have. */
  async function recorded(gate: GateRecord, decision: DecisionRecord): Promise<GateDecision> {
    await books.decided(gate, decision);
    await ring(gate, decision);
    const have = decision.votes?.length;
    return { decision, outcome: 'recorded', ...(have === undefined ? {} : { approvals: { have, need: have } }) };
  }

  async function counted(
    run: RunRecord,
    gate: GateRecord,
    decision: DecisionRecord,
    { approvals: have, same }: Extract<DecisionInsert, { kind: 'counted' }>,
    need: number,
  ): Promise<GateDecision> {
    const approvals = { have, need };
    await books.counted(gate, decision, approvals);
    await tellCounted(ports, run, gate, have);
    await ring(gate, decision);
    return { decision, outcome: same ? 'repeated' : 'counted', approvals };
  }

  async function refusedOrRepeated(
    identity: Identity,
    command: DecisionCommand,
    run: RunRecord,
    gate: GateRecord,
    decision: DecisionRecord,
    { code, reason }: Extract<Authorisation, { kind: 'refused' }>,
  ): Promise<GateDecision> {
    const authorityMissing = statusOf(code) === 403;
    const earlier = authorityMissing ? undefined : await ports.runs.getDecision(gate.runId, gate.gateId);
    if (earlier && isSame(earlier, decision)) return repeated(gate, earlier, !isOver(run));
    return refuse(identity, command, gate.tenant, code, reason, gate);
  }

  async function lostRace(
    identity: Identity,
    command: DecisionCommand,
    gate: GateRecord,
    decision: DecisionRecord,
    inserted: Exclude<DecisionInsert, { kind: 'inserted' | 'counted' }>,
  ): Promise<GateDecision> {
    if (inserted.kind === 'notOpen') {
      const code = inserted.status === 'expired' ? 'gate_expired' : 'gate_not_open';
      const reason = `The ${gate.gate} gate is ${inserted.status === 'unknown' ? 'not there' : inserted.status} by now.`;
      return refuse(identity, command, gate.tenant, code, reason, gate);
    }
    if (inserted.kind === 'countedAlready') {
      const { by, onBehalfOf = by } = inserted.vote;
      const reason = `The approval of ${onBehalfOf}, given by ${by}, counts already; a quorum is of different people.`;
      return refuse(identity, command, gate.tenant, 'already_counted', reason, gate);
    }
    if (isSame(inserted.decision, decision)) return repeated(gate, inserted.decision, true);
    const { by, choice, at } = inserted.decision;
    const reason = `${by} decided ${choice} at ${at}; a gate is decided once.`;
    return refuse(identity, command, gate.tenant, 'already_decided', reason, gate);
  }

  /** The audit record is completed as well: a crash may have come between the row and it. */
  async function repeated(gate: GateRecord, decision: DecisionRecord, ringAgain: boolean): Promise<GateDecision> {
    await books.decided(gate, decision);
    if (ringAgain) await ring(gate, decision);
    return { decision, outcome: 'repeated' };
  }

  async function refuse(
    identity: Identity,
    command: DecisionCommand,
    tenant: string,
    code: ErrorCode,
    reason: string,
    gate?: GateRecord,
  ): Promise<never> {
    const { runId, choice, channel, subject = '' } = command;
    const at = ports.clock.now().toISOString();
    const where = { tenant, runId, gate: gate?.gateId ?? command.gate };
    await books.refused({ ...where, code, by: identity.user, choice, subject, channel, at });
    throw new AppError(code, reason, { details: gate ? { runId, gateId: gate.gateId } : { runId } });
  }

  async function ring(gate: GateRecord, { choice, gateId }: DecisionRecord): Promise<void> {
    const event = doorbells[gate.gate](choice as GateChoice);
    await durable.raiseEvent(gate.instanceId, event, { gateId }).catch(() => undefined);
  }
}

/** The event that wakes the instance of a gate after a choice. */
export const doorbells: Readonly<Record<GateKind, (choice: GateChoice) => string>> = {
  qa: (choice) => (choice === 'approve' ? eventNames.qaApproved : eventNames.qaRejected),
  deploy: (choice) => (choice === 'approve' ? eventNames.deployApproved : eventNames.deployRejected),
  checkpoint: () => eventNames.checkpointDecision,
};

function judge(run: RunRecord, gate: GateRecord, standing: GateStanding, command: DecisionCommand): Authorisation {
  return authorise({
    ...standing,
    gate: gate.gate,
    choice: command.choice,
    requester: gate.requester,
    subject: subjectOf(gate, command),
    shown: gate.subject,
    gateStatus: gate.status,
    runStatus: isOver(run) || run.status !== 'failed' ? run.status : 'waiting_for_confirmation',
    ...(command.checklist === undefined ? {} : { checklist: command.checklist }),
    ...(gate.choices.length > 0 ? { offered: gate.choices } : {}),
  });
}

function subjectOf(gate: GateRecord, { subject }: DecisionCommand): string {
  return subject ?? (gate.gate === 'checkpoint' ? gate.subject : '');
}

function decisionOf(
  identity: Identity,
  gate: GateRecord,
  command: DecisionCommand,
  now: Date,
  verdict: Authorisation,
): DecisionRecord {
  const { choice, comment, checklist, channel } = command;
  const onBehalfOf = verdict.kind === 'accepted' ? verdict.onBehalfOf : undefined;
  return {
    runId: gate.runId,
    gateId: gate.gateId,
    choice,
    by: identity.user,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    channel,
    subject: subjectOf(gate, command),
    ...(comment === undefined ? {} : { comment }),
    ...(checklist === undefined ? {} : { checklist }),
    ...(gate.terms ? { policyVersion: gate.terms.policyVersion } : {}),
    at: now.toISOString(),
  };
}

/** Also the second click of somebody whose approval was one of several. */
function isSame(earlier: DecisionRecord, asked: DecisionRecord): boolean {
  const isOf = earlier.by === asked.by || (earlier.votes ?? []).some(({ by }) => by === asked.by);
  return isOf && earlier.choice === asked.choice && earlier.subject === asked.subject;
}
