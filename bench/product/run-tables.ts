import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What the host's own tables say of a run. Looking there costs the measured process nothing, unlike asking its API. */
export interface RunTables {
  /** The gate the run waits at. */
  gateOf(runId: string): string | undefined;
  /** From each check's start to its result, checkout included, added up. */
  checkMilliseconds(runId: string): number;
  close(): void;
}

export function openRunTables(data: string): RunTables {
  const runs = new DatabaseSync(join(data, 'stellwerk.db'), { readOnly: true });
  const checks = new DatabaseSync(join(data, 'checks.db'), { readOnly: true });
  const waiting = runs.prepare(`SELECT waiting_for ->> '$.gate' AS gate FROM runs WHERE run_id = ?`);
  const spent = checks.prepare(
    `SELECT sum(result ->> '$.milliseconds') AS milliseconds FROM checks WHERE request ->> '$.runId' = ?`,
  );
  return {
    gateOf(runId) {
      const gate = waiting.get(runId)?.['gate'];
      return typeof gate === 'string' ? gate : undefined;
    },
    checkMilliseconds: (runId) => Number(spent.get(runId)?.['milliseconds'] ?? 0),
    close() {
      runs.close();
      checks.close();
    },
  };
}
