import { createAmendQaReport } from '../activities/amend-qa-report';
import { createAnnounceBudget } from '../activities/announce-budget';
import { createAssessRisk } from '../activities/assess-risk';
import { createAnnounceDelivery } from '../activities/announce-delivery';
import { createAwaitControl } from '../activities/await-control';
import { createClassifyBug } from '../activities/classify-bug';
import { createCleanUpRun } from '../activities/clean-up-run';
import { createDecideByPolicy } from '../activities/decide-by-policy';
import { createEscalateGate } from '../activities/escalate-gate';
import { createExpireGate } from '../activities/expire-gate';
import { createFindDuplicates } from '../activities/find-duplicates';
import { createFinishRun } from '../activities/finish-run';
import { createListPauses } from '../activities/list-pauses';
import { createMeasureSignals } from '../activities/measure-signals';
import { createMoveDeadline } from '../activities/move-deadline';
import { createOpenGate } from '../activities/open-gate';
import { createPrepareRun } from '../activities/prepare-run';
import { createPrepareTriage } from '../activities/prepare-triage';
import { createProbeHealth } from '../activities/probe-health';
import { createRaiseRollbackBug } from '../activities/raise-rollback-bug';
import { createReadCheck } from '../activities/read-check';
import { createReadDecision } from '../activities/read-decision';
import { createReadRunEnd } from '../activities/read-run-end';
import { createVerifySupplyChain } from '../activities/verify-supply-chain';
import { createRecordProgress } from '../activities/record-progress';
import { createRecordTransition } from '../activities/record-transition';
import { createRemindApprovers } from '../activities/remind-approvers';
import { createSurveyRepository } from '../activities/survey-repository';
import { createWriteBundle } from '../activities/write-bundle';
import { createWriteHotfixSpec } from '../activities/write-hotfix-spec';
import { createWritePlan } from '../activities/write-plan';
import { createWriteQaReport } from '../activities/write-qa-report';
import { createWriteReceipt } from '../activities/write-receipt';
import { createReadEdits } from '../activities/read-edits';
import { createReadCarry } from '../activities/read-carry';
import { createReadBranch } from '../activities/read-branch';
import { createCheckExitCriteria } from '../activities/check-exit-criteria';
import { createArchiveFailure } from '../activities/archive-failure';
import { createPlanParts } from '../activities/plan-parts';
import { createReadParts } from '../activities/read-parts';
import { createReadStanding } from '../activities/read-standing';
import { createWriteJointReport } from '../activities/write-joint-report';
import type { RecordContracts, RecordName } from '../contracts/activities';
import type { Ports } from '../ports';

export type RecordHandler<N extends RecordName> = (
  input: RecordContracts[N]['input'],
) => Promise<RecordContracts[N]['output']>;

/** Those that need the durable client. */
export type RingingRecord = 'wakeAdmitted' | 'moveParts' | 'relayDecision' | 'ringWhole';

/** All others. */
export const records: { readonly [N in Exclude<RecordName, RingingRecord>]: (ports: Ports) => RecordHandler<N> } = {
  amendQaReport: createAmendQaReport,
  announceBudget: createAnnounceBudget,
  assessRisk: createAssessRisk,
  announceDelivery: createAnnounceDelivery,
  awaitControl: createAwaitControl,
  classifyBug: createClassifyBug,
  cleanUpRun: createCleanUpRun,
  decideByPolicy: createDecideByPolicy,
  escalateGate: createEscalateGate,
  expireGate: createExpireGate,
  findDuplicates: createFindDuplicates,
  finishRun: createFinishRun,
  listPauses: createListPauses,
  measureSignals: createMeasureSignals,
  moveDeadline: createMoveDeadline,
  openGate: createOpenGate,
  writeJointReport: createWriteJointReport,
  readStanding: createReadStanding,
  readParts: createReadParts,
  planParts: createPlanParts,
  prepareRun: createPrepareRun,
  prepareTriage: createPrepareTriage,
  probeHealth: createProbeHealth,
  raiseRollbackBug: createRaiseRollbackBug,
  readCheck: createReadCheck,
  readDecision: createReadDecision,
  readRunEnd: createReadRunEnd,
  verifySupplyChain: createVerifySupplyChain,
  recordProgress: createRecordProgress,
  recordTransition: createRecordTransition,
  remindApprovers: createRemindApprovers,
  surveyRepository: createSurveyRepository,
  writeBundle: createWriteBundle,
  writeHotfixSpec: createWriteHotfixSpec,
  writePlan: createWritePlan,
  writeQaReport: createWriteQaReport,
  readEdits: createReadEdits,
  readCarry: createReadCarry,
  readBranch: createReadBranch,
  checkExitCriteria: createCheckExitCriteria,
  archiveFailure: createArchiveFailure,
  writeReceipt: createWriteReceipt,
};
