import type { EntityContext } from 'durable-functions';
import { emptyBudget } from '../../../domain/budget';
import type { BudgetState } from '../../../domain/budget';
import { applyOperation, tenantBudget } from '../../../entities/tenant-budget';

const at = '2026-01-05T08:00:00.000Z';
const reservation = { id: 'turn/1', microUsd: 10, at, leaseSeconds: 60 };

function run(operation: string, input: unknown, state?: BudgetState) {
  const saved: BudgetState[] = [];
  const returned: unknown[] = [];
  const df = {
    operationName: operation,
    getState: (initial: () => BudgetState) => state ?? initial(),
    getInput: () => input,
    setState: (next: BudgetState) => saved.push(next),
    return: (answer: unknown) => returned.push(answer),
  };
  tenantBudget({ df } as unknown as EntityContext<BudgetState>);
  return { saved: saved[0], answer: returned[0] };
}

describe('tenantBudget', () => {
  it('loads, asks the domain, saves and answers', () => {
    const limited = run('configure', { limits: { day: 15 }, at }).saved;
    const first = run('reserve', reservation, limited);
    const second = run('reserve', { ...reservation, id: 'turn/2' }, first.saved);
    const settled = run('settle', { id: 'turn/1', microUsd: 4, at }, first.saved);

    expect(first).toMatchObject({ saved: { reservations: [{ id: 'turn/1' }] }, answer: { kind: 'granted' } });
    expect(second.answer).toMatchObject({ kind: 'refused', window: 'day', reserved: 10, limit: 15 });
    expect(settled).toMatchObject({ saved: { books: { day: { spent: 4 } } }, answer: { kind: 'booked' } });
    expect(run('release', { id: 'turn/1', at }, first.saved)).toMatchObject({
      saved: { reservations: [] },
      answer: { kind: 'released' },
    });
    expect(run('sweep', { at: '2026-01-06T08:00:00Z' }, first.saved).saved).toMatchObject({
      reservations: [],
      books: { day: { since: '2026-01-06' } },
    });
  });

  it('reads instants in any zone as UTC', () => {
    const { saved } = run('reserve', { ...reservation, at: '2026-01-06T00:30:00+01:00' });

    expect(saved?.books.day.since).toBe('2026-01-05');
  });

  it('lifts a limit that is left out', () => {
    const limited = run('configure', { limits: { day: 15, month: 20 }, at }).saved;

    expect(run('configure', { limits: { month: 30 }, at }, limited).saved?.limits).toEqual({ month: 30 });
  });

  it.each([
    ['reserve', undefined, /id must be a text/],
    ['reserve', { ...reservation, id: '' }, /id must be a text/],
    ['reserve', { ...reservation, at: 'soon' }, /at must be an instant/],
    ['reserve', { ...reservation, at: '+012026-01-05T08:00:00.000Z' }, /at must be an instant/],
    ['reserve', { ...reservation, microUsd: -1 }, /microUsd must be whole micro-USD/],
    ['reserve', { ...reservation, microUsd: 0.5 }, /microUsd must be whole micro-USD/],
    ['reserve', { ...reservation, microUsd: '10' }, /microUsd must be whole micro-USD/],
    ['reserve', { ...reservation, leaseSeconds: 0 }, /leaseSeconds must be whole seconds/],
    ['settle', { id: 'a', at }, /microUsd must be whole micro-USD/],
    ['configure', { at }, /limits must be an object/],
    ['configure', { at, limits: { day: -5 } }, /limits \.day must be whole micro-USD/],
    ['configure', { at, limits: [] }, /limits must be an object/],
    ['spend', reservation, /no operation "spend"/],
    ['toString', reservation, /no operation "toString"/],
    ['', 'text', /no operation ""/],
  ])('answers %s of %j with a reason, and changes nothing', (operation, input, reason) => {
    const { state, answer } = applyOperation(emptyBudget, operation, input);

    expect(answer).toEqual({ kind: 'malformed', reason: expect.stringMatching(reason) });
    expect(state).toBe(emptyBudget);
  });
});
