import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { mapRepository } from './repository-map';

type Contract = RecordContracts['surveyRepository'];

/** What PLANNING starts from: dependency graph, architecture, interfaces and database of the run's base commit. */
export function createSurveyRepository(ports: Pick<Ports, 'artifacts' | 'code'>) {
  return async ({ run }: Contract['input']): Promise<Contract['output']> => {
    const { tenant, baseCommit: commit, commands } = run;
    return { map: await mapRepository(ports, { tenant, repository: run.repository.repository, commit, commands }) };
  };
}
