/** Body of `POST /api/v1/ado/hooks` (ensure) and `POST /api/v1/ado/hooks/remove`. */
export interface HooksBody {
  /** Default: the caller's tenant. */
  readonly tenant?: string;
  /** Default: every project of the tenant that is bound to Azure DevOps. */
  readonly project?: string;
  /** Address of this app as Azure DevOps reaches it. Default: STELLWERK_PUBLIC_URL. */
  readonly url?: string;
}

export interface HookView {
  readonly project: string;
  readonly organization: string;
  readonly eventType: string;
  /** What a pull request's subscription is told of; absent at other events. */
  readonly notification?: string;
  /** As the platform says, or `missing`. */
  readonly status: string;
  /** What was done about it, or has to be: `none`, `made`, `repaired`, `removed`, `wrong`. */
  readonly action: 'none' | 'made' | 'repaired' | 'removed' | 'wrong';
  readonly id?: string;
  readonly reason?: string;
}

/** One line of `GET /api/v1/ado/events?tenant=&outcome=&limit=`. */
export interface AdoEventView {
  readonly messageId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly outcome: string;
  readonly reason: string;
}
