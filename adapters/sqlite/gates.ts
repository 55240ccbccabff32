import { jsonOf, jsonOrNull, textOf, textOrNull, toJson, toJsonOrNull } from './columns';
import type { Row, Store } from './database';
import type { DecisionRecord } from '../../contracts/stages';
import type { GateTermsRecord } from '../../contracts/gates';
import type { DecisionInsert, GateRecord, GateMethods } from '../../ports/run-index';
import { judgeDecision } from '../record-keeping/judge-decision';
import { createVotes } from './votes';

/** Gates and the one decision each can have; what wins between a decision and an expiry is decided in one transaction. */
export function createGates(store: Store): GateMethods {
  const insertGate = store.prepare(
    `INSERT OR IGNORE INTO gates (run_id, gate_id, tenant, gate, instance_id, requester, subject, subject_uri, choices,
       opened_at, deadline, terms, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')`,
  );
  const selectGate = store.prepare('SELECT * FROM gates WHERE run_id = ? AND gate_id = ?');
  const endGate = store.prepare(
    "UPDATE gates SET status = ?, ended_at = ? WHERE run_id = ? AND gate_id = ? AND status = 'open'",
  );
  const selectUnheard = store.prepare(
    `SELECT gates.* FROM runs JOIN gates ON gates.run_id = runs.run_id
       AND gates.gate_id = json_extract(runs.waiting_for, '$.gateId')
     WHERE runs.waiting_for IS NOT NULL AND gates.status = 'decided'`,
  );
  const moveGateDeadline = store.prepare(
    "UPDATE gates SET deadline = ? WHERE run_id = ? AND gate_id = ? AND status = 'open'",
  );
  const moveUntil = store.prepare(
    `UPDATE runs SET waiting_for = json_set(waiting_for, '$.until', ?)
       WHERE run_id = ? AND json_extract(waiting_for, '$.gateId') = ?`,
  );
  const votes = createVotes(store);
  const insertRow = store.prepare('INSERT INTO decisions VALUES (?, ?, ?)');
  const selectDecision = store.prepare('SELECT decision FROM decisions WHERE run_id = ? AND gate_id = ?');

  function find(runId: string, gateId: string): GateRecord | undefined {
    const row = selectGate.get(runId, gateId);
    return row && gateOf(row);
  }

  function findDecision(runId: string, gateId: string): DecisionRecord | undefined {
    const row = selectDecision.get(runId, gateId);
    return row && jsonOf<DecisionRecord>(row, 'decision');
  }

  function insertDecision(asked: DecisionRecord, quorum: number): DecisionInsert {
    const { runId, gateId } = asked;
    const standing = {
      gate: find(runId, gateId),
      votes: votes.list(runId, gateId),
      decision: findDecision(runId, gateId),
    };
    const { answer, vote, decision } = judgeDecision(standing, asked, quorum);
    if (vote) votes.add(runId, gateId, vote);
    if (decision) {
      insertRow.run(runId, gateId, toJson(decision));
      endGate.run('decided', decision.at, runId, gateId);
    }
    return answer;
  }

  return {
    openGate: async (gate) =>
      store.transaction(() => {
        const place = [gate.runId, gate.gateId, gate.tenant, gate.gate, gate.instanceId, gate.requester] as const;
        const shown = [gate.subject, gate.subjectUri ?? null, toJson(gate.choices)] as const;
        insertGate.run(...place, ...shown, gate.openedAt, gate.deadline, toJsonOrNull(gate.terms));
        return find(gate.runId, gate.gateId) ?? { ...gate, status: 'open' };
      }),
    getGate: async (runId, gateId) => find(runId, gateId),
    insertDecision: async (decision, quorum = 1) => store.transaction(() => insertDecision(decision, quorum)),
    listVotes: async (runId, gateId) => votes.list(runId, gateId),
    moveDeadline: async (runId, gateId, deadline) =>
      store.transaction(() => {
        if (moveGateDeadline.run(deadline, runId, gateId) > 0) moveUntil.run(deadline, runId, gateId);
      }),
    getDecision: async (runId, gateId) => findDecision(runId, gateId),
    listUnheardDecisions: async () =>
      selectUnheard.all().flatMap((row) => {
        const gate = gateOf(row);
        const decision = findDecision(gate.runId, gate.gateId);
        return decision === undefined ? [] : [{ gate, decision }];
      }),
    closeGate: async (runId, gateId, status, at) =>
      store.transaction(() => {
        endGate.run(status, at, runId, gateId);
        return findDecision(runId, gateId);
      }),
  };
}

function gateOf(row: Row): GateRecord {
  const subjectUri = textOrNull(row, 'subject_uri');
  const terms = jsonOrNull<GateTermsRecord>(row, 'terms');
  return {
    runId: textOf(row, 'run_id'),
    gateId: textOf(row, 'gate_id'),
    tenant: textOf(row, 'tenant'),
    gate: textOf(row, 'gate') as GateRecord['gate'],
    instanceId: textOf(row, 'instance_id'),
    requester: textOf(row, 'requester'),
    subject: textOf(row, 'subject'),
    ...(subjectUri === null ? {} : { subjectUri }),
    choices: jsonOf(row, 'choices'),
    openedAt: textOf(row, 'opened_at'),
    deadline: textOf(row, 'deadline'),
    ...(terms === null ? {} : { terms }),
    status: textOf(row, 'status') as GateRecord['status'],
  };
}
