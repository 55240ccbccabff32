import { createHash } from 'node:crypto';
import type { DecisionBody } from '../../contracts/api';
import { eventNames } from '../../contracts/names';
import type { DecisionRecord } from '../../contracts/stages';
import { AppError } from '../../domain/errors';
import { authorise } from '../../domain/gates';
import type { GateChoice, GateKind, RefusalCode } from '../../domain/gates';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { DecisionInsert, GateRecord, RunRecord } from '../../ports/run-index';
import { isOver, requireRun } from './access';
import { authoriseApproval } from './authorise-approval';
import type { DurablePort } from './durable-port';
import { findGate } from './find-gate';

export type DecisionPorts = Pick<Ports, 'audit' | 'clock' | 'policy' | 'runs'>;

export interface GateDecision {
  readonly decision: DecisionRecord;
  /** `repeated` = the same person had decided the same before; nothing changed, the doorbell rang again. */
  readonly outcome: 'recorded' | 'repeated';
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
}

export type DecideGate = (identity: Identity, command: DecisionCommand) => Promise<GateDecision>;

/**
 * Records a person's decision: authority, then the row by compare-and-set, then the doorbell. The row is what counts; a
 * doorbell that cannot be rung costs minutes, since every gate also polls. Decisions and refusals are audited.
 */
export function createDecideGate(ports: DecisionPorts, durable: DurablePort): DecideGate {
  return async function decideGate(identity, command) {
    const run = await requireRun(ports, identity, command.runId);
    const gate = await findGate(ports, run, command.gate);
    if (!gate) throw new AppError('not_found', `Run ${run.runId} has no gate "${command.gate}".`);
    const decision = decisionOf(identity, gate, command, ports.clock.now());
    const verdict = authorise({
      gate: gate.gate,
      choice: decision.choice,
      by: { id: identity.user, roles: rolesOf(identity) },
      requester: gate.requester,
      subject: decision.subject,
      shown: gate.subject,
      gateStatus: gate.status,
      runStatus: isOver(run) || run.status !== 'failed' ? run.status : 'waiting_for_confirmation',
      ...(gate.choices.length > 0 ? { offered: gate.choices } : {}),
    });
    if (verdict.kind === 'refused') return refusedOrRepeated(run, gate, decision, verdict);
    await authoriseApproval(ports, identity, run, gate, decision.choice);
    const inserted = await ports.runs.insertDecision(decision);
    if (inserted.kind === 'inserted') return recorded(gate, decision);
    return lostRace(gate, decision, inserted);
  };

  /** Written before the doorbell, so that nothing moves on a decision that the audit log does not have. */
  async function recorded(gate: GateRecord, decision: DecisionRecord): Promise<GateDecision> {
    await audit(gate, decision, 'decision', `${gate.runId}/decision/${gate.gateId}`, {});
    await ring(gate, decision);
    return { decision, outcome: 'recorded' };
  }

  async function refusedOrRepeated(
    run: RunRecord,
    gate: GateRecord,
    decision: DecisionRecord,
    refusal: { readonly code: RefusalCode; readonly reason: string },
  ): Promise<GateDecision> {
    const authorityMissing = refusal.code === 'role_required' || refusal.code === 'requester_cannot_decide';
    const earlier = authorityMissing ? undefined : await ports.runs.getDecision(gate.runId, gate.gateId);
    if (earlier && isSame(earlier, decision)) return repeated(gate, earlier, !isOver(run));
    return refuse(gate, decision, refusal);
  }

  async function lostRace(
    gate: GateRecord,
    decision: DecisionRecord,
    inserted: Exclude<DecisionInsert, { kind: 'inserted' }>,
  ): Promise<GateDecision> {
    if (inserted.kind === 'notOpen') {
      const expired = inserted.status === 'expired';
      const reason = `The ${gate.gate} gate is ${inserted.status === 'unknown' ? 'not there' : inserted.status} by now.`;
      return refuse(gate, decision, { code: expired ? 'gate_expired' : 'gate_not_open', reason });
    }
    if (inserted.same || isSame(inserted.decision, decision)) return repeated(gate, inserted.decision, true);
    const { by, choice, at } = inserted.decision;
    const reason = `${by} decided ${choice} at ${at}; a gate is decided once.`;
    return refuse(gate, decision, { code: 'already_decided', reason });
  }

  /** The audit record is completed as well: a crash may have come between the row and it. */
  async function repeated(gate: GateRecord, decision: DecisionRecord, ringAgain: boolean): Promise<GateDecision> {
    await audit(gate, decision, 'decision', `${gate.runId}/decision/${gate.gateId}`, {});
    if (ringAgain) await ring(gate, decision);
    return { decision, outcome: 'repeated' };
  }

  /** The same refusal of the same attempt is one record, so that nobody can fill the log by repeating it. */
  async function refuse(
    gate: GateRecord,
    decision: DecisionRecord,
    { code, reason }: { readonly code: RefusalCode; readonly reason: string },
  ): Promise<never> {
    const { by, choice, subject } = decision;
    const attempt = createHash('sha256')
      .update(JSON.stringify([by, choice, subject, code]))
      .digest('hex')
      .slice(0, 16);
    await audit(gate, decision, 'refusal', `${gate.runId}/refusal/${gate.gateId}/${attempt}`, { code });
    throw new AppError(code, reason, { details: { runId: gate.runId, gateId: gate.gateId } });
  }

  async function audit(
    gate: GateRecord,
    decision: DecisionRecord,
    kind: 'decision' | 'refusal',
    key: string,
    extra: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { by, choice, channel, at } = decision;
    const data = { gateId: gate.gateId, choice, channel, subject: decision.subject.slice(0, 128), ...extra };
    await ports.audit.append({ tenant: gate.tenant, key, kind, runId: gate.runId, actor: by, data, at });
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

function decisionOf(identity: Identity, gate: GateRecord, command: DecisionCommand, now: Date): DecisionRecord {
  const { choice, comment, checklist, channel } = command;
  return {
    runId: gate.runId,
    gateId: gate.gateId,
    choice,
    by: identity.user,
    channel,
    subject: command.subject ?? (gate.gate === 'checkpoint' ? gate.subject : ''),
    ...(comment === undefined ? {} : { comment }),
    ...(checklist === undefined ? {} : { checklist }),
    at: now.toISOString(),
  };
}

/** Directories call those who file tickets `requester`; the gates' rules call them `dev`. */
function rolesOf(identity: Identity): readonly string[] {
  return identity.roles.includes('requester') ? [...identity.roles, 'dev'] : identity.roles;
}

function isSame(left: DecisionRecord, right: DecisionRecord): boolean {
  return left.by === right.by && left.choice === right.choice && left.subject === right.subject;
}
