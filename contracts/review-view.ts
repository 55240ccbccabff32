/** `GET /api/v1/runs/{runId}/review`: what the service has said in the run's pull request. */
export interface ReviewView {
  readonly pullRequest: string;
  readonly commit: string;
  readonly remarks: readonly {
    readonly text: string;
    readonly path: string;
    readonly line?: number;
    /** False = resolved. */
    readonly isOpen: boolean;
  }[];
  readonly statuses: readonly {
    readonly name: string;
    readonly state: 'pending' | 'succeeded' | 'failed';
    readonly description: string;
  }[];
  readonly labels: readonly string[];
  /** Absent where authors have no vote. */
  readonly vote?: 'wait' | 'none';
}
