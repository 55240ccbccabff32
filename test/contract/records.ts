import type { DecisionRecord } from '../../contracts/stages';
import type { AuditEntry } from '../../ports/audit-log';
import type { LedgerEntry } from '../../ports/ledger';
import type { GateRecord, NewRun } from '../../ports/run-index';
import type { RecordedTurn } from '../../ports/turn-store';
import type { WorkItem } from '../../ports/work-tracker';

/** Minute `n` of the day the tests live in. */
export function minute(n: number): string {
  return new Date(Date.UTC(2026, 9, 1, 8, n)).toISOString();
}

export function newRun(change: Partial<NewRun> = {}): NewRun {
  return {
    tenant: 'acme',
    project: 'shop',
    workItem: '42',
    title: 'Add a discount',
    requester: 'dev',
    state: 'PLANNING',
    requestKey: 'request-1',
    at: minute(0),
    onlyIfNoneActive: false,
    ...change,
  };
}

export function newGate(change: Partial<GateRecord> = {}): Omit<GateRecord, 'status'> {
  return {
    runId: 'acme.shop.42.1',
    gateId: 'qa.1',
    tenant: 'acme',
    gate: 'qa',
    instanceId: 'acme.shop.42.1.qa-gate.1',
    requester: 'dev',
    subject: 'a'.repeat(64),
    choices: ['approve', 'reject'],
    openedAt: minute(1),
    deadline: minute(1000),
    ...change,
  };
}

export function newDecision(change: Partial<DecisionRecord> = {}): DecisionRecord {
  return {
    runId: 'acme.shop.42.1',
    gateId: 'qa.1',
    choice: 'approve',
    by: 'qa',
    channel: 'cli',
    subject: 'a'.repeat(64),
    at: minute(2),
    ...change,
  };
}

export function auditEntry(change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    tenant: 'acme',
    key: 'acme.shop.42.1/transition/1',
    kind: 'transition',
    runId: 'acme.shop.42.1',
    actor: 'system',
    data: { from: 'PLANNING', to: 'CODING' },
    at: minute(3),
    ...change,
  };
}

export function ledgerEntry(change: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    key: 'acme.shop.42.1.code.1.coder.1/turn/1',
    tenant: 'acme',
    project: 'shop',
    runId: 'acme.shop.42.1',
    stage: 'code',
    role: 'coder',
    model: 'scripted',
    inputTokens: 1000,
    cachedInputTokens: 200,
    outputTokens: 50,
    costMicroUsd: 107,
    at: minute(4),
    ...change,
  };
}

export function recordedTurn(change: Partial<RecordedTurn> = {}): RecordedTurn {
  return {
    reply: {
      kind: 'reply',
      model: 'scripted',
      text: 'Done.',
      toolCalls: [{ id: 'call-1', name: 'read_file', argumentsJson: '{"path":"README.md"}' }],
      finish: 'tools',
      usage: { inputTokens: 10, cachedInputTokens: 0, outputTokens: 3 },
    },
    requestDigest: 'b'.repeat(64),
    ...change,
  };
}

export function workItem(change: Partial<WorkItem> = {}): WorkItem {
  return {
    tenant: 'acme',
    project: 'shop',
    key: '4711',
    title: 'Add a discount',
    description: 'Ten percent "for all" \u2013 \u{1F600}',
    acceptanceCriteria: ['The sum is lower.'],
    type: 'User Story',
    state: 'New',
    requester: 'dev',
    priority: 2,
    revision: 1,
    ...change,
  };
}
