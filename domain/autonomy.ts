import { riskClasses } from './risk';
import type { RiskClass } from './risk';

/** From the most careful to the freest; each one may do what those before it may. */
export const autonomyModes = ['suggest', 'develop', 'stabilise', 'coordinate', 'release'] as const;
export type AutonomyMode = (typeof autonomyModes)[number];

export const autonomyActions = ['code', 'stabilise', 'deploy_approval', 'merge', 'multi_repo'] as const;
export type AutonomyAction = (typeof autonomyActions)[number];

/** `gated` = a person decides each time; `forbidden` = this mode does not do it at all. */
export type Autonomy = 'automatic' | 'gated' | 'forbidden';

type PerRisk = readonly [r0: Autonomy, r1: Autonomy, r2: Autonomy, r3: Autonomy];

const automatic: PerRisk = ['automatic', 'automatic', 'automatic', 'automatic'];
const gated: PerRisk = ['gated', 'gated', 'gated', 'gated'];
const forbidden: PerRisk = ['forbidden', 'forbidden', 'forbidden', 'forbidden'];
const unlessCritical: PerRisk = ['automatic', 'automatic', 'automatic', 'gated'];
const lowRiskOnly: PerRisk = ['automatic', 'automatic', 'gated', 'gated'];

const table: Readonly<Record<AutonomyMode, Readonly<Record<AutonomyAction, PerRisk>>>> = {
  suggest: {
    code: gated,
    stabilise: forbidden,
    deploy_approval: forbidden,
    merge: forbidden,
    multi_repo: forbidden,
  },
  develop: {
    code: automatic,
    stabilise: gated,
    deploy_approval: gated,
    merge: gated,
    multi_repo: forbidden,
  },
  stabilise: {
    code: automatic,
    stabilise: unlessCritical,
    deploy_approval: gated,
    merge: gated,
    multi_repo: forbidden,
  },
  coordinate: {
    code: automatic,
    stabilise: unlessCritical,
    deploy_approval: gated,
    merge: gated,
    multi_repo: lowRiskOnly,
  },
  release: {
    code: automatic,
    stabilise: unlessCritical,
    deploy_approval: lowRiskOnly,
    merge: lowRiskOnly,
    multi_repo: lowRiskOnly,
  },
};

/**
 * What a run of this mode and risk may do by itself. A plan changes nothing and is made in every mode; a mode that codes opens
 * its pull request; the approval of quality is a person's in every mode: none of these is asked here.
 */
export function autonomyOf(mode: AutonomyMode, risk: RiskClass, action: AutonomyAction): Autonomy {
  return table[mode][action][riskClasses.indexOf(risk)] ?? 'forbidden';
}

export function isAutonomyMode(value: unknown): value is AutonomyMode {
  return autonomyModes.some((known) => known === value);
}

/** The mode, held down to the cap; no cap = the mode itself. */
export function capAutonomy(mode: AutonomyMode, cap: AutonomyMode | undefined): AutonomyMode {
  if (cap === undefined) return mode;
  return autonomyModes.indexOf(mode) <= autonomyModes.indexOf(cap) ? mode : cap;
}
