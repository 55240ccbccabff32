export interface SignalSample {
  /** 0 = no data, which never counts as healthy. */
  readonly requests: number;
  readonly errors: number;
  readonly latencyP95Ms: number | null;
  /** Requests per second over the interval, as far as this source saw them. */
  readonly requestsPerSecond?: number;
  /**
   * The scarcest resource in use, in percent: processor or memory. Null = it could not be measured; absent = nothing was named
   * to measure it of.
   */
  readonly saturationPercent?: number | null;
}

/** Golden signals of a deployed version. */
export interface SignalSource {
  /** Measures with real traffic or reads the last window; answers `requests: 0` when nothing can be measured. */
  sample(target: {
    readonly url: string;
    readonly paths: readonly string[];
    readonly requests: number;
    /** Process group on this machine whose use of resources is measured meanwhile. */
    readonly processGroup?: number;
  }): Promise<SignalSample>;
}
