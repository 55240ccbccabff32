import fc from 'fast-check';
import { noTurns, releaseTurn, takeTurn } from '../../../domain/deployment-turns';
import type { TurnState } from '../../../domain/deployment-turns';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 8, minute)).toISOString();

describe('turns to deploy', () => {
  const ask = (state: TurnState, runId: string, minute: number, hotfix = false) =>
    takeTurn(state, { runId, hotfix, at: at(minute) });

  it('are granted one at a time, and again to who has it', () => {
    const first = ask(noTurns, 'a', 0);
    expect(first.answer).toEqual({ kind: 'granted' });
    expect(ask(first.state, 'a', 1).answer).toEqual({ kind: 'granted' });
    expect(ask(first.state, 'b', 1).answer).toEqual({ kind: 'waiting', holder: 'a', ahead: 0 });
  });

  it('go to a hotfix first, then to whoever waits longest', () => {
    let { state } = ask(noTurns, 'a', 0);
    ({ state } = ask(state, 'b', 1));
    ({ state } = ask(state, 'c', 2));
    ({ state } = ask(state, 'fix', 3, true));
    state = releaseTurn(state, 'a');
    expect(ask(state, 'b', 4).answer).toEqual({ kind: 'waiting', holder: null, ahead: 1 });
    expect(ask(state, 'fix', 4, true).answer).toEqual({ kind: 'granted' });
    state = releaseTurn(ask(state, 'fix', 4, true).state, 'fix');
    expect(ask(state, 'c', 5).answer).toMatchObject({ kind: 'waiting', ahead: 1 });
    expect(ask(state, 'b', 5).answer).toEqual({ kind: 'granted' });
  });

  it('forget who has stopped asking', () => {
    let { state } = ask(noTurns, 'a', 0);
    ({ state } = ask(state, 'gone', 1));
    ({ state } = ask(releaseTurn(state, 'a'), 'b', 17));
    expect(state.holder).toBe('b');
  });

  it('never have two holders, and never leave somebody waiting in front of a free turn', () => {
    const step = fc.record({ run: fc.constantFrom('a', 'b', 'c'), hotfix: fc.boolean(), release: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (moves) => {
        let state = noTurns;
        let holder: string | null = null;
        for (const [minute, { run, hotfix, release }] of moves.entries()) {
          if (release) {
            state = releaseTurn(state, run);
            if (holder === run) holder = null;
            continue;
          }
          const { state: next, answer } = ask(state, run, minute % 10, hotfix);
          state = next;
          if (answer.kind === 'granted') {
            expect([null, run]).toContain(holder);
            holder = run;
          }
          expect(state.holder).toBe(holder);
          expect(state.waiting.some(({ runId }) => runId === holder)).toBe(false);
        }
      }),
    );
  });
});
