import fc from 'fast-check';
import {
  allLines,
  closeRuns,
  configure,
  emptyBudget,
  heldOf,
  raise,
  release,
  reserve,
  reservedIn,
  settle,
  sweep,
  upgradeBudget,
} from '../../../domain/budget';
import type { BudgetLimits, BudgetState, ScopeLimits } from '../../../domain/budget';

const start = Date.UTC(2026, 0, 5, 8);
const day = 86_400;

function after(seconds: number): string {
  return new Date(start + seconds * 1_000).toISOString();
}

function budgetOf(limits: BudgetLimits): BudgetState {
  return configure(sweep(emptyBudget, after(0)), limits);
}

function hold(state: BudgetState, id: string, microUsd: number, seconds = 0, leaseSeconds = 600) {
  return reserve(state, { id, microUsd, at: after(seconds), leaseSeconds });
}

function book(state: BudgetState, id: string, microUsd: number, seconds = 0) {
  return settle(state, { id, microUsd, at: after(seconds) });
}

describe('reserve', () => {
  it('grants what fits under every limit and refuses the rest with the window and its figures', () => {
    const first = hold(budgetOf({ day: 100, month: 1_000 }), 'a', 60);
    const second = hold(book(first.state, 'a', 50).state, 'b', 30);
    const third = hold(second.state, 'c', 21);

    expect([first.answer.kind, second.answer.kind]).toEqual(['granted', 'granted']);
    expect(third.answer).toMatchObject({
      kind: 'refused',
      window: 'day',
      since: '2026-01-05',
      spent: 50,
      reserved: 30,
      limit: 100,
      wanted: 21,
    });
    expect(third.state.reservations).toEqual(second.state.reservations);
  });

  it('knows no limit but those that are set', () => {
    expect(hold(budgetOf({}), 'a', 1e12).answer.kind).toBe('granted');
    expect(hold(budgetOf({ month: 10 }), 'a', 11).answer).toMatchObject({ kind: 'refused', window: 'month' });
    expect(hold(budgetOf({ day: 0 }), 'a', 1).answer).toMatchObject({ kind: 'refused', limit: 0 });
  });

  it('holds an id once, and lets it grow only as far as there is room', () => {
    const { state } = hold(hold(budgetOf({ day: 100 }), 'a', 60).state, 'a', 60, 300);
    const grown = hold(state, 'a', 100);
    const tooMuch = hold(state, 'a', 101);

    expect(state.reservations).toEqual([{ id: 'a', microUsd: 60, expires: after(900) }]);
    expect(reservedIn(grown.state.reservations)).toBe(100);
    expect(tooMuch.answer).toMatchObject({ kind: 'refused', reserved: 0, wanted: 101 });
    expect(reservedIn(tooMuch.state.reservations)).toBe(60);
  });

  it('grants a repetition although the limit was lowered meanwhile', () => {
    const { state } = hold(budgetOf({ day: 100 }), 'a', 60);

    expect(hold(configure(state, { day: 10 }), 'a', 60).answer.kind).toBe('granted');
  });

  it('holds nothing for what is settled', () => {
    const { state } = book(hold(budgetOf({ day: 100 }), 'a', 60).state, 'a', 60);
    const again = hold(state, 'a', 60);

    expect(again.answer.kind).toBe('granted');
    expect(again.state.reservations).toEqual([]);
  });

  it('takes a lease that is over as given back', () => {
    const { state } = hold(budgetOf({ day: 100 }), 'a', 100, 0, 600);

    expect(hold(state, 'b', 100, 599).answer.kind).toBe('refused');
    expect(hold(state, 'b', 100, 600).answer.kind).toBe('granted');
  });
});

describe('settle', () => {
  it('books what was spent instead of what was reserved, once', () => {
    const { state } = book(hold(budgetOf({ day: 100 }), 'a', 60).state, 'a', 20);
    const again = book(state, 'a', 20);

    expect(state).toMatchObject({ books: { day: { spent: 20 }, month: { spent: 20 } }, reservations: [] });
    expect(again).toEqual({ state, answer: { kind: 'known' } });
  });

  it('books what was never reserved, or whose lease is over: the money is gone', () => {
    const unknown = book(budgetOf({ day: 100 }), 'a', 20);
    const expired = book(hold(unknown.state, 'b', 30, 0, 60).state, 'b', 30, 61);

    expect(expired.state.books.day.spent).toBe(50);
    expect(book(expired.state, 'b', 30, 61).answer.kind).toBe('known');
  });

  it('remembers an id no longer than a repetition may come, and never shorter than its lease', () => {
    const { state } = book(hold(budgetOf({}), 'a', 1, 0, 7_200).state, 'a', 1);
    const unknown = book(state, 'b', 1).state;

    expect(sweep(unknown, after(1_799)).settled).toHaveLength(2);
    expect(sweep(unknown, after(1_800)).settled.map(({ id }) => id)).toEqual(['a']);
    expect(sweep(unknown, after(7_200)).settled).toEqual([]);
  });
});

