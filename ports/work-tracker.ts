export interface WorkItem {
  readonly tenant: string;
  readonly project: string;
  readonly key: string;
  readonly title: string;
  /** Untrusted text, as written by a person. */
  readonly description: string;
  readonly acceptanceCriteria: readonly string[];
  readonly type: string;
  readonly state: string;
  readonly requester: string;
  /** Labels or tags; some raise the risk of a run. Default: none. */
  readonly labels?: readonly string[];
  readonly priority: number;
  readonly revision: number;
  readonly url?: string;
}

/** What a run made for its item. */
export type WorkItemLink =
  | { readonly kind: 'branch'; readonly repository: string; readonly branch: string }
  | { readonly kind: 'pullRequest'; readonly pullRequest: string }
  | { readonly kind: 'check'; readonly repository: string; readonly checkId: string };

/** Work items, their comments and the backlog. Writes are idempotent by key or marker. */
export interface WorkTracker {
  get(tenant: string, project: string, key: string): Promise<WorkItem | undefined>;
  /** Makes or updates the item; an older `revision` than the stored one changes nothing. */
  ensure(item: WorkItem): Promise<void>;
  /** New item with the next free key. The same `marker` answers the same item. */
  create(item: Omit<WorkItem, 'key' | 'revision'>, marker: string): Promise<WorkItem>;
  setState(tenant: string, project: string, key: string, state: string): Promise<void>;
  /** Written once per marker. */
  comment(tenant: string, project: string, key: string, marker: string, text: string): Promise<void>;
  listComments(
    tenant: string,
    project: string,
    key: string,
  ): Promise<readonly { readonly marker: string; readonly text: string; readonly at: string }[]>;
  /**
   * Shows the links at the item, each once; what the platform does not have itself is left out. Rejects with `not_found`.
   * Absent = the host shows them by itself, or not at all.
   */
  link?(tenant: string, project: string, key: string, links: readonly WorkItemLink[]): Promise<void>;
  /** Open items of the project by priority (1 first), then age. */
  listBacklog(tenant: string, project: string): Promise<readonly WorkItem[]>;
}
