import fc from 'fast-check';
import {
  admissionLeaseSeconds,
  admissionRanks,
  emptyAdmission,
  overdueGrants,
  parkSlot,
  recoverSlots,
  releaseSlot,
  requestSlot,
  setLimits,
  unparkSlot,
} from '../../../domain/admission';
import type { AdmissionState, AdmissionTicket } from '../../../domain/admission';

const start = Date.UTC(2026, 0, 5, 8);

function after(seconds: number): string {
  return new Date(start + seconds * 1_000).toISOString();
}

function ticket(id: string, change: Partial<AdmissionTicket> = {}): AdmissionTicket {
  return { id, run: id, tenant: 'acme', rank: admissionRanks.feature, since: after(0), ...change };
}

function limited(global: number, tenant: number): AdmissionState {
  return setLimits(emptyAdmission, { global, tenant }, after(0)).state;
}

function ask(state: AdmissionState, ...tickets: readonly AdmissionTicket[]): AdmissionState {
  return tickets.reduce((now, each) => requestSlot(now, each, after(1)).state, state);
}

describe('requestSlot', () => {
  it('grants while there is room, then says the place in line; a repetition changes nothing', () => {
    const full = ask(limited(1, 1), ticket('a'));
    const second = requestSlot(full, ticket('b', { since: after(2) }), after(2));
    const third = requestSlot(second.state, ticket('c', { since: after(3) }), after(3));

    expect(second.answer).toEqual({ kind: 'queued', position: 1 });
    expect(third.answer).toEqual({ kind: 'queued', position: 2 });
    expect(requestSlot(third.state, ticket('b', { since: after(2) }), after(9)).state).toEqual(third.state);
    expect(requestSlot(third.state, ticket('a'), after(9)).answer.kind).toBe('granted');
  });

  it('serves hotfixes first, then runs that come back, then features, each in the order they came', () => {
    const line = ask(
      limited(1, 1),
      ticket('busy'),
      ticket('feature-2', { since: after(2) }),
      ticket('feature-1', { since: after(1) }),
      ticket('back', { rank: admissionRanks.returning, since: after(9) }),
      ticket('hotfix', { rank: admissionRanks.hotfix, since: after(9) }),
    );

    expect(line.queue.map(({ id }) => id)).toEqual(['hotfix', 'back', 'feature-1', 'feature-2']);
  });

  it('steps over a tenant that is full', () => {
    const line = ask(limited(2, 1), ticket('a'), ticket('b'), ticket('c', { tenant: 'globex' }));

    expect(line.grants.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(line.queue.map(({ id }) => id)).toEqual(['b']);
  });

  it('takes no slot for a ticket that was given back before', () => {
    const { state } = releaseSlot(limited(1, 1), 'a', after(0));

    expect(requestSlot(state, ticket('a'), after(1))).toEqual({ state, answer: { kind: 'ended' } });
  });

  it('gives a run one place, whatever tickets it has had', () => {
    const first = ask(limited(5, 5), ticket('r#1', { run: 'r' }), ticket('r#2', { run: 'r' }));

    expect(first.grants.map(({ id }) => id)).toEqual(['r#2']);
  });
});

describe('releaseSlot and recoverSlots', () => {
  it('hand the slot to the next and say whom to wake', () => {
    const line = ask(limited(1, 1), ticket('a'), ticket('b'));
    const released = releaseSlot(line, 'a', after(5));
    const recovered = recoverSlots(line, { at: after(5), alive: [], dead: ['a'] });

    expect(released.answer.next).toEqual([{ id: 'b', run: 'b' }]);
    expect(recovered.answer.next).toEqual([{ id: 'b', run: 'b' }]);
    expect(releaseSlot(released.state, 'a', after(6)).answer.next).toEqual([]);
  });

  it('renew the lease of a run that lives', () => {
    const held = ask(limited(1, 1), ticket('a'));
    const late = after(1 + admissionLeaseSeconds);
    const renewed = recoverSlots(held, { at: late, alive: ['a'], dead: [] }).state;

    expect(overdueGrants(held, late)).toHaveLength(1);
    expect(overdueGrants(renewed, late)).toEqual([]);
  });
});

describe('any interleaving', () => {
  const step = fc.record({
    act: fc.constantFrom('ask', 'ask', 'ask', 'leave', 'die', 'limit'),
    n: fc.integer({ min: 0, max: 11 }),
    times: fc.integer({ min: 1, max: 3 }),
    global: fc.integer({ min: 1, max: 4 }),
    tenant: fc.integer({ min: 1, max: 3 }),
  });

  it('stays within both limits, leaves no slot free that somebody may have, and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let state = limited(3, 2);
        steps.forEach(({ act, n, times, global, tenant }, index) => {
          const before = state;
          const id = `t${n}`;
          const of = ticket(id, { tenant: `tenant-${n % 3}`, rank: n % 4 === 0 ? 0 : 2, since: after(n) });
          for (let time = 0; time < times; time += 1) {
            if (act === 'ask') state = requestSlot(state, of, after(index)).state;
            if (act === 'leave') state = releaseSlot(state, id, after(index)).state;
            if (act === 'die') state = recoverSlots(state, { at: after(index), alive: [], dead: [id] }).state;
            if (act === 'limit') state = setLimits(state, { global, tenant }, after(index)).state;
          }
          const used = (name: string, { grants }: AdmissionState) =>
            grants.filter((grant) => grant.tenant === name).length;
          const added = state.grants.filter((grant) => !before.grants.some((known) => known.id === grant.id));
          if (added.length > 0) expect(state.grants.length).toBeLessThanOrEqual(state.limits.global);
          for (const grant of added) expect(used(grant.tenant, state)).toBeLessThanOrEqual(state.limits.tenant);
          const mayWork = state.queue.filter((waiting) => used(waiting.tenant, state) < state.limits.tenant);
          if (state.grants.length < state.limits.global) expect(mayWork).toEqual([]);
          expect(state.queue).toEqual(
            [...state.queue].sort((a, b) => a.rank - b.rank || a.since.localeCompare(b.since)),
          );
          const open = [...state.grants, ...state.queue].map(({ run }) => run);
          expect(new Set(open).size).toBe(open.length);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('the slot of a paused run', () => {
  it('goes to the next, and is asked for again with the same ticket, before new runs', () => {
    const one = ask(limited(1, 1), ticket('a'), ticket('b'));
    const parked = parkSlot(one, 'a', after(2));
    expect(parked.answer).toEqual({ kind: 'released', next: [{ id: 'b', run: 'b' }] });
    expect(parkSlot(parked.state, 'a', after(3))).toEqual({
      state: parked.state,
      answer: { kind: 'released', next: [] },
    });

    const others = ask(parked.state, ticket('c'));
    const back = unparkSlot(others, 'a', after(4));
    expect(back.answer).toEqual({ kind: 'queued', position: 1 });
    expect(unparkSlot(back.state, 'a', after(5)).answer).toEqual({ kind: 'queued', position: 1 });
    const freed = releaseSlot(back.state, 'b', after(6));
    expect(freed.answer.next).toEqual([{ id: 'a', run: 'a' }]);
    expect(unparkSlot(freed.state, 'a', after(7)).answer).toEqual({ kind: 'granted' });
  });

  it('is forgotten when the run gives its ticket back, is gone, or asks with a new one', () => {
    const parked = parkSlot(ask(limited(1, 1), ticket('a')), 'a', after(2)).state;
    expect(releaseSlot(parked, 'a', after(3)).state.parked).toEqual([]);
    expect(recoverSlots(parked, { at: after(3), alive: [], dead: ['a'] }).state.parked).toEqual([]);
    expect(ask(parked, ticket('a2', { run: 'a' })).parked).toEqual([]);
  });

  it('is not needed by a run that had none', () => {
    expect(unparkSlot(limited(1, 1), 'a', after(1)).answer).toEqual({ kind: 'granted' });
  });
});
