import type { RecordContracts } from '../contracts/activities';
import { admissionGrantedEvent } from '../contracts/names';

type Contract = RecordContracts['wakeAdmitted'];

/** Raises an event at an instance; one that has gone is no error. */
export type Ring = (instanceId: string, event: string) => Promise<void>;

/** Rings at the runs that have got slots. Only doorbells: a run that hears nothing finds its slot when it looks again. */
export async function wakeAdmitted({ next }: Contract['input'], ring: Ring): Promise<Contract['output']> {
  await Promise.allSettled(next.map(({ id, run }) => ring(run, admissionGrantedEvent(id))));
  return null;
}
