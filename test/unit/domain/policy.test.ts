import { alwaysRestrictedPaths, defaultRunPolicy, resolvePolicy } from '../../../domain/policy';

describe('resolvePolicy', () => {
  it('is the default policy for a project that says nothing', () => {
    expect(resolvePolicy()).toEqual(defaultRunPolicy);
    expect(defaultRunPolicy).toMatchObject({
      deploymentApproval: 'person',
      coverageMin: 70,
      maxRounds: 3,
      maxCodingAttempts: 3,
      runLimitUsd: 5,
      merge: 'pr',
      allowDirectPush: false,
    });
  });

  it("takes the project's values", () => {
    const policy = resolvePolicy({
      policy: { coverageMin: 80, deploymentApproval: 'policy' },
      paths: { allowed: ['src/'] },
    });
    expect(policy).toEqual({
      ...defaultRunPolicy,
      coverageMin: 80,
      deploymentApproval: 'policy',
      autonomy: 'release',
      allowedPaths: ['src/'],
    });
  });

  it('never frees what is always restricted', () => {
    const policy = resolvePolicy({ paths: { restricted: ['infra/', '.stellwerk/'] } });
    expect(policy.restrictedPaths).toEqual([...alwaysRestrictedPaths, 'infra/']);
    expect(resolvePolicy({ paths: { restricted: [] } }).restrictedPaths).toEqual(alwaysRestrictedPaths);
    expect(alwaysRestrictedPaths).toContain('.stellwerk/');
  });

  it('moves reminder and escalation before a shorter deadline', () => {
    expect(resolvePolicy({ policy: { gateDeadlineHours: 8 } })).toMatchObject({
      gateReminderHours: 2,
      gateEscalationHours: 6,
    });
    expect(resolvePolicy({ policy: { gateReminderHours: 100 } })).toMatchObject({
      gateReminderHours: 100,
      gateEscalationHours: 100,
    });
  });

  it('tells all contradictions at once', () => {
    const act = () =>
      resolvePolicy({
        policy: { gateReminderHours: 10, gateEscalationHours: 5, gateDeadlineHours: 4, merge: 'direct_push' },
        paths: { allowed: [] },
      });
    expect(act).toThrow(
      expect.objectContaining({
        code: 'project_file_invalid',
        details: {
          problems: [
            expect.stringContaining('gateReminderHours is later'),
            expect.stringContaining('gateEscalationHours is later'),
            expect.stringContaining('allowDirectPush'),
            expect.stringContaining('paths.allowed'),
          ],
        },
      }),
    );
  });

  it('accepts a direct push only when it is allowed', () => {
    expect(resolvePolicy({ policy: { merge: 'direct_push', allowDirectPush: true } }).merge).toBe('direct_push');
  });
});
