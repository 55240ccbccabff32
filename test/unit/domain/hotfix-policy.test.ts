import { resolvePolicy } from '../../../domain/policy';
import { gateTerms } from '../../../domain/policy/gates';
import { shortenGates } from '../../../domain/policy/hotfix';

describe('shortenGates', () => {
  it('shortens the waits of every gate and drops nothing', () => {
    const policy = resolvePolicy({ policy: { coverageMin: 80 } });
    const hotfix = shortenGates(policy);

    expect(gateTerms(hotfix.gates, 'qa', 'R2')).toMatchObject({
      reminderHours: 1,
      escalationHours: 4,
      deadlineHours: 24,
    });
    expect(gateTerms(hotfix.gates, 'qa', 'R3')).toMatchObject({ quorum: 2, roles: ['qa'] });
    expect(hotfix).toMatchObject({ coverageMin: 80, deploymentApproval: policy.deploymentApproval });
  });

  it('never lengthens a wait, and refuses hours that contradict each other', () => {
    const short = resolvePolicy({ policy: { gateDeadlineHours: 2 } });
    expect(gateTerms(shortenGates(short).gates, 'deploy', 'R1').deadlineHours).toBe(2);
    expect(() => resolvePolicy({ policy: { hotfix: { gateReminderHours: 30 } } })).toThrow('policy.hotfix');
  });
});
