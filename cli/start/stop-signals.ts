/** Signals that arrive together (a terminal's Ctrl-C and a launcher's copy of it) count as one. */
const togetherMs = 1000;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface StopRequests {
  /** Fires at the first request to stop. */
  readonly signal: AbortSignal;
  /** Resolves when somebody asks a second time: they do not want to wait. */
  readonly insisted: Promise<void>;
  close(): void;
}

/**
 * Listens for the ways a start is ended: Ctrl-C, a terminal that closes, a service manager, and the launcher's death, which
 * closes the IPC channel.
 */
export function listenForStop(process: NodeJS.Process): StopRequests {
  const controller = new AbortController();
  let first = 0;
  let insist: () => void = () => undefined;
  const insisted = new Promise<void>((resolve) => (insist = resolve));
  function request(): void {
    if (!controller.signal.aborted) {
      first = Date.now();
      controller.abort();
    } else if (Date.now() - first > togetherMs) insist();
  }
  for (const name of signals) process.on(name, request);
  process.on('disconnect', request);
  return {
    signal: controller.signal,
    insisted,
    close() {
      for (const name of signals) process.off(name, request);
      process.off('disconnect', request);
    },
  };
}
