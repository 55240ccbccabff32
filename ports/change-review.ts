/** A finding at a place of the change, kept as one thread over commits and re-runs. */
export interface Remark {
  /** The same finding has the same marker. */
  readonly marker: string;
  readonly text: string;
  readonly path: string;
  /** Line of the file as the commit has it, from 1; absent = the whole file. */
  readonly line?: number;
}

/** How the change stands with one check or gate; a branch policy may demand `stellwerk/{name}`. */
export interface ReviewStatus {
  readonly name: string;
  readonly state: 'pending' | 'succeeded' | 'failed';
  /** Cut to 140 characters, which is what every host shows. */
  readonly description: string;
}

/** What the service says of a pull request. Parts that are absent stay as they are. */
export interface ChangeReview {
  readonly pullRequest: string;
  /** Commit that it is about. */
  readonly commit: string;
  /**
   * All findings there are. An own thread whose finding is not among them is resolved, and opened again when the finding is
   * back; what a person has closed for good (won't fix, by design) stays closed.
   */
  readonly remarks?: readonly Remark[];
  /** The newest of a name counts; nothing is written when it says the same already. */
  readonly statuses?: readonly ReviewStatus[];
  /** Own vote, where the host lets an author vote: `wait` for the author, or none. The service never approves. */
  readonly vote?: 'wait' | 'none';
  readonly labels?: { readonly add: readonly string[]; readonly remove: readonly string[] };
}

export interface ReviewOutcome {
  /** Markers of remarks that the host cannot show at their place, e.g. of lines that the change does not touch. */
  readonly unplaced: readonly string[];
}

/** What stands in the pull request by the service's own hand. */
export interface ReviewState {
  readonly remarks: readonly (Remark & { readonly isOpen: boolean })[];
  /** Newest per name, of the commit. */
  readonly statuses: readonly ReviewStatus[];
  readonly labels: readonly string[];
  /** Absent = the host has no votes of authors. */
  readonly vote?: 'wait' | 'none';
}

/** Reviews as people know them from pull requests. Every call may be repeated: it ends in the same state. */
export interface ChangeReviews {
  /** Rejects with `not_found`. */
  review(review: ChangeReview): Promise<ReviewOutcome>;
  readReview(pullRequest: string, commit: string): Promise<ReviewState>;
}
