const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does the work, then cleans up: also when the work fails, and when a person who has seen enough ends the bench. */
export async function cleanedUp<T>(cleanUp: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const end = (): void => void cleanUp().finally(() => process.exit(130));
  for (const signal of signals) process.once(signal, end);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.removeListener(signal, end);
    await cleanUp();
  }
}
