/**
 * Every durable name of the product. A name is stored in histories that live for months: it is added or retired, never
 * changed. test/architecture checks that each one is registered and that none is written anywhere else.
 */
export const orchestratorNames = {
  deliverWorkItem: 'deliverWorkItem',
  planWorkItem: 'planWorkItem',
  codeChange: 'codeChange',
  testChange: 'testChange',
  deployChange: 'deployChange',
  awaitDecision: 'awaitDecision',
  agentSession: 'agentSession',
  triageBug: 'triageBug',
  coordinateChange: 'coordinateChange',
} as const;

export type OrchestratorName = keyof typeof orchestratorNames;

/** Durable entities. The engine keeps their names in lower case. */
export const entityNames = {
  admissionQueue: 'admissionQueue',
  tenantBudget: 'tenantBudget',
  deploymentTurn: 'deploymentTurn',
} as const;

/** The one admission queue of a host: global and tenants' limits are decided in one place. */
export const admissionKey = 'host';

/** External events. The first three are named by the requirements (seed 000, transitions T4, L1 and T6). */
export const eventNames = {
  qaApproved: 'qa_approved_signal',
  qaRejected: 'qa_rejected_signal',
  bugReportReceived: 'bug_report_received',
  deployApproved: 'deploy_approved_signal',
  deployRejected: 'deploy_rejected_signal',
  checkpointDecision: 'checkpoint_decision',
  controlChanged: 'control_changed',
} as const;

/** The doorbell of one check: unique per check, so that a late or repeated one can wake nothing else. */
export function checkCompletedEvent(checkId: string): string {
  return `check_completed.${checkId}`;
}

/** The doorbell of one ticket for a slot. */
export function admissionGrantedEvent(ticket: string): string {
  return `admission_granted.${ticket}`;
}

/** Service Bus queues. infra/ and the triggers read them from here. */
export const queueNames = {
  adoEvents: 'ado-events',
  bugReports: 'bug-reports',
  checkResults: 'check-results',
} as const;

export type QueueName = (typeof queueNames)[keyof typeof queueNames];

/** Name of the app setting that holds the Service Bus connection of all triggers and senders. */
export const serviceBusConnection = 'ServiceBusConnection';
