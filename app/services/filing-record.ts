import type { AskedPart } from '../../domain/coordination';
import type { Ports } from '../../ports';

/** What a run was asked for with; kept as the first entry of its live log, so that it outlives a crash before the start. */
export interface FilingRecord {
  /** SHA-256 of the request: the same Idempotency-Key with another request is refused. */
  readonly requestDigest: string;
  readonly modelScript?: string;
  readonly repositories?: readonly AskedPart[];
}

/** Once per run. Must be written before the start, because the start reads the model script from here after a crash. */
export async function recordFiling(
  ports: Pick<Ports, 'runs'>,
  run: { readonly runId: string; readonly requester: string; readonly title: string; readonly at: string },
  filing: FilingRecord,
): Promise<void> {
  const { requestDigest, modelScript, repositories } = filing;
  await ports.runs.recordProgress(
    run.runId,
    `${run.runId}/filed`,
    run.at,
    {},
    {
      kind: 'note',
      text: `filed by ${run.requester}: ${run.title}`,
      data: {
        requestDigest,
        ...(modelScript === undefined ? {} : { modelScript }),
        ...(repositories ? { repositories: JSON.stringify(repositories) } : {}),
      },
    },
  );
}

export async function readFiling(ports: Pick<Ports, 'runs'>, runId: string): Promise<FilingRecord | undefined> {
  const events = await ports.runs.listEvents(runId, 0, 5);
  const data = events.find((event) => event.data?.['requestDigest'] !== undefined)?.data;
  if (!data) return undefined;
  const { requestDigest, modelScript, repositories } = data;
  return {
    requestDigest: String(requestDigest),
    ...(typeof modelScript === 'string' ? { modelScript } : {}),
    ...(typeof repositories === 'string' ? { repositories: JSON.parse(repositories) as readonly AskedPart[] } : {}),
  };
}
