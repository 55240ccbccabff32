/** A subscription that a project needs. */
export interface WantedHook {
  readonly publisherId: 'tfs' | 'pipelines' | 'advsec';
  readonly eventType: string;
  readonly resourceVersion: string;
  /** `git.pullrequest.updated` does not say what changed, so each kind of change has a subscription of its own. */
  readonly notification?: string;
}

const tfs = (eventType: string, resourceVersion = '1.0'): WantedHook => ({
  publisherId: 'tfs',
  eventType,
  resourceVersion,
});
const pipelines = (eventType: string): WantedHook => ({
  ...{ publisherId: 'pipelines', eventType, resourceVersion: '5.1-preview.1' },
});

const notifications = [
  'PushNotification',
  'ReviewersUpdateNotification',
  'StatusUpdateNotification',
  'ReviewerVoteNotification',
];

export const wantedHooks: readonly WantedHook[] = [
  ...['created', 'updated', 'commented', 'deleted'].map((change) => tfs(`workitem.${change}`)),
  tfs('git.push'),
  tfs('git.pullrequest.created'),
  ...notifications.map((notification) => ({ ...tfs('git.pullrequest.updated'), notification })),
  tfs('git.pullrequest.merged'),
  tfs('ms.vss-code.git-pullrequest-comment-event', '2.0'),
  tfs('build.complete', '2.0'),
  pipelines('ms.vss-pipelines.run-state-changed-event'),
  pipelines('ms.vss-pipelines.stage-state-changed-event'),
  pipelines('ms.vss-pipelinechecks-events.approval-pending'),
  pipelines('ms.vss-pipelinechecks-events.approval-completed'),
];

/** Only where Advanced Security is switched on; the platform refuses it elsewhere, which is no fault. */
export const optionalHooks: readonly WantedHook[] = ['created', 'state-changed'].map((change) => ({
  publisherId: 'advsec',
  eventType: `ms.vss-alerts.alert-${change}-event`,
  resourceVersion: '1.0-preview.1',
}));
