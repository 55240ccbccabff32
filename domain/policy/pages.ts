/** What a run writes into the project's wiki. */
export interface PagePolicy {
  /** Page below which every delivery gets a page of its own; absent = none is written. */
  readonly deliveries?: string;
}
