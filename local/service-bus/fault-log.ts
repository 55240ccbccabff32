const quietMs = 60_000;

/** Tells a listener's faults, the same one at most once a minute: while a namespace is away every attempt fails alike. */
export function createFaultLog(
  path: string,
  onError: (message: string, error: unknown) => void,
): (error: unknown) => void {
  const told = new Map<string, number>();
  return (error) => {
    const { code, message = '' } = error as { readonly code?: string; readonly message?: string };
    const kind = code ?? message;
    if (performance.now() - (told.get(kind) ?? -Infinity) < quietMs) return;
    told.set(kind, performance.now());
    onError(`Messages of ${path} cannot be received or settled`, error);
  };
}
