/**
 * How far a part is on the way into its default branch. It moves on by compare-and-set alone: the part itself says `ready`,
 * `deployed`, `failed` and `undone`, the whole says `merging`, `kept` and `undo`. `kept` is written for all parts at once,
 * so that a whole is kept or undone and never both.
 */
export const standings = ['working', 'ready', 'merging', 'deployed', 'failed', 'kept', 'undo', 'undone'] as const;
export type Standing = (typeof standings)[number];

const table: Readonly<Record<Standing, readonly Standing[]>> = {
  working: ['ready', 'undo'],
  // Somebody pushed, or the base moved: it is coded and tested again.
  ready: ['merging', 'undo'],
  merging: ['deployed', 'failed', 'working', 'undo'],
  deployed: ['kept', 'undo'],
  failed: ['undo'],
  kept: [],
  undo: ['undone'],
  undone: [],
};

export function mayMove(from: Standing, to: Standing): boolean {
  return table[from].includes(to);
}

/** Those a part can come from. */
export function before(to: Standing): readonly Standing[] {
  return standings.filter((from) => mayMove(from, to));
}
