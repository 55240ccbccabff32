import fc from 'fast-check';
import { bugCategories, classifySeverity, severities, triage } from '../../../domain/triage';
import type { TriageInput } from '../../../domain/triage';

function bug(changes: Partial<TriageInput> = {}): TriageInput {
  return { severity: 'P3_Medium', category: 'Functional', piiImpact: false, ...changes };
}

describe('triage', () => {
  it.each([
    ['P1_Critical', 'hotfix'],
    ['P2_High', 'regular_fix'],
    ['P3_Medium', 'regular_fix'],
    ['P4_Low', 'regular_fix'],
    ['P5_Cosmetic', 'regular_fix'],
  ] as const)('answers a %s with %s', (severity, verdict) => {
    expect(triage(bug({ severity }))).toMatchObject({ verdict, severity });
  });

  it.each<[string, Partial<TriageInput>, string]>([
    ['lost data', { category: 'DataLoss' }, 'P1_Critical'],
    ['a security bug that touches personal data', { category: 'Security', piiImpact: true }, 'P1_Critical'],
    ['a security bug', { category: 'Security' }, 'P2_High'],
    ['an effect on personal data', { piiImpact: true }, 'P2_High'],
    ['an agent that finds it worse', { agentSeverity: 'P2_High' }, 'P2_High'],
    ['an agent that finds it harmless', { agentSeverity: 'P5_Cosmetic' }, 'P3_Medium'],
    ['a person who finds it harmless', { category: 'DataLoss', personSeverity: 'P4_Low' }, 'P4_Low'],
  ])('weighs %s', (_, changes, severity) => {
    expect(triage(bug(changes)).severity).toBe(severity);
  });

  it('names the open bug a duplicate repeats, whatever its severity', () => {
    const outcome = triage(bug({ severity: 'P1_Critical', duplicateOf: 'acme.bug.x.1' }));
    expect(outcome).toMatchObject({ verdict: 'duplicate', duplicateOf: 'acme.bug.x.1' });
    expect(outcome.reason).toContain('acme.bug.x.1');
  });

  it('closes a critical bug only on the word of a person', () => {
    const critical = bug({ severity: 'P1_Critical' });
    expect(triage({ ...critical, wontFix: { by: 'rule', reason: 'known' } }).verdict).toBe('hotfix');
    expect(triage({ ...critical, wontFix: { by: 'person', reason: 'retired' } })).toMatchObject({
      verdict: 'wont_fix',
      reason: 'retired',
    });
    expect(triage(bug({ wontFix: { by: 'rule', reason: 'known' } })).verdict).toBe('wont_fix');
  });
});

describe('classifySeverity', () => {
  it('is never milder than reported, by rule or by agent', () => {
    const severity = fc.constantFrom(...severities);
    fc.assert(
      fc.property(
        severity,
        severity,
        fc.constantFrom(...bugCategories),
        fc.boolean(),
        (reported, agent, category, piiImpact) => {
          const classified = classifySeverity({
            severity: reported,
            agentSeverity: agent,
            category,
            piiImpact,
          }).severity;
          expect(severities.indexOf(classified)).toBeLessThanOrEqual(severities.indexOf(reported));
          expect(severities.indexOf(classified)).toBeLessThanOrEqual(severities.indexOf(agent));
        },
      ),
    );
  });
});
