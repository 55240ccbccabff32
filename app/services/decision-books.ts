import { createHash } from 'node:crypto';
import type { DecisionRecord } from '../../contracts/stages';
import type { ErrorCode } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { GateRecord } from '../../ports/run-index';

export interface DecisionBooks {
  /** One record per decision, whoever repeats it. */
  decided(gate: GateRecord, decision: DecisionRecord): Promise<void>;
  /** One record per person and gate, with a line in the run's live log. */
  counted(gate: GateRecord, decision: DecisionRecord, standing: { have: number; need: number }): Promise<void>;
  /** The same refusal of the same attempt is one record, so that nobody can fill the log by repeating it. */
  refused(attempt: RefusedAttempt): Promise<void>;
}

export interface RefusedAttempt {
  readonly tenant: string;
  readonly runId: string;
  readonly gate: string;
  readonly code: ErrorCode;
  readonly by: string;
  readonly choice: string;
  readonly subject: string;
  readonly channel: string;
  readonly at: string;
}

export function createDecisionBooks(ports: Pick<Ports, 'audit' | 'runs'>): DecisionBooks {
  return {
    async decided(gate, decision) {
      const key = `${gate.runId}/decision/${gate.gateId}`;
      const data = { ...dataOf(decision), ...(decision.votes ? { votes: decision.votes.map(({ by }) => by) } : {}) };
      await append(gate, decision, 'decision', key, data);
    },
    async counted(gate, decision, { have, need }) {
      const key = `${gate.runId}/vote/${gate.gateId}/${decision.by}`;
      await append(gate, decision, 'decision', key, { ...dataOf(decision), approvals: have, quorum: need });
      const text = `${decision.by} approved at the ${gate.gate} gate (${have} of ${need})`;
      await ports.runs.recordProgress(gate.runId, key, decision.at, {}, { kind: 'decision', text });
    },
    async refused({ tenant, runId, gate, code, by, choice, subject, channel, at }) {
      const attempt = digest([by, gate, choice, subject, code]);
      await ports.audit.append({
        tenant,
        key: `${runId}/refusal/${gate.slice(0, 20)}/${attempt}`,
        kind: 'decision_refused',
        runId,
        actor: by,
        data: { gateId: gate.slice(0, 20), choice: choice.slice(0, 40), channel, subject: subject.slice(0, 128), code },
        at,
      });
    },
  };

  async function append(
    gate: GateRecord,
    { by, at }: DecisionRecord,
    kind: 'decision',
    key: string,
    data: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await ports.audit.append({ tenant: gate.tenant, key, kind, runId: gate.runId, actor: by, data, at });
  }
}

/** Comments stay in the decision's row: they can hold anything. */
function dataOf({ gateId, choice, channel, subject, onBehalfOf, policyVersion }: DecisionRecord) {
  return {
    gateId,
    choice,
    channel,
    subject,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(policyVersion === undefined ? {} : { policyVersion }),
  };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
