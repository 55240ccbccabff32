import type { RecordContracts } from '../contracts/activities';
import { queueNames } from '../contracts/names';
import type { Ports } from '../ports';
import { schemaId } from '../schemas/registry';
import { loadDocument, storeDocument } from './documents';

type Contract = RecordContracts['raiseRollbackBug'];

/** Loop L2: the receipt becomes a P1_Critical bug report on the bus. */
export function createRaiseRollbackBug(ports: Pick<Ports, 'artifacts' | 'bus' | 'clock'>) {
  return async ({ run, receipt, operationKey }: Contract['input']): Promise<Contract['output']> => {
    const evidence = await loadDocument(ports.artifacts, 'deploy_receipt', receipt);
    const reason = evidence.reason ?? 'no reason recorded';
    const report = {
      $schema: schemaId('bug_report'),
      severity: 'P1_Critical',
      category: 'Availability',
      context: {
        PII_impact: false,
        version: evidence.artifact_version_deployed,
        service: run.project,
        run_id: run.runId,
        ...(evidence.deploy_id ? { deploy_id: evidence.deploy_id } : {}),
        deploy_receipt: receipt,
      },
      reproducible: true,
      correlated_trace_id: evidence.correlated_trace_id ?? evidence.deploy_id ?? run.runId,
      title: `Rolled back: ${run.title}`.slice(0, 300),
      description: `The deployment of ${evidence.artifact_version_deployed} was rolled back: ${reason}`,
      fingerprint_sources: { component: run.project, error_type: 'rollback', message: reason },
      source: 'deployment',
      reported_by: 'stellwerk',
      ...(evidence.finished_at ? { reported_at: evidence.finished_at } : {}),
      evidence: [receipt],
    };
    const stored = await storeDocument(ports.artifacts, run, 'bug_report', report);
    await ports.bus.send(queueNames.bugReports, {
      messageId: operationKey,
      body: { tenant: run.tenant, project: run.project, bugReport: stored.uri },
    });
    return { bugReport: stored.uri };
  };
}
