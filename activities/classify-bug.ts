import type { TriagerOutput } from '../agents/outputs';
import type { RecordContracts } from '../contracts/activities';
import { AppError } from '../domain/errors';
import { decide } from '../domain/lifecycle';
import { bugCategories, severities, triage, triagePolicyVersion } from '../domain/triage';
import type { TriageInput } from '../domain/triage';
import type { Ports } from '../ports';
import type { BugRecord } from '../ports/bug-index';
import { loadDocument, loadJson } from './documents';

type Contract = RecordContracts['classifyBug'];

/**
 * The verdict on a bug: rules first, the agent's view can only raise it, a person's word stands above both. Takes the report in
 * through T6, and keeps verdict, reason and policy version with the bug.
 */
export function createClassifyBug(ports: Pick<Ports, 'artifacts' | 'audit' | 'bugs' | 'clock'>) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { tenant, project, bugReport, triageId, fingerprint, agentView, agentNote } = input;
    const report = await loadDocument(ports.artifacts, 'bug_report', bugReport);
    const moved = decide('EXTERNAL_EVENT', 'T6', { bugReport: { valid: true } });
    if (!moved.allowed) throw new AppError('transition_refused', moved.reason);
    const bug = await ports.bugs.findOpenBug(tenant, project, fingerprint);
    const view = agentView === undefined ? undefined : await loadJson<TriagerOutput>(ports.artifacts, agentView);
    const facts: TriageInput = {
      severity: report.severity,
      category: knownCategory(view) ?? report.category,
      piiImpact: report.context.PII_impact === true || view?.pii_impact === true,
      ...agentSeverity(view),
      ...personsWord(bug),
    };
    const { verdict, severity, reason } = triage(facts);
    const reproducible = report.reproducible || view?.reproducible === true;
    const rated = { severity, verdict, reason, piiImpact: facts.piiImpact, reproducible };
    if (bug) await ports.bugs.changeBug(bug.bugId, { ...rated, policyVersion: triagePolicyVersion });
    await ports.audit.append({
      tenant,
      key: `${triageId}/T6`,
      kind: 'transition',
      actor: 'stellwerk',
      data: {
        ...{ transition: 'T6', from: 'EXTERNAL_EVENT', to: moved.to, guard: { bugReport: { valid: true } } },
        ...{ bugReport, bug: bug?.bugId ?? triageId, occurrences: bug?.occurrences ?? 1, facts, ...rated },
        ...{ policyVersion: triagePolicyVersion, agent: view ? view.reason : (agentNote ?? 'not asked') },
      },
      at: ports.clock.now().toISOString(),
    });
    return { verdict, severity, reason };
  };
}

/** A severity that is none of ours says nothing. */
function agentSeverity(view: TriagerOutput | undefined): Pick<TriageInput, 'agentSeverity'> {
  const agent = severities.find((known) => known === view?.severity);
  return agent === undefined ? {} : { agentSeverity: agent };
}

/** The agent may see in a report what its author did not: security or lost data. Any other change of category says nothing. */
function knownCategory(view: TriagerOutput | undefined): TriageInput['category'] | undefined {
  const category = bugCategories.find((known) => known === view?.category);
  return category === 'Security' || category === 'DataLoss' ? category : undefined;
}

function personsWord(bug: BugRecord | undefined): Partial<TriageInput> {
  return {
    ...(bug?.personSeverity ? { personSeverity: bug.personSeverity } : {}),
    ...(bug?.wontFix ? { wontFix: { by: 'person', reason: bug.wontFix } } : {}),
  };
}
