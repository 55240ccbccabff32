import { queueNames } from '../../contracts/names';
import type { Severity } from '../../domain/triage';
import type { Ports } from '../../ports';
import type { AdoAlertEvent } from './ado-pipeline-event';
import type { Intake } from './intake';
import { boundProjects } from './match-project';
import { redactReport } from './redact-report';
import { validate } from '../../schemas/validate';

/** Alerts of less than these are for the platform's own list. */
const severities: Readonly<Record<string, Severity>> = { critical: 'P1_Critical', high: 'P2_High', error: 'P2_High' };

/**
 * A new alert of Advanced Security becomes a bug report of the project, which triage judges like any other. Each alert is
 * counted once; changes of an alert and lesser ones only leave their record.
 */
export function createReportAlert(
  ports: Pick<Ports, 'artifacts' | 'bus' | 'clock' | 'projects'>,
): (tenant: string, event: AdoAlertEvent) => Promise<Intake> {
  return async function reportAlert(tenant, event) {
    const { alertId, organization, repository, teamProject } = event;
    const severity = severities[event.severity.toLowerCase()];
    if (!event.eventType.endsWith('alert-created-event') || severity === undefined) {
      return {
        outcome: 'ignored',
        reason: `alert ${alertId} is ${event.severity}, ${event.state}; nothing is done about it`,
      };
    }
    const [project] = await boundProjects(ports, tenant, organization, teamProject);
    if (!project) return { outcome: 'ignored', reason: `no project is bound to ${organization}/${teamProject ?? '?'}` };
    const where = `${organization}/${teamProject ?? '?'}/${repository ?? '?'}`;
    const checked = validate('bug_report', {
      $schema: 'https://schemas.stellwerk.dev/bug_report.v1.0.0.json',
      severity,
      category: 'Security',
      context: { environment: 'repository', service: project.project },
      reproducible: true,
      title: event.title.slice(0, 200),
      description: `Alert ${alertId} of Advanced Security in ${where}: ${event.title}`,
      source: 'monitor',
      reported_by: 'stellwerk',
      reported_at: ports.clock.now().toISOString(),
    });
    if (!checked.ok) return { outcome: 'rejected', reason: checked.problems.map(({ message }) => message).join('; ') };
    const { uri } = await ports.artifacts.put(tenant, 'bug_report', JSON.stringify(redactReport(checked.value)));
    const occurrence = `${organization}/alert/${alertId}`;
    const body = { tenant, project: project.project, bugReport: uri, occurrence };
    await ports.bus.send(queueNames.bugReports, { messageId: `${tenant}|${occurrence}`.slice(0, 128), body });
    return { outcome: 'done', reason: `alert ${alertId} was reported as a bug` };
  };
}
