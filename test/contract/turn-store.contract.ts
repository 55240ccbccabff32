import type { RecordedRequest } from '../../ports/language-model';
import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import { recordedTurn } from './records';
import type { TurnStore } from '../../ports/turn-store';

const session = 'acme.shop.42.1.code.1.coder.1';

const request: RecordedRequest = {
  role: 'coder',
  stage: 'code',
  visit: 1,
  session: 1,
  turn: 1,
  system: 'You code.',
  messages: [{ role: 'user', content: 'Go.' }],
};

export function describeTurnStoreContract(name: string, makeAdapter: MakeAdapter<TurnStore>): void {
  describe(`TurnStore of ${name}`, () => {
    let adapter: AdapterUnderTest<TurnStore>;
    let turns: TurnStore;
    beforeEach(async () => {
      adapter = await makeAdapter();
      turns = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('lets the first write of a turn win, from two connections too', async () => {
      const other = await adapter.open();
      const replies = [recordedTurn(), recordedTurn({ correction: 'No JSON.' })];
      const stored = await Promise.all([
        turns.saveTurn(session, 1, replies[0]!),
        other.saveTurn(session, 1, replies[1]!),
      ]);
      expect(stored[0]).toEqual(stored[1]);
      expect(await turns.getTurn(session, 1)).toEqual(stored[0]);
      expect(await turns.getTurn(session, 2)).toBeUndefined();
    });

    it('adds what the tools did once, a workspace of null included', async () => {
      await turns.saveTurn(session, 1, recordedTurn());
      await turns.saveToolResults(session, 1, { 'call-1': 'text' }, null);
      await turns.saveToolResults(session, 1, { 'call-1': 'other' }, 'stellwerk://acme/x/workspace.json');
      const expected = { ...recordedTurn(), toolResults: { 'call-1': 'text' }, workspace: null };
      expect(await turns.getTurn(session, 1)).toEqual(expected);
    });

    it('refuses tool results of a turn that is not recorded', async () => {
      await expect(turns.saveToolResults(session, 1, {}, null)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('lists the turns of a session in order', async () => {
      for (const turn of [2, 10, 1]) await turns.saveTurn(session, turn, recordedTurn({ correction: `${turn}` }));
      await turns.saveTurn('acme.shop.42.1.code.1.coder.2', 1, recordedTurn());
      expect((await turns.listTurns(session)).map(({ turn, correction }) => [turn, correction])).toEqual([
        [1, '1'],
        [2, '2'],
        [10, '10'],
      ]);
    });

    it('lists the sessions of a run in the order they began, and those of no other run', async () => {
      const ids = ['acme.shop.42.1.plan.1.planner.1', session, 'acme.shop.42.1.code.2.coder.1'];
      await turns.saveRequest(ids[0]!, 1, { ...request, role: 'planner', stage: 'plan' });
      await turns.saveTurn(ids[1]!, 1, recordedTurn());
      await turns.saveTurn(ids[0]!, 1, recordedTurn());
      await turns.saveTurn(ids[2]!, 1, recordedTurn());
      for (const other of ['acme.shop.42.10.plan.1.planner.1', 'acme.shop.42.2.plan.1.planner.1']) {
        await turns.saveTurn(other, 1, recordedTurn());
      }
      expect(await turns.listSessions('acme.shop.42.1')).toEqual(ids);
      expect(await turns.listSessions('acme.shop.42')).toHaveLength(5);
    });

    it('takes the request of a turn before and after the turn, as often as it is asked', async () => {
      await turns.saveRequest(session, 1, request);
      await turns.saveRequest(session, 1, request);
      await turns.saveTurn(session, 1, recordedTurn());
      await turns.saveRequest(session, 1, { ...request, system: 'You code well.' });
      expect(await turns.listTurns(session)).toHaveLength(1);
      expect(await turns.listRequests(session)).toEqual([{ ...request, system: 'You code well.' }]);
    });

    it('still has a recorded turn after a stop', async () => {
      await turns.saveTurn(session, 1, recordedTurn());
      await adapter.stop();
      const reopened = await adapter.open();
      expect(await reopened.saveTurn(session, 1, recordedTurn({ correction: 'later' }))).toEqual(recordedTurn());
    });
  });
}
