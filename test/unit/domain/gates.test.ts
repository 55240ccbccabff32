import fc from 'fast-check';
import { authorise, checkpointChoices, gateRules } from '../../../domain/gates';
import type { Authorisation, DecisionAttempt, GateKind } from '../../../domain/gates';
import { statusOf } from '../../../domain/errors';
import { runStatuses } from '../../../domain/lifecycle';

function attempt(changes: Partial<DecisionAttempt> = {}): DecisionAttempt {
  return {
    gate: 'qa',
    choice: 'approve',
    by: { id: 'quinn', roles: ['qa'] },
    requester: 'dana',
    subject: 'd1',
    shown: 'd1',
    gateStatus: 'open',
    runStatus: 'waiting_for_confirmation',
    ...changes,
  };
}

function statusFor(answer: Authorisation): number {
  return answer.kind === 'accepted' ? 200 : statusOf(answer.code);
}

describe('authorise', () => {
  it.each<[GateKind, string]>([
    ['qa', 'qa'],
    ['deploy', 'ops'],
  ])('lets the %s gate be approved and rejected by the role %s alone', (gate, role) => {
    for (const choice of ['approve', 'reject']) {
      for (const other of ['dev', 'qa', 'ops', 'admin', 'owner']) {
        const answer = authorise(attempt({ gate, choice, by: { id: 'p', roles: [other] } }));
        expect([other, answer.kind]).toEqual([other, other === role ? 'accepted' : 'refused']);
      }
    }
  });

  it('lets an admin decide only with the role beside it', () => {
    expect(authorise(attempt({ by: { id: 'ada', roles: ['admin'] } }))).toMatchObject({ code: 'role_required' });
    expect(authorise(attempt({ by: { id: 'ada', roles: ['admin', 'qa'] } }))).toEqual({
      kind: 'accepted',
      choice: 'approve',
    });
  });

  it.each<[string, Partial<DecisionAttempt>, string, number]>([
    ['nobody without a role', { by: { id: 'x', roles: [] } }, 'role_required', 403],
    ['not the requester', { requester: 'quinn' }, 'requester_cannot_decide', 403],
    ['not the requester to reject either', { requester: 'quinn', choice: 'reject' }, 'requester_cannot_decide', 403],
    ['no choice of another kind of gate', { choice: 'continue' }, 'unknown_choice', 400],
    ['no choice that is a name every object has', { choice: 'toString' }, 'unknown_choice', 400],
    ['nothing about another subject', { subject: 'd0' }, 'stale_subject', 409],
    ['nothing about no subject', { subject: '', shown: '' }, 'stale_subject', 409],
    ['no second decision', { gateStatus: 'decided' }, 'already_decided', 409],
    ['no decision before the gate is open', { gateStatus: 'closed' }, 'gate_not_open', 409],
    ['no decision after it has expired', { gateStatus: 'expired' }, 'gate_expired', 410],
    ['no decision on a completed run', { runStatus: 'completed' }, 'run_over', 410],
    ['no decision on a cancelled run', { runStatus: 'cancelled', gateStatus: 'decided' }, 'run_over', 410],
    ['no decision on a failed run', { runStatus: 'failed' }, 'run_over', 410],
    ['no decision on a crashed run', { runStatus: 'crashed' }, 'run_over', 410],
  ])('accepts %s', (_, changes, code, status) => {
    const answer = authorise(attempt(changes));
    expect(answer).toMatchObject({ kind: 'refused', code });
    expect(statusFor(answer)).toBe(status);
  });

  it('tells who may not decide nothing of the gate', () => {
    const stranger = { by: { id: 'x', roles: ['dev'] }, subject: 'd0' };
    for (const gateStatus of ['closed', 'open', 'decided', 'expired'] as const) {
      expect(authorise(attempt({ ...stranger, gateStatus }))).toMatchObject({ code: 'role_required' });
    }
  });

  it('takes every checkpoint choice from the requester too, and none that this visit does not offer', () => {
    const own = { gate: 'checkpoint', by: { id: 'dana', roles: ['dev'] } } as const;
    for (const choice of checkpointChoices) {
      expect(authorise(attempt({ ...own, choice }))).toEqual({ kind: 'accepted', choice });
    }
    expect(authorise(attempt({ ...own, choice: 'repeat', offered: ['continue'] }))).toMatchObject({
      code: 'unknown_choice',
    });
    expect(authorise(attempt({ ...own, choice: 'approve' }))).toMatchObject({ code: 'unknown_choice' });
  });

  it('never accepts at an approval gate unless every condition holds', () => {
    const attempts = fc.record({
      gate: fc.constantFrom('qa' as const, 'deploy' as const),
      choice: fc.constantFrom('approve', 'reject', 'continue'),
      by: fc.record({ id: fc.constantFrom('a', 'b'), roles: fc.subarray(['dev', 'qa', 'ops', 'admin']) }),
      requester: fc.constantFrom('a', 'b'),
      subject: fc.constantFrom('', 'd1', 'd2'),
      shown: fc.constantFrom('', 'd1', 'd2'),
      gateStatus: fc.constantFrom('closed' as const, 'open' as const, 'decided' as const, 'expired' as const),
      runStatus: fc.constantFrom(...runStatuses),
    });
    const ended = ['completed', 'cancelled', 'failed', 'crashed'];
    fc.assert(
      fc.property(attempts, (drawn) => {
        const entitled = drawn.by.roles.includes(drawn.gate === 'qa' ? 'qa' : 'ops') && drawn.by.id !== drawn.requester;
        const timely = drawn.gateStatus === 'open' && !ended.includes(drawn.runStatus);
        const sound = drawn.subject !== '' && drawn.subject === drawn.shown && drawn.choice !== 'continue';
        expect(authorise(drawn).kind).toBe(entitled && timely && sound ? 'accepted' : 'refused');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('gateRules', () => {
  it('separate duties wherever something is approved', () => {
    const approving = Object.values(gateRules).filter(({ choices }) => choices.includes('approve'));
    expect(approving).toHaveLength(2);
    expect(approving.every(({ separatesDuties }) => separatesDuties)).toBe(true);
  });
});
