import { approvalsOf } from './gate-attacks';
import type { openWithTerms } from './gate-attacks';
import type { ServiceWorld } from './service-world';

export interface Outcome {
  readonly code: string;
  /** False when nobody was let in, so that there is nobody to record. */
  readonly audited?: boolean;
  readonly terms?: Parameters<typeof openWithTerms>[1];
}

/** No approval, no bell, and one record that says why. */
export async function expectRefusal(
  world: ServiceWorld,
  answer: string | undefined,
  { code, audited = true }: Outcome,
): Promise<void> {
  expect(answer).toBe(code);
  expect(await approvalsOf(world)).toEqual([]);
  expect(world.durable.raised.filter(({ event }) => event === 'qa_approved_signal')).toEqual([]);
  const records = await world.ports.audit.list('acme', { limit: 1_000 });
  const refusals = records.filter(({ kind, data }) => kind === 'decision_refused' && data['code'] === code);
  expect(refusals).toHaveLength(audited ? 1 : 0);
}
