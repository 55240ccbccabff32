import { AppError } from '../../domain/errors';
import type { IntakeEntry } from '../../ports/event-book';
import type { RunIndex } from '../../ports/run-index';
import type { Documents } from './client';
import { creationOrder, documentId } from './document';
import type { Document } from './document';
import { select } from './select';

/** In seconds, as the service counts. */
export const day = 24 * 60 * 60;
const intakeKeptFor = 30 * day;

interface IntakeDocument extends Document {
  readonly kind: 'intake';
  readonly entry: IntakeEntry;
  readonly outcome: string;
  readonly order: string;
}

/** An outcome is kept once per message, however often it is delivered. The service removes what has grown too old. */
export async function recordIntake(events: Documents, entries: readonly IntakeEntry[]): Promise<void> {
  const documents = entries.map((entry): IntakeDocument => {
    const { tenant, messageId, outcome, reason, at } = entry;
    requireTime(at);
    return {
      ...{ id: documentId('intake', messageId, outcome), tenant, kind: 'intake', ttl: intakeKeptFor },
      ...{ entry: { tenant, messageId, at, outcome, reason }, outcome, order: creationOrder() },
    };
  });
  await Promise.all(documents.map((document) => events.create(document)));
}

export async function listIntake(
  events: Documents,
  tenant: string,
  { limit, outcomes }: { readonly limit: number; readonly outcomes?: readonly string[] },
): Promise<readonly IntakeEntry[]> {
  const most = Math.max(1, Math.trunc(limit));
  const query = select('intake', { where: [['outcome', 'IN', outcomes]], orderBy: ['order DESC'], limit: most });
  return (await events.query<IntakeDocument>(tenant, query)).map(({ entry }) => entry);
}

export function createIntake(events: Documents): Pick<RunIndex, 'recordIntake' | 'listIntake'> {
  return {
    recordIntake: (entry) => recordIntake(events, [entry]),
    listIntake: async (tenant, limit) =>
      (await listIntake(events, tenant, { limit })).map(({ tenant: _tenant, ...rest }) => rest),
  };
}

export function requireTime(at: string): void {
  if (Number.isNaN(Date.parse(at))) throw new AppError('invalid_request', `"${at}" is no ISO 8601 time.`);
}
