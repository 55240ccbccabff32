import type * as Build from 'azure-devops-node-api/interfaces/BuildInterfaces';
import type * as Git from 'azure-devops-node-api/interfaces/GitInterfaces';
import type * as Pipelines from 'azure-devops-node-api/interfaces/PipelinesInterfaces';
import type * as Policy from 'azure-devops-node-api/interfaces/PolicyInterfaces';
import type * as Work from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces';

// The SDK's numbers, checked against its types. Its own objects would load the SDK with the app, also where nobody uses it.

export const GitVersionType: Pick<typeof Git.GitVersionType, 'Commit'> = { Commit: 2 };
export const ItemContentType: Pick<typeof Git.ItemContentType, 'Base64Encoded'> = { Base64Encoded: 1 };
export const VersionControlChangeType: Pick<
  typeof Git.VersionControlChangeType,
  'None' | 'Add' | 'Edit' | 'Delete' | 'Rename' | 'SourceRename'
> = { None: 0, Add: 1, Edit: 2, Delete: 16, Rename: 8, SourceRename: 1024 };
export const VersionControlRecursionType: Pick<typeof Git.VersionControlRecursionType, 'Full'> = { Full: 120 };
export const CommentThreadStatus: Pick<typeof Git.CommentThreadStatus, 'Active' | 'Fixed' | 'Pending'> = {
  ...{ Active: 1, Fixed: 2, Pending: 6 },
};
export const GitStatusState: Pick<typeof Git.GitStatusState, 'Pending' | 'Succeeded' | 'Failed'> = {
  ...{ Pending: 1, Succeeded: 2, Failed: 3 },
};
export const CommentType: Pick<typeof Git.CommentType, 'Text'> = { Text: 1 };
export const PullRequestStatus: Pick<typeof Git.PullRequestStatus, 'Active' | 'Abandoned' | 'Completed'> = {
  ...{ Active: 1, Abandoned: 2, Completed: 3 },
};
export const PullRequestAsyncStatus: Pick<
  typeof Git.PullRequestAsyncStatus,
  'Conflicts' | 'Succeeded' | 'RejectedByPolicy' | 'Failure'
> = { Conflicts: 2, Succeeded: 3, RejectedByPolicy: 4, Failure: 5 };
export const GitPullRequestMergeStrategy: Pick<typeof Git.GitPullRequestMergeStrategy, 'NoFastForward' | 'Rebase'> = {
  ...{ NoFastForward: 1, Rebase: 3 },
};
export const GitAsyncOperationStatus: Pick<typeof Git.GitAsyncOperationStatus, 'Completed' | 'Failed' | 'Abandoned'> = {
  Completed: 3,
  Failed: 4,
  Abandoned: 5,
};
export const PolicyEvaluationStatus: Pick<
  typeof Policy.PolicyEvaluationStatus,
  'Queued' | 'Running' | 'Approved' | 'Rejected' | 'NotApplicable' | 'Broken'
> = { Queued: 0, Running: 1, Approved: 2, Rejected: 3, NotApplicable: 4, Broken: 5 };
export const WorkItemExpand: Pick<typeof Work.WorkItemExpand, 'Links' | 'All'> = { Links: 3, All: 4 };
export const WorkItemErrorPolicy: Pick<typeof Work.WorkItemErrorPolicy, 'Omit'> = { Omit: 2 };
export const BuildStatus: Pick<typeof Build.BuildStatus, 'Completed' | 'Cancelling'> = { Completed: 2, Cancelling: 4 };
export const BuildResult: Pick<typeof Build.BuildResult, 'Succeeded' | 'Canceled'> = { Succeeded: 2, Canceled: 32 };
export const TaskResult: Pick<typeof Build.TaskResult, 'Succeeded' | 'SucceededWithIssues' | 'Failed' | 'Skipped'> = {
  Succeeded: 0,
  SucceededWithIssues: 1,
  Failed: 2,
  Skipped: 4,
};
export const ConfigurationType: Pick<typeof Pipelines.ConfigurationType, 'Yaml'> = { Yaml: 1 };
