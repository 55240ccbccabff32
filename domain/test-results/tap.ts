import type { TestOutcome } from '../test-results';

interface Point {
  readonly depth: number;
  readonly name: string;
  readonly outcome: TestOutcome['outcome'];
}

/** Test points of a TAP report (13 and 14). A point that sums up indented ones before it is their suite, not a test. */
export function readTap(text: string): readonly TestOutcome[] {
  if (!/^TAP version 1[34]\s*$|^1\.\.\d+/m.test(text)) return [];
  const points = text.split(/\r?\n/).flatMap(pointOf);
  const open: Point[] = [];
  for (const point of points) {
    const children = open.filter(({ depth }) => depth > point.depth);
    if (children.length === 0) {
      open.push(point);
      continue;
    }
    open.splice(open.length - children.length, children.length);
    for (const child of children) {
      open.push({ ...child, depth: point.depth, name: `${point.name} › ${child.name}` });
    }
  }
  return open.map(({ name, outcome }) => ({ name, outcome }));
}

function pointOf(line: string): Point[] {
  const [, indent = '', not, rest] = /^(\s*)(not )?ok\b(?:\s+\d+)?(?:\s+-)?\s*(.*)$/.exec(line) ?? [];
  if (rest === undefined) return [];
  const [, name = '', directive] = /^(.*?)(?:\s+#\s*(SKIP|TODO)\b.*)?$/i.exec(rest) ?? [];
  const result = not === undefined ? 'passed' : 'failed';
  return [{ depth: indent.length, name: name.trim(), outcome: directive === undefined ? result : 'skipped' }];
}
