import { createCommitChange } from '../activities/commit-change';
import { createCompleteDeployment } from '../activities/complete-deployment';
import type { EffectHandler } from '../activities/controlled';
import { createEnsureBranch } from '../activities/ensure-branch';
import { createEnsurePullRequest } from '../activities/ensure-pull-request';
import { createFileBacklogItem } from '../activities/file-backlog-item';
import { createMergePullRequest } from '../activities/merge-pull-request';
import { createPromoteDeployment } from '../activities/promote-deployment';
import { createPublishReport } from '../activities/publish-report';
import { createRevertMerge } from '../activities/revert-merge';
import { createRollBackDeployment } from '../activities/roll-back-deployment';
import { createRunTools } from '../activities/run-tools';
import { createShiftTraffic } from '../activities/shift-traffic';
import { createStartCheck } from '../activities/start-check';
import { createStartDeployment } from '../activities/start-deployment';
import { createTakeModelTurn } from '../activities/take-model-turn';
import type { EffectName } from '../contracts/activities';
import type { Ports } from '../ports';

/** Every effect but `startHotfix` and `startPart`, which also need the durable client of its invocation. */
export type PlainEffect = Exclude<EffectName, 'startHotfix' | 'startPart'>;

export const effects: { readonly [N in PlainEffect]: (ports: Ports) => EffectHandler<N> } = {
  commitChange: createCommitChange,
  completeDeployment: createCompleteDeployment,
  ensureBranch: createEnsureBranch,
  ensurePullRequest: createEnsurePullRequest,
  fileBacklogItem: createFileBacklogItem,
  mergePullRequest: createMergePullRequest,
  promoteDeployment: createPromoteDeployment,
  publishReport: createPublishReport,
  revertMerge: createRevertMerge,
  rollBackDeployment: createRollBackDeployment,
  runTools: createRunTools,
  shiftTraffic: createShiftTraffic,
  startCheck: createStartCheck,
  startDeployment: createStartDeployment,
  takeModelTurn: createTakeModelTurn,
};
