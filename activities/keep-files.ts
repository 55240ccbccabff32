import type { Stage } from '../contracts/stages';
import type { Ports } from '../ports';

/** Something that is kept for people to look at and that nothing builds on. */
export interface KeptFile {
  /** Path below the folder, as the model or the repository names it. */
  readonly path: string;
  /** Null: a deletion that was asked for. */
  readonly uri: string | null;
  readonly rule?: string;
}

/**
 * Lists files under a folder of the run, `_untrusted/<stage>` or `_failed/<stage>/attempt-2`, once per key. The contents are
 * artifacts already; the list is the run's live log, which API and CLI read.
 */
export async function keepFiles(
  ports: Pick<Ports, 'runs' | 'clock'>,
  run: { readonly runId: string; readonly stage: Stage },
  folder: string,
  key: string,
  files: readonly KeptFile[],
): Promise<void> {
  for (const { path, uri, rule } of files) {
    const text = `${folder}/${path}${rule === undefined ? '' : `: ${rule}`}`;
    const data = { folder, path, ...(uri === null ? { deleted: true } : { uri }) };
    const at = ports.clock.now().toISOString();
    await ports.runs.recordProgress(
      run.runId,
      `${key}/kept/${folder}/${path}`,
      at,
      {},
      {
        kind: 'artifact',
        stage: run.stage,
        text,
        data,
      },
    );
  }
}
