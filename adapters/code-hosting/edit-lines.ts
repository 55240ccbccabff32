export interface LineEdit {
  readonly kind: 'same' | 'removed' | 'added';
  readonly line: string;
}

/** Beyond this many differing lines the middle is shown as replaced whole: exact would take quadratic time. */
const mostEdits = 2_000;

/** Shortest edit from one text's lines to the other's (Myers), with common beginning and end set aside first. */
export function editLines(before: readonly string[], after: readonly string[]): readonly LineEdit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  const same = (lines: readonly string[]) => lines.map((line): LineEdit => ({ kind: 'same', line }));
  return [
    ...same(before.slice(0, start)),
    ...diffMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ];
}

function diffMiddle(before: readonly string[], after: readonly string[]): readonly LineEdit[] {
  const trace = before.length === 0 || after.length === 0 ? undefined : findTrace(before, after);
  if (trace === undefined) {
    return [
      ...before.map((line): LineEdit => ({ kind: 'removed', line })),
      ...after.map((line): LineEdit => ({ kind: 'added', line })),
    ];
  }
  return walkBack(trace, before, after);
}

/** Furthest reach on every diagonal, per number of edits; undefined when there are too many. */
function findTrace(before: readonly string[], after: readonly string[]): Int32Array[] | undefined {
  const limit = Math.min(before.length + after.length, mostEdits);
  const reach = new Int32Array(2 * limit + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(reach.slice(limit + 1 - edits - 1, limit + 1 + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = limit + 1 + diagonal;
      const down = diagonal === -edits || (diagonal !== edits && (reach[at - 1] ?? 0) < (reach[at + 1] ?? 0));
      let x = down ? (reach[at + 1] ?? 0) : (reach[at - 1] ?? 0) + 1;
      let y = x - diagonal;
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x += 1;
        y += 1;
      }
      reach[at] = x;
      if (x >= before.length && y >= after.length) return trace;
    }
  }
  return undefined;
}

function walkBack(trace: readonly Int32Array[], before: readonly string[], after: readonly string[]): LineEdit[] {
  const edits: LineEdit[] = [];
  let x = before.length;
  let y = after.length;
  for (let step = trace.length - 1; step >= 0; step -= 1) {
    const row = trace[step] ?? new Int32Array();
    const reach = (diagonal: number) => row[diagonal + step + 1] ?? 0;
    const diagonal = x - y;
    const down = diagonal === -step || (diagonal !== step && reach(diagonal - 1) < reach(diagonal + 1));
    const fromX = step === 0 ? 0 : reach(down ? diagonal + 1 : diagonal - 1);
    const fromY = step === 0 ? 0 : fromX - (down ? diagonal + 1 : diagonal - 1);
    while (x > fromX && y > fromY && (step === 0 || x > fromX + (down ? 0 : 1) || y > fromY + (down ? 1 : 0))) {
      x -= 1;
      y -= 1;
      edits.push({ kind: 'same', line: before[x] ?? '' });
    }
    if (step === 0) break;
    if (down) {
      y -= 1;
      edits.push({ kind: 'added', line: after[y] ?? '' });
    } else {
      x -= 1;
      edits.push({ kind: 'removed', line: before[x] ?? '' });
    }
  }
  return edits.reverse();
}
