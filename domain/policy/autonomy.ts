import { autonomyOf, capAutonomy } from '../autonomy';
import type { AutonomyMode } from '../autonomy';
import type { RunPolicy } from '../policy';

type Deployment = Pick<RunPolicy, 'deploymentApproval' | 'autonomy'>;

/**
 * Who opens the compliance gate and how far agents go are two words for one thing, so naming one settles the other: a
 * project that lets its policy open the gate works in `release`, and the other way round. With both, the stricter counts.
 */
export function resolveAutonomy(given: {
  readonly autonomy?: AutonomyMode | undefined;
  readonly deploymentApproval?: RunPolicy['deploymentApproval'] | undefined;
}): Deployment {
  const autonomy = given.autonomy ?? (given.deploymentApproval === 'policy' ? 'release' : 'stabilise');
  return { autonomy, deploymentApproval: given.deploymentApproval ?? (autonomy === 'release' ? 'policy' : 'person') };
}

/** The policy under the tenant's cap. A mode that may not repair by itself has one coding session, then a person decides. */
export function underAutonomy(policy: RunPolicy, cap?: AutonomyMode): RunPolicy {
  const autonomy = capAutonomy(policy.autonomy, cap);
  const repairs = autonomyOf(autonomy, 'R1', 'stabilise') === 'automatic';
  return { ...policy, autonomy, ...(repairs ? {} : { maxCodingAttempts: 1 }) };
}
