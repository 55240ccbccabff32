import type { EventView, RunView } from '../../../contracts/api';
import type { WaitingFor } from '../../../contracts/run';

export const runId = 'local.greeting.101.1';
export const subject = 'a'.repeat(64);
export const reportUri = `stellwerk://local/${'b'.repeat(64)}/qa_report.json`;

export function aRun(fields: Partial<RunView> = {}): RunView {
  return {
    runId,
    tenant: 'local',
    project: 'greeting',
    workItem: '101',
    title: 'Say goodbye',
    requester: 'jamal',
    state: 'CODING',
    status: 'running',
    statusReason: null,
    waitingFor: null,
    manifest: null,
    links: {},
    rounds: 1,
    costUsd: 0.0123,
    tokensIn: 1200,
    tokensOut: 340,
    branch: null,
    commit: null,
    pullRequest: null,
    deployment: null,
    risk: null,
    nextTransitions: ['T2'],
    startedAt: '2026-01-01T10:00:00.000Z',
    updatedAt: '2026-01-01T10:01:00.000Z',
    ...fields,
  };
}

export function aWait(fields: Partial<WaitingFor> = {}): WaitingFor {
  return {
    kind: 'gate',
    gate: 'qa',
    gateId: 'qa.1',
    of: 'qa',
    subject,
    since: '2026-01-01T10:01:00.000Z',
    until: '2026-01-08T10:01:00.000Z',
    instanceId: `${runId}.qa.1`,
    ...fields,
  };
}

export function aRunAtGate(fields: Partial<RunView> = {}): RunView {
  return aRun({
    state: 'AWAITING_QA_APPROVAL',
    status: 'waiting_for_confirmation',
    waitingFor: aWait(),
    links: { qa_report: reportUri },
    commit: 'c'.repeat(40),
    branch: 'stellwerk/101',
    pullRequest: { id: '1', url: 'stellwerk-pr://1' },
    ...fields,
  });
}

export const aReport = {
  status: 'APPROVED',
  critical_path_pass_rate: 100,
  blocker_bugs_open: 0,
  coverage_on_new_code: 93.5,
  manual_ux_review_completed: false,
  sast_check_passed: true,
  sca_check_passed: true,
  summary: 'All six tests pass.',
};

export const aDiff = [
  'diff --git a/src/app.js b/src/app.js',
  '--- a/src/app.js',
  '+++ b/src/app.js',
  '@@ -1,2 +1,3 @@',
  ' one',
  '-two',
  '+too',
  '+three',
].join('\n');

export function anEvent(sequence: number, fields: Partial<EventView> = {}): EventView {
  return { sequence, at: '2026-01-01T10:00:30.000Z', kind: 'note', text: `event ${sequence}`, ...fields };
}