describe('release', () => {
  it('gives a reservation back, and knows no other', () => {
    const { state } = hold(budgetOf({ day: 100 }), 'a', 100);

    expect(release(state, 'b')).toEqual(state);
    expect(hold(release(state, 'a'), 'b', 100).answer.kind).toBe('granted');
  });
});

describe('windows', () => {
  it('open with the day and the month, and what is reserved counts in the new ones', () => {
    const { state } = book(hold(budgetOf({ day: 100, month: 150 }), 'a', 40, 0, day).state, 'b', 60);
    const tomorrow = sweep(state, after(day - 1));

    expect(hold(state, 'c', 1).answer).toMatchObject({ kind: 'refused', window: 'day' });
    expect(tomorrow.books).toMatchObject({ day: { since: '2026-01-06', spent: 0 }, month: { spent: 60 } });
    expect(hold(tomorrow, 'c', 61, day - 1).answer).toMatchObject({ kind: 'refused', window: 'day', reserved: 40 });
    expect(hold(tomorrow, 'c', 60, day - 1).answer).toMatchObject({ kind: 'refused', window: 'month', spent: 60 });
    expect(hold(tomorrow, 'c', 50, day - 1).answer.kind).toBe('granted');
    expect(sweep(state, after(31 * day)).books.month).toMatchObject({ since: '2026-02', spent: 0 });
  });

  it('never go back: a caller whose clock is behind books into the one that is open', () => {
    const { state } = book(sweep(budgetOf({}), after(31 * day)), 'a', 10, 0);

    expect(state.books).toMatchObject({ day: { since: '2026-02-05', spent: 10 }, month: { since: '2026-02' } });
  });
});

describe('alerts', () => {
  it('tell each level once per window, with the next reservation', () => {
    const half = hold(book(budgetOf({ day: 100 }), 'a', 55).state, 'b', 1);
    const quiet = hold(half.state, 'c', 1);
    const most = hold(book(quiet.state, 'd', 40).state, 'e', 1);
    const tomorrow = hold(book(most.state, 'f', 50, day).state, 'g', 1, day);

    expect(half.answer.alerts).toEqual([
      { level: 'tenant', scope: 'tenant', window: 'day', since: '2026-01-05', percent: 50, spent: 55, limit: 100 },
    ]);
    expect(quiet.answer.alerts).toEqual([]);
    expect(most.answer.alerts.map(({ percent }) => percent)).toEqual([80, 90]);
    expect(tomorrow.answer.alerts.map(({ percent }) => percent)).toEqual([50]);
  });

  it('come with a refusal too, and again for a level of a raised limit', () => {
    const full = hold(book(budgetOf({ day: 100 }), 'a', 100).state, 'b', 1);
    const raised = configure(full.state, { day: 180 });
    const more = hold(book(raised, 'c', 50).state, 'd', 1);

    expect(full.answer).toMatchObject({ kind: 'refused' });
    expect(full.answer.alerts.map(({ percent }) => percent)).toEqual([50, 80, 90, 100]);
    expect(more.answer.alerts.map(({ percent }) => percent)).toEqual([80]);
  });
});

