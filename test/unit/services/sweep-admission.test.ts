import { createSweepAdmission } from '../../../app/services/sweep-admission';
import { admissionLeaseSeconds, emptyAdmission } from '../../../domain/admission';
import type { AdmissionState } from '../../../domain/admission';
import { applyAdmission } from '../../../entities/admission-queue';

const start = Date.UTC(2026, 0, 5, 8);

/** Three runs ask for the only two slots; then time passes. */
function world(engine: Readonly<Record<string, 'active' | 'ended'>>, statuses: Readonly<Record<string, string>>) {
  const at = new Date(start).toISOString();
  let state: AdmissionState = applyAdmission(emptyAdmission, 'configure', {
    limits: { global: 2, tenant: 2 },
    at,
  }).state;
  for (const run of ['a', 'b', 'c']) {
    const ticket = { id: `${run}.slot.1`, run, tenant: 'acme', rank: 2, since: at, at };
    state = applyAdmission(state, 'request', ticket).state;
  }
  const raised: string[] = [];
  const clock = { current: new Date(start) };
  const ports = {
    clock: { now: () => clock.current },
    runs: { getRun: async (run: string) => ({ status: statuses[run] ?? 'running', waitingFor: null }) },
  };
  const durable = {
    readEntity: async () => state,
    signalEntity: async (_entity: string, _key: string, operation: string, input: unknown) => {
      state = applyAdmission(state, operation, input).state;
    },
    raiseEvent: async (run: string) => void raised.push(run),
    getStatus: async (run: string) => engine[run],
  };
  const sweep = (limits?: AdmissionState['limits']) => createSweepAdmission(ports as never, durable as never, limits)();
  return { sweep, clock, raised, slots: () => state.grants.map(({ run }) => run), state: () => state };
}

describe('sweepAdmission', () => {
  it('looks for nobody before a lease is over', async () => {
    const { sweep, slots } = world({}, {});

    expect(await sweep()).toEqual([]);
    expect(slots()).toEqual(['a', 'b']);
  });

  it.each([
    ['has gone from the engine', { b: 'active', c: 'active' }, {}],
    ['has ended in the engine', { a: 'ended', b: 'active', c: 'active' }, {}],
    ['is over in the run index', { a: 'active', b: 'active', c: 'active' }, { a: 'completed' }],
  ] as const)('gives the slot of a run that %s to the next, and rings there', async (_name, engine, statuses) => {
    const { sweep, clock, slots, raised } = world(engine, statuses);
    clock.current = new Date(start + admissionLeaseSeconds * 1_000);

    expect(await sweep()).toEqual(['a']);
    expect(slots()).toEqual(['b', 'c']);
    expect(raised).toEqual(['c']);
    expect(await sweep()).toEqual([]);
  });

  it('brings the limits of the host to the queue', async () => {
    const { sweep, slots, raised, state } = world({}, {});
    await sweep({ global: 5, tenant: 3 });

    expect(state().limits).toEqual({ global: 5, tenant: 3 });
    expect(slots()).toEqual(['a', 'b', 'c']);
    expect(raised).toEqual(['c']);
  });
});
