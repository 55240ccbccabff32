const longMs = 2_000;

/**
 * Lets the process of a test file end although the SDK left timers behind: of connections that broke it keeps the heartbeat,
 * the renewal of tokens and what it wanted to settle. Call it once, at the top of a test file.
 */
export function freeLongTimers(): void {
  const original = globalThis.setTimeout;
  globalThis.setTimeout = Object.assign((act: () => void, waitMs?: number, ...rest: unknown[]) => {
    const timer = original(act, waitMs, ...(rest as []));
    return (waitMs ?? 0) >= longMs ? timer.unref() : timer;
  }, original);
}
