import type { RecordContracts } from '../contracts/activities';
import { admissionGrantedEvent, eventNames } from '../contracts/names';
import type { Woken } from '../domain/admission';
import type { Ports } from '../ports';

type Contract = RecordContracts['wakeAdmitted'];

/** Raises an event at an instance; one that has gone is no error. */
export type Ring = (instanceId: string, event: string) => Promise<unknown>;

/** Rings at the runs that have got slots. Only doorbells: a run that hears nothing finds its slot when it looks again. */
export async function wakeAdmitted(
  ports: Pick<Ports, 'runs'>,
  { next }: Contract['input'],
  ring: Ring,
): Promise<Contract['output']> {
  await Promise.allSettled(next.map((woken) => wake(ports, woken, ring)));
  return null;
}

/** After a pause it is a part of the run that waits in line, and says so in the run's record. */
async function wake({ runs }: Pick<Ports, 'runs'>, { id, run }: Woken, ring: Ring): Promise<void> {
  await ring(run, admissionGrantedEvent(id));
  const waitingFor = (await runs.getRun(run))?.waitingFor;
  if (waitingFor?.kind === 'admission' && waitingFor.instanceId !== run) {
    await ring(waitingFor.instanceId, eventNames.controlChanged);
  }
}
