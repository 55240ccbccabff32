import { createAcceptAdoHook } from '../app/services/accept-ado-hook';
import { createAcceptGitHubHook, createAcceptGitLabHook } from '../app/services/hubs/accept-hub-hook';
import { createCheckHealth } from '../app/services/check-health';
import { createControlRun } from '../app/services/control-run';
import { createDecideGate } from '../app/services/decide-gate';
import { createShowFigures, readDeliveriesOf } from '../app/services/delivery/deliveries';
import { createReadGauges } from '../app/services/delivery/read-gauges';
import { createDelegate, createEndDelegation, createListDelegations } from '../app/services/delegations';
import { createHearBot } from '../app/services/approvals/bot-inbox';
import { createDoctor } from '../app/services/doctor';
import { createDecideOnPage, createShowDecisionPage } from '../app/services/approvals/decision-page';
import { createDeliverNotices } from '../app/services/approvals/deliver-notices';
import { createHearSlack } from '../app/services/approvals/slack-inbox';
import { createDiffRun } from '../app/services/diff-run';
import { createShowReview } from '../app/services/show-review';
import type { DurablePort } from '../app/services/durable-port';
import type { EntityPort } from '../app/services/entity-port';
import { createEditArtifact } from '../app/services/edit-artifact';
import { createFileTicket } from '../app/services/file-ticket';
import { createHookSubscriptions } from '../app/services/hook-subscriptions';
import { createListAdoEvents } from '../app/services/list-ado-events';
import { createReconcileEvents } from '../app/services/reconcile-events';
import { createIntakeAdoEvent } from '../app/services/intake-ado-event';
import { createMeasureRuns } from '../app/services/measure-runs';
import { createReadDecisions } from '../app/services/read-decisions';
import { createRaiseRisk } from '../app/services/raise-risk';
import { createReadArtifact } from '../app/services/read-artifact';
import { createRaiseBudget } from '../app/services/raise-budget';
import { createReadAudit, createReadLedger, createReportLedger, createVerifyAudit } from '../app/services/read-books';
import { createListRuns, createReadEvents, createShowRun } from '../app/services/read-runs';
import { createJudgeBug, createListBugs } from '../app/services/judge-bug';
import { createListDeadLetters, createRecordFailure, createReplayDeadLetters } from '../app/services/dead-letters';
import { createReconcileRuns } from '../app/services/reconcile-runs';
import { createRetryCrashed } from '../app/services/retry-crashed';
import { createReceiveBug } from '../app/services/receive-bug';
import { createReportBug } from '../app/services/report-bug';
import { createReceiveCheckResult } from '../app/services/receive-check-result';
import { createListRunArtifacts } from '../app/services/run-artifacts';
import { createShowRunState } from '../app/services/run-state';
import { createListProjects, createRegisterProject } from '../app/services/register-project';
import { createRegisterTenant, createShowTenant } from '../app/services/register-tenant';
import type { ServiceSettings } from '../app/services/service-settings';
import { createShowContext } from '../app/services/show-context';
import { createRingAgain } from '../app/services/ring-again';
import { createStartPendingRuns } from '../app/services/start-pending-runs';
import { createReadSigningKeys } from '../app/services/read-signing-keys';
import { createSecretServices } from '../app/services/secrets';
import { createSetPolicies, createShowPolicies } from '../app/services/tenant-policies';
import { createSweepAdmission } from '../app/services/sweep-admission';
import { createSweepBudgets } from '../app/services/sweep-budgets';
import { createSetBudget, createShowBudget } from '../app/services/tenant-budget';
import type { Ports } from '../ports';

/** Every use case, wired for one invocation. */
export type Services = ReturnType<typeof wireServices>;

// The type is what is wired here, once; writing it out would repeat every name.
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types
export function wireServices(ports: Ports, settings: ServiceSettings, durable: DurablePort & EntityPort) {
  const readDeliveries = readDeliveriesOf(ports);
  const decideGate = createDecideGate(ports, durable);
  const controlRun = createControlRun(ports, durable, decideGate, createRetryCrashed(ports, durable));
  const hookSubscriptions = createHookSubscriptions(ports, settings);
  return {
    ports,
    settings,
    acceptAdoHook: createAcceptAdoHook(ports),
    acceptGitHubHook: createAcceptGitHubHook(ports),
    acceptGitLabHook: createAcceptGitLabHook(ports),
    checkHealth: createCheckHealth(ports, settings),
    controlRun,
    decideGate,
    decideOnPage: createDecideOnPage(ports, decideGate),
    showDecisionPage: createShowDecisionPage(ports),
    delegate: createDelegate(ports),
    endDelegation: createEndDelegation(ports),
    listDelegations: createListDelegations(ports),
    raiseRisk: createRaiseRisk(ports),
    deliverNotices: createDeliverNotices(ports, settings),
    doctor: createDoctor(ports, settings, hookSubscriptions),
    diffRun: createDiffRun(ports),
    showReview: createShowReview(ports),
    editArtifact: createEditArtifact(ports),
    fileTicket: createFileTicket(ports, durable),
    hearBot: createHearBot(ports, decideGate),
    intakeAdoEvent: createIntakeAdoEvent(ports, durable, { decideGate, controlRun }),
    hearSlack: createHearSlack(ports, decideGate),
    hookSubscriptions,
    listAdoEvents: createListAdoEvents(ports),
    reconcileEvents: createReconcileEvents(ports),
    judgeBug: createJudgeBug(ports),
    listBugs: createListBugs(ports),
    listDeadLetters: createListDeadLetters(ports),
    recordFailure: createRecordFailure(ports),
    reconcileRuns: createReconcileRuns(ports, durable),
    replayDeadLetters: createReplayDeadLetters(ports),
    listProjects: createListProjects(ports),
    listRunArtifacts: createListRunArtifacts(ports),
    listRuns: createListRuns(ports),
    measureRuns: createMeasureRuns(ports, durable, createReadGauges(ports), readDeliveries),
    raiseBudget: createRaiseBudget(ports, durable),
    readArtifact: createReadArtifact(ports),
    readAudit: createReadAudit(ports),
    readSigningKeys: createReadSigningKeys(ports),
    verifyAudit: createVerifyAudit(ports),
    readDecisions: createReadDecisions(ports),
    readEvents: createReadEvents(ports, settings),
    readLedger: createReadLedger(ports),
    receiveBug: createReceiveBug(ports, durable),
    receiveCheckResult: createReceiveCheckResult(durable),
    registerProject: createRegisterProject(ports, settings),
    registerTenant: createRegisterTenant(ports),
    reportBug: createReportBug(ports, durable),
    reportLedger: createReportLedger(ports),
    secrets: createSecretServices(ports),
    setPolicies: createSetPolicies(ports),
    setBudget: createSetBudget(ports, durable),
    showBudget: createShowBudget(ports, durable),
    showContext: createShowContext(ports),
    showFigures: createShowFigures(ports, readDeliveries),
    showPolicies: createShowPolicies(ports),
    showRun: createShowRun(ports),
    showRunState: createShowRunState(ports),
    showTenant: createShowTenant(ports),
    ringAgain: createRingAgain(ports, durable),
    startPendingRuns: createStartPendingRuns(ports, durable),
    sweepAdmission: createSweepAdmission(ports, durable, settings.admission),
    sweepBudgets: createSweepBudgets(ports, durable),
  };
}
