import { parseArtifactUri } from '../domain/ids';
import type { RunView } from '../contracts/api';
import type { QaReport } from '../schemas/generated/types.generated';
import type { ApiClient } from './api-client';
import { holderOf, readUsers } from './identities';
import { diffStat, type FileStat } from './render/diff-stat';
import { getDiff } from './run-api';
import type { Session } from './session';

/** What a person sees before deciding at a gate. */
export interface DecisionCard {
  readonly run: RunView;
  readonly gate: string;
  /** Role whose members decide. */
  readonly of: string | undefined;
  /** Local user who may decide, when this machine knows one. */
  readonly decider: string | undefined;
  readonly subject: string;
  readonly report: QaReport | undefined;
  readonly files: readonly FileStat[];
}

/** Undefined when the run does not wait at a gate for approve or reject. */
export async function readDecisionCard(
  session: Session,
  api: ApiClient,
  run: RunView,
): Promise<DecisionCard | undefined> {
  const { waitingFor } = run;
  if (waitingFor?.kind !== 'gate' || waitingFor.subject === undefined) return undefined;
  const [report, files] = await Promise.all([readReport(api, run), readFiles(api, run)]);
  return {
    run,
    gate: waitingFor.gate ?? 'qa',
    of: waitingFor.of,
    decider: deciderOf(session, run),
    subject: waitingFor.subject,
    report,
    files,
  };
}

/** The local user who holds the role of the gate and did not ask for the run. */
export function deciderOf(session: Session, run: RunView, role = run.waitingFor?.of): string | undefined {
  if (role === undefined) return undefined;
  const voters = (run.votes?.approvals ?? []).flatMap(({ by, onBehalfOf }) => [by, onBehalfOf ?? by]);
  const users = readUsers(session.data).filter(({ user }) => !voters.includes(user));
  return holderOf(users, role, run.tenant, run.requester)?.user;
}

export async function getArtifact(api: ApiClient, uri: string): Promise<Uint8Array | undefined> {
  const parts = parseArtifactUri(uri);
  if (parts === undefined) return undefined;
  return api.bytes(`/v1/artifacts/${parts.tenant}/${parts.sha256}`, 'application/json');
}

/** The report is shown, not trusted: the decision binds the digest, which the API checks. */
async function readReport(api: ApiClient, run: RunView): Promise<QaReport | undefined> {
  const uri = run.links.qa_report;
  const content = uri === undefined ? undefined : await getArtifact(api, uri);
  return content === undefined ? undefined : (JSON.parse(new TextDecoder().decode(content)) as QaReport);
}

async function readFiles(api: ApiClient, run: RunView): Promise<readonly FileStat[]> {
  return run.commit === null ? [] : diffStat(await getDiff(api, run.runId));
}
