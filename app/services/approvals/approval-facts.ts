import { parseDiff } from '../../../domain/diff';
import type { ApprovalFacts, ReportFigures } from '../../../domain/approval-card';
import type { Ports } from '../../../ports';
import type { GateRecord, RunRecord } from '../../../ports/run-index';
import { validate } from '../../../schemas/validate';
import { currentTerms } from '../gate-standing';
import { baseOfRun } from './base-of-run';

export type FactPorts = Pick<Ports, 'artifacts' | 'code' | 'ledger' | 'projects' | 'runs'>;

export type GatherFacts = (run: RunRecord, gate: GateRecord, links?: ApprovalFacts['links']) => Promise<ApprovalFacts>;

/**
 * Everything that is shown of a gate, looked up at the moment of showing. What cannot be read (a diff of a host that is away)
 * is left out: the decision binds the digest, not what a card could show.
 */
export function createGatherFacts(ports: FactPorts): GatherFacts {
  return async function gatherFacts(run, gate, links = {}) {
    const terms = currentTerms(gate, run);
    const [decision, votes, totals, report, change] = await Promise.all([
      ports.runs.getDecision(gate.runId, gate.gateId),
      ports.runs.listVotes(gate.runId, gate.gateId),
      ports.ledger.totals({ runId: run.runId }),
      readReport(ports, run).catch(() => undefined),
      readChange(ports, run).catch(() => undefined),
    ]);
    const pullRequest = run.pullRequest?.url;
    return {
      tenant: run.tenant,
      project: run.project,
      runId: run.runId,
      gateId: gate.gateId,
      gate: gate.gate,
      title: run.title,
      requester: run.requester,
      subject: gate.subject,
      standing: gate.status,
      choices: gate.choices,
      checklist: terms?.checklist ?? [],
      approvers: terms ? [...terms.roles, ...terms.groups] : [gate.gate],
      deadline: gate.deadline,
      rounds: run.rounds,
      costUsd: totals.costMicroUsd / 1_000_000,
      ...(run.risk ? { risk: { class: run.risk.class, reasons: run.risk.reasons } } : {}),
      ...(report ? { report } : {}),
      ...(change ? { change } : {}),
      ...(terms && terms.quorum > 1 ? { approvals: { have: votes.length, need: terms.quorum } } : {}),
      ...(decision ? { decision } : {}),
      links: { ...(pullRequest === undefined ? {} : { pullRequest }), ...links },
    };
  };
}

async function readReport(ports: FactPorts, run: RunRecord): Promise<ReportFigures | undefined> {
  const uri = run.links.qa_report;
  if (uri === undefined) return undefined;
  const content = await ports.artifacts.get(uri);
  const read = validate('qa_report', JSON.parse(Buffer.from(content).toString('utf8')));
  if (!read.ok) return undefined;
  const report = read.value;
  const measured = !(report.checks ?? []).some(({ name, outcome }) => name === 'coverage' && outcome === 'skipped');
  return {
    status: report.status,
    criticalPaths: report.critical_path_pass_rate,
    ...(measured ? { coverage: report.coverage_on_new_code } : {}),
    blockers: report.blocker_bugs_open,
    staticAnalysis: report.sast_check_passed,
    dependencies: report.sca_check_passed,
    ...(report.summary === undefined ? {} : { summary: report.summary }),
  };
}

async function readChange(ports: FactPorts, run: RunRecord): Promise<ApprovalFacts['change']> {
  const project = await ports.projects.getProject(run.tenant, run.project);
  if (run.commit === null || !project) return undefined;
  const base = (await baseOfRun(ports, run)) ?? (await ports.code.head(project.repository, project.defaultBranch));
  if (base === undefined) return undefined;
  const files = parseDiff(await ports.code.diff(project.repository, base, run.commit));
  return { files: files.map(({ path, added, removed }) => ({ path, added: added.length, removed: removed.length })) };
}
