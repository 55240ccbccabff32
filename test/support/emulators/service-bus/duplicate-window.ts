export interface DuplicateWindow {
  /** Whether the id came within the window; from now on it did. */
  isDuplicate(messageId: string | number | Buffer | undefined, now: number): boolean;
  entries(): readonly (readonly [id: string, at: number])[];
  restore(entries: readonly (readonly [id: string, at: number])[]): void;
}

export function createDuplicateWindow(windowMs: number): DuplicateWindow {
  const seen = new Map<string, number>();
  return {
    isDuplicate(messageId, now) {
      if (windowMs === 0 || messageId === undefined) return false;
      for (const [id, at] of seen) {
        if (now - at < windowMs) break;
        seen.delete(id);
      }
      const id = String(messageId);
      if (seen.has(id)) return true;
      seen.set(id, now);
      return false;
    },
    entries: () => [...seen],
    restore: (entries) => entries.forEach(([id, at]) => seen.set(id, at)),
  };
}