describe('any interleaving', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const amount = fc.integer({ min: 0, max: 60 });
  const step = fc.oneof(
    fc.record({ op: fc.constant('reserve' as const), id, amount, lease: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ op: fc.constant('settle' as const), id, amount }),
    fc.record({ op: fc.constant('release' as const), id }),
    fc.record({ op: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 300 }) }),
  );
  /** A crash before an answer was stored runs the operation again: each one happens up to three times. */
  const script = fc.array(fc.tuple(step, fc.integer({ min: 1, max: 3 })), { maxLength: 60 });

  it('never holds more than the limit, books each id once, and adds up', () => {
    fc.assert(
      fc.property(script, fc.integer({ min: 1, max: 200 }), (steps, limit) => {
        let state = budgetOf({ day: limit });
        let clock = 0;
        const booked = new Map<string, number>();
        for (const [taken, times] of steps) {
          for (let time = 0; time < times; time += 1) {
            if (taken.op === 'wait') {
              // Ids stay within what is remembered; forgetting has a test of its own.
              if (time === 0) clock = Math.min(clock + taken.seconds, 1_700);
            } else if (taken.op === 'reserve') {
              const { state: next, answer } = hold(state, taken.id, taken.amount, clock, taken.lease);
              const grew = reservedIn(next.reservations) > reservedIn(sweep(state, after(clock)).reservations);
              const total = next.books.day.spent + reservedIn(next.reservations);
              if (answer.kind === 'granted' && grew) expect(total).toBeLessThanOrEqual(limit);
              if (answer.kind === 'refused') expect(grew).toBe(false);
              state = next;
            } else if (taken.op === 'settle') {
              const { state: next, answer } = book(state, taken.id, taken.amount, clock);
              expect(answer.kind).toBe(booked.has(taken.id) ? 'known' : 'booked');
              if (!booked.has(taken.id)) booked.set(taken.id, taken.amount);
              state = next;
            } else {
              state = release(state, taken.id);
            }
          }
        }
        const sum = [...booked.values()].reduce((total, each) => total + each, 0);
        expect(state.books).toMatchObject({ day: { spent: sum }, month: { spent: sum } });
        expect(new Set(state.reservations.map((held) => held.id)).size).toBe(state.reservations.length);
        expect(state.reservations.filter((held) => booked.has(held.id))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('spends at most the limit while every turn costs no more than it reserved, with settlements lost and repeated', () => {
    const turn = fc.record({
      reserved: fc.integer({ min: 1, max: 40 }),
      share: fc.integer({ min: 0, max: 100 }),
      settles: fc.integer({ min: 0, max: 2 }),
      delay: fc.integer({ min: 0, max: 10 }),
    });
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 80 }), fc.integer({ min: 1, max: 300 }), (turns, limit) => {
        let state = budgetOf({ day: limit });
        let spent = 0;
        const open: { readonly id: string; readonly cost: number; readonly settles: number; readonly at: number }[] =
          [];
        turns.forEach(({ reserved, share, settles, delay }, index) => {
          const next = hold(state, `turn-${index}`, reserved);
          state = next.state;
          if (next.answer.kind === 'granted') {
            const cost = Math.floor((reserved * share) / 100);
            spent += cost;
            open.push({ id: `turn-${index}`, cost, settles, at: index + delay });
          }
          for (const item of open.filter(({ at }) => at === index)) {
            for (let time = 0; time < item.settles; time += 1) state = book(state, item.id, item.cost).state;
          }
        });
        expect(spent).toBeLessThanOrEqual(limit);
        expect(state.books.day.spent + reservedIn(state.reservations)).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the levels below the tenant', () => {
  const scope = { project: 'shop', run: 'acme.shop.1.1', stage: 'code' };

  function ask(state: BudgetState, id: string, microUsd: number, limits: ScopeLimits = {}, over: object = {}) {
    return reserve(state, { id, microUsd, at: after(0), leaseSeconds: 600, scope: { ...scope, ...over }, limits });
  }

  it.each([
    ['project', 'project:shop', 'week', { project: { week: 10 } }],
    ['run', 'run:acme.shop.1.1', 'total', { run: 10 }],
    ['stage', 'stage:acme.shop.1.1/code', 'total', { stage: 10 }],
  ] as const)('hold a reservation against the limit of the %s', (level, key, window, limits) => {
    const first = ask(emptyBudget, 'a', 6, limits);
    const spent = settle(first.state, { id: 'a', microUsd: 5, at: after(0) }).state;
    const second = ask(ask(spent, 'b', 3, limits).state, 'c', 3, limits);

    expect(first.answer.kind).toBe('granted');
    expect(second.answer).toMatchObject({ ...{ kind: 'refused', level, scope: key, window }, spent: 5, reserved: 3 });
  });

  it('do not mix: another run, stage or project has room of its own', () => {
    const full = ask(emptyBudget, 'a', 10, { run: 10, stage: 10, project: { day: 10 } }).state;

    expect(ask(full, 'b', 1, { stage: 10 }, { stage: 'test' }).answer).toMatchObject({ level: 'project' });
    expect(ask(full, 'c', 10, { run: 10, project: { day: 10 } }, { project: 'other', run: 'x' }).answer.kind).toBe(
      'granted',
    );
  });

  it('give a child at most what its parent has left', () => {
    const parents = [{ run: 'acme.all.1.1', limit: 10 }];
    const one = ask(emptyBudget, 'a', 6, { run: 100 }, { run: 'child-1', parents });
    const two = ask(one.state, 'b', 6, { run: 100 }, { run: 'child-2', parents });
    const booked = settle(one.state, { id: 'a', microUsd: 2, at: after(0) }).state;

    expect(two.answer).toMatchObject({ kind: 'refused', scope: 'run:acme.all.1.1', reserved: 6, limit: 10 });
    expect(ask(booked, 'b', 8, { run: 100 }, { run: 'child-2', parents }).answer.kind).toBe('granted');
    expect(booked.runs).toMatchObject({ 'acme.all.1.1': { spent: 2 }, 'child-1': { spent: 2 } });
  });

  it('count the turns of a run, on their way or paid, free ones too', () => {
    const limits = { requests: 2 };
    const paid = settle(ask(emptyBudget, 'a', 0, limits).state, { id: 'a', microUsd: 0, at: after(0) }).state;
    const open = ask(paid, 'b', 0, limits).state;

    expect(ask(open, 'b', 0, limits).answer.kind).toBe('granted');
    expect(ask(open, 'c', 0, limits).answer).toMatchObject({ unit: 'requests', spent: 1, reserved: 1, limit: 2 });
    expect(ask(release(open, 'b'), 'c', 0, limits).answer.kind).toBe('granted');
  });

  it('take a raise until it ends by itself', () => {
    const limits = { run: 10 };
    const added = { id: 'r', scope: 'run:acme.shop.1.1', microUsd: 5, requests: 0, until: after(100) };
    const raised = raise(raise(ask(emptyBudget, 'a', 10, limits).state, added), added);

    expect(ask(raised, 'b', 6, limits).answer).toMatchObject({ kind: 'refused', limit: 15 });
    expect(ask(raised, 'b', 5, limits).answer.kind).toBe('granted');
    expect(sweep(raised, after(100)).raises).toEqual([]);
  });

  it('keep no book of a run that has ended; its sums stay in the windows', () => {
    const { state } = ask(emptyBudget, 'a', 5);
    const ended = closeRuns(settle(state, { id: 'a', microUsd: 5, at: after(0) }).state, [scope.run]);
    const late = settle(ended, { id: 'b', microUsd: 1, at: after(0), scope }).state;

    expect(ended.runs).toEqual({});
    expect(late).toMatchObject({ runs: {}, books: { week: { spent: 6 } } });
    expect(late.projects['shop']?.books.month.spent).toBe(6);
  });

  it('read a state of an earlier version', () => {
    const { projects: _p, runs: _r, raises: _a, ...old } = book(budgetOf({ day: 100 }), 'a', 10).state;
    const { week: _week, ...books } = old.books;
    const upgraded = upgradeBudget({ ...old, books } as unknown as BudgetState);

    expect(ask(upgraded, 'b', 91).answer).toMatchObject({ kind: 'refused', spent: 10 });
    expect(ask(upgraded, 'b', 90).answer.kind).toBe('granted');
  });
});

describe('a tree of runs', () => {
  const turn = fc.record({
    id: fc.integer({ min: 0, max: 15 }),
    project: fc.constantFrom('p1', 'p2'),
    run: fc.constantFrom('r1', 'r2', 'r3'),
    stage: fc.constantFrom('plan', 'code'),
    isChild: fc.boolean(),
    amount: fc.integer({ min: 0, max: 40 }),
    share: fc.integer({ min: 0, max: 100 }),
    act: fc.constantFrom('reserve', 'settle', 'release', 'repeat'),
  });

  it('never holds and spends more than any limit at any level, whatever comes twice', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 80 }), fc.integer({ min: 20, max: 150 }), (turns, tenantLimit) => {
        const limits = { project: { day: 90, week: 100 }, run: 60, stage: 40, requests: 12 };
        let state = budgetOf({ day: tenantLimit, week: tenantLimit + 20 });
        const costs = new Map<string, number>();
        for (const { id: n, project, run, stage, isChild, amount, share, act } of turns) {
          // One id is one turn of one run for ever; so are its amount and its cost.
          const id = `${project}.${run}.${stage}.${isChild}.${n}`;
          const parents = isChild ? [{ run: `${project}.parent`, limit: 70 }] : [];
          const scope = { project, run: `${project}.${run}`, stage, parents };
          const at = after(n);
          const times = act === 'repeat' ? 2 : 1;
          for (let time = 0; time < times; time += 1) {
            if (act === 'reserve' || act === 'repeat') {
              state = reserve(state, { id, microUsd: amount, at, leaseSeconds: 900, scope, limits }).state;
            }
            const held = state.reservations.find((known) => known.id === id);
            if (act === 'settle' && held) {
              const cost = Math.floor((held.microUsd * share) / 100);
              costs.set(id, cost);
              state = settle(state, { id, microUsd: cost, at }).state;
            }
            if (act === 'release') state = release(state, id);
          }
          for (const line of allLines(state)) {
            if (line.limit === undefined) continue;
            expect(line.spent + heldOf(state.reservations, line.scope)).toBeLessThanOrEqual(line.limit);
          }
          for (const book of Object.values(state.runs)) {
            expect(book.requests).toBeLessThanOrEqual(book.requestLimit ?? Number.POSITIVE_INFINITY);
          }
        }
        const spent = [...costs.values()].reduce((sum, each) => sum + each, 0);
        expect(state.books.day.spent).toBe(spent);
        expect(Object.values(state.projects).reduce((sum, { books }) => sum + books.day.spent, 0)).toBe(spent);
      }),
      { numRuns: 300 },
    );
  });
});
