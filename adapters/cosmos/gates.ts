import type { VoteRecord } from '../../contracts/gates';
import type { DecisionRecord } from '../../contracts/stages';
import type { GateRecord, GateMethods } from '../../ports/run-index';
import { judgeDecision } from '../record-keeping/judge-decision';
import { changeDocument, put, type Change } from './change';
import type { CosmosStore, Documents } from './client';
import { lost } from './decide';
import { documentId, tenantOf } from './document';
import type { Document } from './document';
import { runDocument, runDocumentId } from './run-document';
import type { RunDocument } from './run-document';
import { select } from './select';

/** A gate, the approvals counted at it and its decision: what wins between a decision and an expiry is one replacement. */
interface GateDocument extends Document {
  readonly kind: 'gate';
  readonly gate: GateRecord;
  readonly votes: readonly VoteRecord[];
  readonly decision?: DecisionRecord;
  readonly endedAt?: string;
}

export function createGates(store: CosmosStore, runs: Documents): GateMethods {
  const placeOf = (runId: string, gateId: string) => ({
    tenant: tenantOf(runId),
    id: documentId('gate', runId, gateId),
  });
  const readStored = (runId: string, gateId: string) => {
    const { tenant, id } = placeOf(runId, gateId);
    return runs.read<GateDocument>(tenant, id);
  };
  const read = async (runId: string, gateId: string) => (await readStored(runId, gateId))?.document;

  return {
    openGate: (asked) =>
      changeDocument(
        store,
        runs,
        placeOf(asked.runId, asked.gateId),
        (stands?: GateDocument): Change<GateDocument, GateRecord> => {
          if (stands) return { answer: stands.gate };
          const gate: GateRecord = { ...asked, status: 'open' };
          return { document: { ...placeOf(asked.runId, asked.gateId), kind: 'gate', gate, votes: [] }, answer: gate };
        },
      ),
    getGate: async (runId, gateId) => (await read(runId, gateId))?.gate,
    insertDecision: (asked, quorum = 1) =>
      changeDocument(store, runs, placeOf(asked.runId, asked.gateId), (stands?: GateDocument) => {
        const { gate, votes = [] } = stands ?? {};
        const verdict = judgeDecision({ gate, votes, decision: stands?.decision }, asked, quorum);
        const { answer, vote, decision } = verdict;
        if (!stands || (!vote && !decision)) return { answer };
        const next = { ...stands, votes: vote ? [...votes, vote] : votes };
        return {
          document: decision ? { ...next, ...ended(stands.gate, 'decided', decision.at), decision } : next,
          answer,
        };
      }),
    listVotes: async (runId, gateId) => inOrder((await read(runId, gateId))?.votes ?? []),
    moveDeadline: (runId, gateId, deadline) =>
      store.decide(`${runs.name}/${runId}`, async () => {
        const stored = await readStored(runId, gateId);
        if (stored?.document.gate.status !== 'open') return undefined;
        const moved = { ...stored.document, gate: { ...stored.document.gate, deadline } };
        const run = await runs.read<RunDocument>(tenantOf(runId), runDocumentId(runId));
        const waitingFor = run?.document.record.waitingFor;
        const isThere = run !== undefined && waitingFor?.gateId === gateId;
        const record = isThere ? { ...run.document.record, waitingFor: { ...waitingFor, until: deadline } } : undefined;
        const outcome = await runs.batch(tenantOf(runId), [
          put(stored, moved),
          ...(run && record ? [put(run, runDocument({ ...run.document, record }))] : []),
        ]);
        return outcome === 'done' ? undefined : lost;
      }),
    getDecision: async (runId, gateId) => (await read(runId, gateId))?.decision,
    async listUnheardDecisions() {
      const waiting = await runs.queryAll<RunDocument>(select('run', { where: [['waits', '=', true]] }));
      const gates = waiting.map(async ({ record: { runId, waitingFor } }) =>
        waitingFor?.gateId === undefined ? undefined : read(runId, waitingFor.gateId),
      );
      return (await Promise.all(gates)).flatMap((found) =>
        found?.decision && found.gate.status === 'decided' ? [{ gate: found.gate, decision: found.decision }] : [],
      );
    },
    closeGate: (runId, gateId, status, at) =>
      changeDocument(store, runs, placeOf(runId, gateId), (stands?: GateDocument) => {
        if (stands?.gate.status !== 'open') return { answer: stands?.decision };
        return { document: { ...stands, ...ended(stands.gate, status, at) }, answer: undefined };
      }),
  };
}

function ended(gate: GateRecord, status: GateRecord['status'], at: string) {
  return { gate: { ...gate, status }, endedAt: at };
}

function inOrder(votes: readonly VoteRecord[]): readonly VoteRecord[] {
  const key = ({ at, by }: VoteRecord): string => `${at} ${by}`;
  return [...votes].sort((left, right) => (key(left) < key(right) ? -1 : 1));
}
