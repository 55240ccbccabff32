import { autonomyActions, autonomyModes, autonomyOf, capAutonomy } from '../../../domain/autonomy';
import type { AutonomyAction, AutonomyMode } from '../../../domain/autonomy';
import { underAutonomy } from '../../../domain/policy/autonomy';
import { defaultRunPolicy, resolvePolicy } from '../../../domain/policy';
import { riskClasses } from '../../../domain/risk';

/** One letter per risk class, R0 to R3: automatic, gated, forbidden. */
const expected: Readonly<Record<AutonomyAction, Readonly<Record<AutonomyMode, string>>>> = {
  code: { suggest: 'gggg', develop: 'aaaa', stabilise: 'aaaa', coordinate: 'aaaa', release: 'aaaa' },
  stabilise: { suggest: 'ffff', develop: 'gggg', stabilise: 'aaag', coordinate: 'aaag', release: 'aaag' },
  deploy_approval: { suggest: 'ffff', develop: 'gggg', stabilise: 'gggg', coordinate: 'gggg', release: 'aagg' },
  merge: { suggest: 'ffff', develop: 'gggg', stabilise: 'gggg', coordinate: 'gggg', release: 'aagg' },
  multi_repo: { suggest: 'ffff', develop: 'ffff', stabilise: 'ffff', coordinate: 'aagg', release: 'aagg' },
};

describe('autonomy', () => {
  const cells = autonomyActions.flatMap((action) =>
    autonomyModes.flatMap((mode) =>
      riskClasses.map((risk, index) => [mode, risk, action, expected[action][mode][index]] as const),
    ),
  );

  it.each(cells)('in mode %s at %s: %s is %s', (mode, risk, action, letter) => {
    expect(autonomyOf(mode, risk, action).slice(0, 1)).toBe(letter);
  });

  it('does nothing critical without a person', () => {
    for (const mode of autonomyModes) {
      for (const action of ['deploy_approval', 'merge', 'multi_repo', 'stabilise'] as const) {
        expect(autonomyOf(mode, 'R3', action)).not.toBe('automatic');
      }
    }
  });

  it('is held down by a cap and never lifted by one', () => {
    expect(capAutonomy('release', 'develop')).toBe('develop');
    expect(capAutonomy('suggest', 'release')).toBe('suggest');
    expect(capAutonomy('coordinate', undefined)).toBe('coordinate');
  });

  it('follows who opens the compliance gate, and the other way round', () => {
    expect(resolvePolicy({ policy: { deploymentApproval: 'policy' } }).autonomy).toBe('release');
    expect(resolvePolicy({ autonomy: 'release' }).deploymentApproval).toBe('policy');
    expect(resolvePolicy({ autonomy: 'release', policy: { deploymentApproval: 'person' } })).toMatchObject({
      autonomy: 'release',
      deploymentApproval: 'person',
    });
    expect(resolvePolicy({ autonomy: 'develop', policy: { deploymentApproval: 'policy' } }).autonomy).toBe('develop');
  });

  it('has one coding session where repairs are a matter of people', () => {
    expect(resolvePolicy({ autonomy: 'develop' }).maxCodingAttempts).toBe(1);
    expect(underAutonomy({ ...defaultRunPolicy, autonomy: 'release' }, 'suggest')).toMatchObject({
      autonomy: 'suggest',
      maxCodingAttempts: 1,
    });
    expect(resolvePolicy({ autonomy: 'stabilise' }).maxCodingAttempts).toBe(defaultRunPolicy.maxCodingAttempts);
  });
});
