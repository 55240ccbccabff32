import type { ChangeWindow, Freeze } from '../release/change-window';
import { changeWindowProblems } from '../release/change-window';

/** One step of a rollout: the candidate gets this share of the traffic and is watched for a while before the next one. */
export interface RolloutStep {
  /** Share of the traffic in percent, 1 to 100; grows from step to step, and the last one is 100. */
  readonly weightPercent: number;
  /** Seconds at this share before it is judged; 0 = not judged, the next step (or the soak) follows at once. */
  readonly intervalSeconds: number;
  /** Failed requests in percent that this step bears; absent = `policy.errorRateLimitPercent`. */
  readonly errorRateLimitPercent?: number;
}

/** When and how an approved change is delivered, and what makes it go back. */
export interface ReleasePolicy {
  /** Deployments begin only inside one of these; none = at any time. */
  readonly changeWindows: readonly ChangeWindow[];
  /** Times in which nothing is deployed. */
  readonly freezes: readonly Freeze[];
  /** Whether a hotfix may pass a freeze, with the approval of one more person. */
  readonly freezeAllowsHotfix: boolean;
  readonly rollout: readonly RolloutStep[];
  /** How much slower than the live version, measured at the same time, the candidate may be, in percent of its p95. */
  readonly maxP95IncreasePercent: number;
  /** Increases of the p95 below this many milliseconds are noise and never a breach. */
  readonly p95IncreaseFloorMs: number;
  /** How many percentage points more of its requests than the live version's may fail. */
  readonly maxErrorRateIncrease: number;
  /** Highest share of a processor or of the memory that the version may use, in percent. */
  readonly saturationLimitPercent: number;
  /** Requests a sample needs to count as data. */
  readonly minRequests: number;
  /** How often an inconclusive watch is prolonged before a person is asked. */
  readonly maxHolds: number;
  readonly supplyChain: SupplyChainPolicy;
  /** Approvals that the platform's environment asks for: decided there (`left`), entered by Stellwerk (`mirrored`), as the host is set (`host`). */
  readonly platformApprovals: 'host' | 'left' | 'mirrored';
}

/** What an artefact must prove before it is deployed. */
export interface SupplyChainPolicy {
  /** `auto`: demanded of every bundle that was made by a version that signs (schema 1.1.0 and later). */
  readonly signature: 'required' | 'auto' | 'off';
  readonly sbom: 'required' | 'auto' | 'off';
  /** Highest CVSS base score of a known vulnerability that may be deployed, 0 to 10. */
  readonly cvssMax: number;
  /** SPDX identifiers that no new component may have. */
  readonly licencesDenied: readonly string[];
}

export const defaultReleasePolicy: ReleasePolicy = {
  changeWindows: [],
  freezes: [],
  freezeAllowsHotfix: false,
  rollout: [{ weightPercent: 100, intervalSeconds: 0 }],
  maxP95IncreasePercent: 100,
  p95IncreaseFloorMs: 50,
  maxErrorRateIncrease: 1,
  saturationLimitPercent: 90,
  minRequests: 1,
  maxHolds: 2,
  supplyChain: { signature: 'auto', sbom: 'auto', cvssMax: 6.9, licencesDenied: [] },
  platformApprovals: 'host',
};

export type ReleaseOverrides = Partial<Omit<ReleasePolicy, 'supplyChain'>> & {
  readonly supplyChain?: Partial<SupplyChainPolicy>;
};

/** Defaults, then the project's values. Also for snapshots of runs that began before there was such a policy. */
export function resolveReleasePolicy(given: ReleaseOverrides = {}): ReleasePolicy {
  return {
    ...defaultReleasePolicy,
    ...given,
    supplyChain: { ...defaultReleasePolicy.supplyChain, ...given.supplyChain },
  };
}

/** What in the policy contradicts itself, for the author of the project file. */
export function releaseProblems({ rollout, changeWindows, freezes }: ReleasePolicy): readonly string[] {
  const weights = rollout.map(({ weightPercent }) => weightPercent);
  const grows = weights.every((weight, index) => index === 0 || weight > (weights[index - 1] ?? 0));
  return [
    ...(weights.at(-1) === 100 ? [] : ['policy.release.rollout must end with weightPercent 100']),
    ...(grows ? [] : ['policy.release.rollout must give more weight with every step']),
    ...changeWindowProblems(changeWindows, freezes),
  ];
}
