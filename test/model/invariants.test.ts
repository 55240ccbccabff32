import type { AuditRecord } from '../../ports/audit-log';
import { lifecycleProblems } from './invariants';

type Moved = readonly [transition: string, from: string, to: string];

function trail(...moves: readonly Moved[]): readonly AuditRecord[] {
  return moves.map(([transition, from, to], index) => ({
    ...{ tenant: 'acme', key: `k${index}`, kind: 'transition', actor: 'stellwerk', at: '', hash: '', previousHash: '' },
    ...{ sequence: index + 1, data: { transition, from, to, sequence: index + 1 } },
  }));
}

const upToTheGate: readonly Moved[] = [
  ['T1', 'PLANNING', 'CODING'],
  ['T2', 'CODING', 'TESTING'],
  ['T3', 'TESTING', 'AWAITING_QA_APPROVAL'],
];
const t4: Moved = ['T4', 'AWAITING_QA_APPROVAL', 'DEPLOYMENT'];
const t5: Moved = ['T5', 'DEPLOYMENT', 'PRODUCTION'];

describe('what the model finds wrong with an audit trail', () => {
  it('is nothing about a run as it should be', () => {
    expect(lifecycleProblems(trail(...upToTheGate, t4, t5), 'PRODUCTION')).toEqual([]);
  });

  it.each<[string, readonly Moved[], string, string]>([
    [
      'another way into DEPLOYMENT',
      [...upToTheGate, ['T2', 'AWAITING_QA_APPROVAL', 'DEPLOYMENT']],
      'DEPLOYMENT',
      'DEPLOYMENT was reached by T2',
    ],
    [
      'another way into PRODUCTION',
      [...upToTheGate, t4, ['T4', 'DEPLOYMENT', 'PRODUCTION']],
      'PRODUCTION',
      'PRODUCTION was reached by T4',
    ],
    [
      'a T5 without a T4',
      [...upToTheGate, ['T5', 'AWAITING_QA_APPROVAL', 'PRODUCTION']],
      'PRODUCTION',
      'T5 without a T4',
    ],
    [
      'an approval that a rejection has voided',
      [...upToTheGate, t4, ['L1', 'DEPLOYMENT', 'CODING'], ['T5', 'CODING', 'PRODUCTION']],
      'PRODUCTION',
      'T5 without a T4',
    ],
    [
      'a leap',
      [...upToTheGate.slice(0, 1), t4],
      'DEPLOYMENT',
      'T4 starts in AWAITING_QA_APPROVAL, the run was in CODING',
    ],
    ['a state the trail does not lead to', upToTheGate, 'PRODUCTION', 'the audit trail ends in AWAITING_QA_APPROVAL'],
    ['DEPLOYMENT in the index alone', [], 'DEPLOYMENT', 'in DEPLOYMENT without a T4'],
  ])('is %s', (_case, moves, state, problem) => {
    expect(lifecycleProblems(trail(...moves), state)).toContainEqual(expect.stringContaining(problem));
  });

  it('is a transition that is missing in the numbering', () => {
    expect(lifecycleProblems(trail(...upToTheGate).slice(1), 'AWAITING_QA_APPROVAL')).not.toEqual([]);
  });
});
