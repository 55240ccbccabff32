import type { EffectContracts } from '../contracts/activities';
import type { Ports } from '../ports';

type Contract = EffectContracts['ensureBranch'];

/** Makes the run's branch at its base commit; a branch that is there already is taken as it stands. */
export function createEnsureBranch(ports: Pick<Ports, 'code'>) {
  return async ({ run }: Contract['input']): Promise<Contract['output']> => {
    const { head } = await ports.code.ensureBranch(run.repository.repository, run.branch, run.baseCommit);
    return { kind: 'ready', head };
  };
}
