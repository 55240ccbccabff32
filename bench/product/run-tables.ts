import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What the host's own tables say of a run. Looking there costs the measured process nothing, unlike asking its API. */
export interface RunTables {
  /** The gate the run waits at. */
  gateOf(runId: string): string | undefined;
  /** Time in which at least one check was under way, checkout included: checks that overlap count once. */
  checkMilliseconds(runId: string): number;
  close(): void;
}

export function openRunTables(data: string): RunTables {
  const runs = new DatabaseSync(join(data, 'stellwerk.db'), { readOnly: true });
  const checks = new DatabaseSync(join(data, 'checks.db'), { readOnly: true });
  const waiting = runs.prepare(`SELECT waiting_for ->> '$.gate' AS gate FROM runs WHERE run_id = ?`);
  const spent = checks.prepare(
    `SELECT check_id AS id, result ->> '$.milliseconds' AS milliseconds FROM checks
     WHERE request ->> '$.runId' = ? AND result IS NOT NULL ORDER BY rowid`,
  );
  const started = runs.prepare(
    `SELECT at, event ->> '$.text' AS text FROM run_events
     WHERE run_id = ? AND event ->> '$.text' GLOB 'check * of *' ORDER BY sequence`,
  );
  return {
    gateOf(runId) {
      const gate = waiting.get(runId)?.['gate'];
      return typeof gate === 'string' ? gate : undefined;
    },
    checkMilliseconds(runId) {
      const starts = started.all(runId).map(({ at, text }) => ({ at: Date.parse(String(at)), text: String(text) }));
      const intervals = spent.all(runId).flatMap(({ id, milliseconds }): Interval[] => {
        // The log names a check by the end of its id; a name comes again with the stage's next visit, in the same order.
        const name = `check ${String(id).split('.').slice(-2).join('.')} of `;
        const index = starts.findIndex(({ text }) => text.startsWith(name));
        const [start] = index < 0 ? [] : starts.splice(index, 1);
        return start ? [{ from: start.at, to: start.at + Number(milliseconds) }] : [];
      });
      return covered(intervals);
    },
    close() {
      runs.close();
      checks.close();
    },
  };
}

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Length of what the intervals cover together. */
function covered(intervals: readonly Interval[]): number {
  let end = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return total;
}
