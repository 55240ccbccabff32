import type { RecordContracts } from '../contracts/activities';
import type { Ports } from '../ports';
import { jointReportText } from './joint-report';
import { readPartFacts } from './part-views';

type Contract = RecordContracts['writeJointReport'];

export function createWriteJointReport(ports: Pick<Ports, 'artifacts' | 'parts' | 'runs'>) {
  return async ({ runId, tenant }: Contract['input']): Promise<Contract['output']> => {
    const text = jointReportText(runId, await readPartFacts(ports, runId));
    const { uri, sha256 } = await ports.artifacts.put(tenant, 'joint_report', text);
    return { report: uri, digest: sha256 };
  };
}
