import { BuildResult } from '../vendor-values';
import type { Build } from 'azure-devops-node-api/interfaces/BuildInterfaces';

export interface LiveVersion {
  readonly deployId: string;
  readonly version: string;
}

/** One step of a deployment is one run; its name tells which. */
export type DeployAction = 'candidate' | 'shift' | 'promote' | 'rollBack' | 'complete';

export function runName(deployId: string, action: DeployAction, weight?: number): string {
  return `${deployId}.${action.toLowerCase()}${weight === undefined ? '' : `-${weight}`}`;
}

/** Versions that have or keep the traffic's place, the live one last; read from the runs, which are all the state there is. */
export function liveVersions(builds: readonly Build[], prefix: string): readonly LiveVersion[] {
  const done = builds
    .filter(({ result, buildNumber = '' }) => result === BuildResult.Succeeded && buildNumber.startsWith(prefix))
    .sort((one, other) => (one.id ?? 0) - (other.id ?? 0));
  return done.reduce<readonly LiveVersion[]>((stack, { buildNumber = '', sourceVersion = '' }) => {
    const at = buildNumber.lastIndexOf('.');
    const deployId = buildNumber.slice(0, at);
    const action = buildNumber.slice(at + 1);
    if (action === 'promote') return [...stack, { deployId, version: sourceVersion }];
    if (action === 'rollback') return stack.filter((each) => each.deployId !== deployId);
    if (action !== 'complete') return stack;
    const own = stack.findIndex((each) => each.deployId === deployId);
    return stack.filter((_each, index) => index >= own);
  }, []);
}
