import type { AgentSessionInput } from '../../contracts/stages';
import type { Ports } from '../../ports';
import { cellOf } from '../matrix';
import { truncate } from '../tools/limits';
import { earlierSession } from './earlier-session';
import { untrustedBlock } from './untrusted-block';
import { mandatorySkills } from './used-skills';

/** Most characters of one document in a prompt. */
const documentLimit = 60_000;

/** Parts of documents that are for machines. */
const omitted = new Set(['lcov', 'signature', 'sbom_delta']);

/** What the session starts from: facts of the run in our own words, then every document and note in a block of its own. */
export async function firstMessage(
  ports: Pick<Ports, 'artifacts' | 'turns' | 'work'>,
  session: AgentSessionInput,
  sessionId: string,
): Promise<string> {
  const origin = { sessionId, turn: 0 };
  const blocks: Promise<string>[] = [];
  if (session.role === 'planner') blocks.push(untrustedBlock(origin, 'ticket', await ticketText(ports, session)));
  for (const [name, uri] of Object.entries(session.inputs)) {
    blocks.push(untrustedBlock(origin, name, await documentText(ports, uri)));
  }
  for (const [name, note] of Object.entries(session.notes ?? {}))
    blocks.push(untrustedBlock(origin, name, truncate(note)));
  if (session.earlier !== undefined) {
    blocks.push(untrustedBlock(origin, 'earlier_session', await earlierSession(ports.turns, session.earlier)));
  }
  return [taskText(session), ...(await Promise.all(blocks))].join('\n\n');
}

function taskText({ role, run, stage, visit, session, commit, maxTurns, workspace }: AgentSessionInput): string {
  const cell = cellOf(role, stage, run.policy);
  const skills = mandatorySkills({ run, stage });
  return [
    `Project ${run.project}, work item ${run.workItem}, stage ${stage}, visit ${visit}, session ${session}.`,
    `The repository is shown at commit ${commit}. You have at most ${maxTurns} turns.`,
    `Paths the project allows: ${run.policy.allowedPaths.join(', ')}.`,
    `Paths the project restricts: ${run.policy.restrictedPaths.join(', ')}.`,
    `Your capabilities: you may read ${listed(cell.read)} (never files that hold secrets) and write ${listed(cell.write)}.`,
    ...(skills.length === 0
      ? []
      : [`Mandatory in this stage: call use_skill for ${skills.join(', ')} before your output, or it is refused.`]),
    ...(workspace === undefined ? [] : ['Edits of an earlier session are in place already; build on them.']),
  ].join('\n');
}

function listed(globs: readonly string[]): string {
  return globs.length === 0 ? 'nothing' : globs.join(', ');
}

async function ticketText(ports: Pick<Ports, 'work'>, { run }: AgentSessionInput): Promise<string> {
  const item = await ports.work.get(run.tenant, run.project, run.workItem);
  if (!item) return `Title: ${run.title}`;
  const criteria = item.acceptanceCriteria.map((criterion) => `- ${criterion}`);
  return truncate(
    [`Title: ${item.title}`, `Type: ${item.type}`, '', item.description, '', 'Acceptance criteria:', ...criteria].join(
      '\n',
    ),
    documentLimit,
  );
}

async function documentText(ports: Pick<Ports, 'artifacts'>, uri: string): Promise<string> {
  const text = new TextDecoder().decode(await ports.artifacts.get(uri));
  return truncate(prettyJson(text), documentLimit);
}

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (key, value: unknown) => (omitted.has(key) ? undefined : value), 2);
  } catch {
    return text;
  }
}
