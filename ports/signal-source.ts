export interface SignalSample {
  /** 0 = no data, which never counts as healthy. */
  readonly requests: number;
  readonly errors: number;
  readonly latencyP95Ms: number | null;
}

/** Golden signals of a deployed version. */
export interface SignalSource {
  /** Measures with real traffic or reads the last window; answers `requests: 0` when nothing can be measured. */
  sample(target: {
    readonly url: string;
    readonly paths: readonly string[];
    readonly requests: number;
  }): Promise<SignalSample>;
}
