export interface HookPerson {
  readonly id?: string;
  /** Mail address or account. */
  readonly account?: string;
  readonly name?: string;
}

export interface HookSubscription {
  readonly id: string;
  readonly eventType: string;
  /** `enabled`, `onProbation`, `disabledBySystem`, `disabledByUser`, … as the platform says. */
  readonly status: string;
  readonly url: string;
  readonly resourceVersion: string;
  readonly publisherInputs: Readonly<Record<string, string>>;
}

export interface HookSubscriptionSpec {
  readonly publisherId: string;
  readonly eventType: string;
  readonly resourceVersion: string;
  readonly publisherInputs: Readonly<Record<string, string>>;
  readonly url: string;
  readonly password: string;
}

export interface PullRequestStand {
  readonly status: string;
  readonly head: string;
  readonly votes: readonly { readonly person: HookPerson; readonly vote: number }[];
}

/** By their names. */
export interface WatchedCode {
  readonly repositories: readonly string[];
  readonly pullRequests: readonly { readonly repository: string; readonly number: number }[];
}

/**
 * The platform that sends service hooks, asked for what its events only hint at. A delivery proves nothing but the
 * knowledge of a static secret, so what grants authority is read again here.
 */
export interface HookSource {
  /** Whether the organization is configured on this host, and may be used by the tenant where one is named. */
  knows(organization: string, tenant?: string): boolean;
  /** The service's own identity. */
  me(organization: string): Promise<HookPerson>;
  projectId(organization: string, project: string): Promise<string | undefined>;
  readComment(
    organization: string,
    project: string,
    workItem: number,
    comment: number,
  ): Promise<{ readonly author: HookPerson; readonly text: string } | undefined>;
  readPullRequestComment(
    organization: string,
    project: string,
    repository: string,
    pullRequest: number,
    thread: number,
    comment: number,
  ): Promise<{ readonly author: HookPerson; readonly text: string } | undefined>;
  readPullRequest(
    organization: string,
    project: string,
    repository: string,
    pullRequest: number,
  ): Promise<PullRequestStand | undefined>;
  /** Fields of the work item as they are now. */
  readWorkItem(
    organization: string,
    project: string,
    workItem: number,
  ): Promise<{ readonly revision: number; readonly fields: Readonly<Record<string, unknown>> } | undefined>;
  /**
   * What happened to work items since then, in the shape of the events that should have told it, oldest first. An item
   * that changed is told with every revision after `since`, and with every comment.
   */
  listWorkItemEvents(organization: string, project: string, since: string): Promise<readonly object[]>;
  /**
   * Pushes and ended builds since then, what was said on the pull requests since then, and how those stand now, in the shape
   * of the events that should have told it.
   */
  listCodeEvents(
    organization: string,
    project: string,
    since: string,
    watched: WatchedCode,
  ): Promise<readonly object[]>;

  /** Web hook subscriptions of the organization whose address begins with `urlPrefix`. */
  listSubscriptions(organization: string, urlPrefix: string): Promise<readonly HookSubscription[]>;
  /** Makes it, or with `id` brings that one to the spec and enables it. */
  putSubscription(organization: string, spec: HookSubscriptionSpec, id?: string): Promise<HookSubscription>;
  removeSubscription(organization: string, id: string): Promise<void>;
}
