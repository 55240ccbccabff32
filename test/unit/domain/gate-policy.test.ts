import { findAuthority } from '../../../domain/gates/authority';
import type { AuthorityFacts } from '../../../domain/gates/authority';
import { isAuthor } from '../../../domain/gates/same-person';
import { defaultGatePolicy, gateTerms, resolveGatePolicy } from '../../../domain/policy/gates';

describe('gate policy', () => {
  it('asks one person of the role, and two for the critical class at the quality gate', () => {
    expect(gateTerms(defaultGatePolicy, 'qa', 'R2')).toMatchObject({ roles: ['qa'], quorum: 1, deadlineHours: 336 });
    expect(gateTerms(defaultGatePolicy, 'qa', 'R3')).toMatchObject({ roles: ['qa'], quorum: 2 });
    expect(gateTerms(defaultGatePolicy, 'deploy', 'R3')).toMatchObject({ roles: ['ops'], quorum: 1 });
  });

  it("takes the project's terms, class by class", () => {
    const policy = resolveGatePolicy(
      { qa: { groups: ['release-board'], checklist: ['a11y'], byRisk: { R2: { quorum: 3, deadlineHours: 8 } } } },
      { reminderHours: 4 },
    );
    expect(gateTerms(policy, 'qa', 'R1')).toMatchObject({ groups: ['release-board'], quorum: 1, reminderHours: 4 });
    expect(gateTerms(policy, 'qa', 'R2')).toMatchObject({
      quorum: 3,
      deadlineHours: 8,
      reminderHours: 2,
      escalationHours: 6,
    });
    expect(gateTerms(policy, 'qa', 'R3')).toMatchObject({ quorum: 2, checklist: ['a11y'] });
  });

  it('refuses terms that nobody could meet', () => {
    expect(() => resolveGatePolicy({ qa: { roles: [] } })).toThrow(/neither roles nor groups/);
    expect(() => resolveGatePolicy({ deploy: { escalationHours: 500 } })).toThrow(/escalationHours is later/);
  });
});

describe('findAuthority', () => {
  const facts: AuthorityFacts = {
    gate: 'qa',
    by: { id: 'qa', roles: ['qa'] },
    approvers: { roles: ['qa'], groups: ['board'] },
    separatesDuties: true,
    requester: 'dev',
    pushers: [],
    standsInFor: [],
    allowDelegation: true,
  };
  const qa = { id: 'qa', roles: ['qa'] };
  const stranger = { id: 'eve', roles: [] };

  it.each<[string, Partial<AuthorityFacts>, string]>([
    ['a member of the role', {}, 'granted'],
    ['a member of the group', { by: { id: 'g', roles: [], groups: ['board'] } }, 'granted'],
    ['nobody', { by: stranger }, 'role_required'],
    ['the requester', { requester: 'qa' }, 'requester_cannot_decide'],
    ['whoever pushed', { pushers: ['qa'] }, 'pusher_cannot_decide'],
    ['a stand-in', { by: stranger, standsInFor: [{ person: qa, roles: [] }] }, 'granted for qa'],
    ['a stand-in with another role', { by: stranger, standsInFor: [{ person: qa, roles: ['ops'] }] }, 'role_required'],
    [
      'a stand-in where none count',
      { by: stranger, standsInFor: [{ person: qa, roles: [] }], allowDelegation: false },
      'role_required',
    ],
    [
      'a stand-in of the requester',
      { by: stranger, requester: 'qa', standsInFor: [{ person: qa, roles: [] }] },
      'delegate_cannot_decide',
    ],
    [
      'a stand-in of a pusher',
      { by: stranger, pushers: ['qa'], standsInFor: [{ person: qa, roles: [] }] },
      'delegate_cannot_decide',
    ],
    [
      'a member who stands in for the requester',
      { standsInFor: [{ person: { id: 'dev', roles: ['dev'] }, roles: [] }] },
      'delegate_cannot_decide',
    ],
  ])('%s', (_, change, answer) => {
    const found = findAuthority({ ...facts, ...change });
    const granted = found.kind === 'granted' && found.onBehalfOf ? `granted for ${found.onBehalfOf}` : found.kind;
    expect(found.kind === 'refused' ? found.code : granted).toBe(answer);
  });
});

describe('isAuthor', () => {
  const person = { user: 'anna', displayName: 'Anna Ahlberg', email: 'a.ahlberg@example.org' };
  it.each([
    [{ name: 'x', email: 'A.Ahlberg@example.org' }, true],
    [{ name: 'anna  ahlberg', email: 'x@y' }, true],
    [{ name: 'x', email: 'anna@laptop' }, true],
    [{ name: 'Stellwerk', email: 'stellwerk@localhost' }, false],
    [{ name: '', email: '' }, false],
  ])('%j: %s', (author, same) => {
    expect(isAuthor(author, person)).toBe(same);
    expect(isAuthor(author, { user: 'bo', displayName: '' })).toBe(false);
  });
});
