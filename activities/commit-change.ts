import { cellOf, refuseByMatrix } from '../agents/matrix';
import type { EffectContracts } from '../contracts/activities';
import { isAppError } from '../domain/errors';
import type { FileChange } from '../ports/code-host';
import type { Ports } from '../ports';
import { checkPath } from '../domain/paths';
import { loadDocument, loadJson } from './documents';
import { someOf } from './history-limits';
import { keepFiles } from './keep-files';
import { renderedPipeline } from './rendered-pipeline';

type Contract = EffectContracts['commitChange'];
type CommitPorts = Pick<Ports, 'artifacts' | 'code' | 'runs' | 'audit' | 'clock'>;

/** Path → artifact with the content, or null for a deletion. */
export type Workspace = Readonly<Record<string, string | null>>;

/**
 * Commits the session's workspace on the run's branch. The whole of it is scanned once more against capabilities, spec and
 * policy: what the tools let through by mistake, and what only the repository shows to be a link, still does not reach it
 * and is kept under `_untrusted/`.
 */
export function createCommitChange(ports: CommitPorts) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { run, operationKey } = input;
    const workspace = await loadJson<Workspace>(ports.artifacts, input.workspace);
    const outside = await scan(ports, input, workspace);
    if (outside.length > 0) return quarantine(ports, input, workspace, outside);
    const changes = await Promise.all(Object.entries(workspace).map((entry) => fileChange(ports, entry)));
    const message = await messageOf(ports, input);
    const { repository } = run.repository;
    const request = {
      repository,
      branch: run.branch,
      expectedHead: input.expectedHead,
      message,
      changes,
      operationKey,
    };
    const result = await ports.code.commit(request).catch((error: unknown) => {
      if (isAppError(error) && error.code === 'path_violation') return error;
      throw error;
    });
    if (result instanceof Error) return quarantine(ports, input, workspace, [result.message]);
    if (result.kind !== 'committed') return result;
    const files = Object.keys(workspace).sort();
    await tell(ports, input, result.commit, files);
    return { kind: 'committed', commit: result.commit, files: files.slice(0, mostFiles) };
  };
}

/** Named in the answer; the commit itself has all. */
const mostFiles = 50;

/** Why paths of the workspace may not be written; none = all may. */
async function scan(
  ports: CommitPorts,
  { run, spec: uri, expectedHead }: Contract['input'],
  workspace: Workspace,
): Promise<string[]> {
  const spec = await loadDocument(ports.artifacts, 'code_gen_spec', uri);
  const { allowed_files: allowed, restricted_files: restricted } = spec.task_context.scope;
  const policy = { allowed: run.policy.allowedPaths, restricted: run.policy.restrictedPaths };
  const cell = cellOf('coder', 'code', run.policy);
  const rendered = await renderedPipeline(ports, run, expectedHead, workspace);
  return Object.keys(workspace).flatMap((path) => {
    if (path === rendered) return [];
    const byMatrix = refuseByMatrix(path, 'coder', cell);
    if (byMatrix !== undefined) return [byMatrix];
    const verdicts = [checkPath(path, { allowed, restricted }), checkPath(path, policy)];
    return verdicts.flatMap((verdict) => (verdict.kind === 'refused' ? [verdict.reason] : [])).slice(0, 1);
  });
}

/** Nothing is committed; what was to be written is listed for people. */
async function quarantine(
  ports: CommitPorts,
  { run, operationKey }: Contract['input'],
  workspace: Workspace,
  problems: readonly string[],
): Promise<Contract['output']> {
  const files = Object.entries(workspace).map(([path, uri]) => ({ path, uri }));
  await keepFiles(ports, { runId: run.runId, stage: 'code' }, '_untrusted/code', operationKey, files);
  return { kind: 'refused', code: 'path_violation', reason: `Nothing was committed: ${someOf(problems)}` };
}

async function tell(
  ports: CommitPorts,
  { run, operationKey }: Contract['input'],
  commit: string,
  files: readonly string[],
): Promise<void> {
  const at = ports.clock.now().toISOString();
  const data = { effect: 'commit', commit, branch: run.branch, files };
  const record = { tenant: run.tenant, key: operationKey, kind: 'effect', runId: run.runId, actor: 'coder' } as const;
  await ports.audit.append({ ...record, data, at });
  const text = `${commit.slice(0, 12)} on ${run.branch}: ${files.join(', ')}`;
  const event = { kind: 'commit', stage: 'code', text, data: { commit } } as const;
  await ports.runs.recordProgress(run.runId, operationKey, at, { commit }, event);
}

async function fileChange(ports: Pick<Ports, 'artifacts'>, [path, uri]: [string, string | null]): Promise<FileChange> {
  return { path, content: uri === null ? null : await ports.artifacts.get(uri) };
}

async function messageOf(ports: Pick<Ports, 'artifacts'>, { run, summary, visit }: Contract['input']): Promise<string> {
  const output = await loadJson<{ readonly summary?: string }>(ports.artifacts, summary);
  const subject = (visit === 1 ? run.title : `${run.title} (round ${visit})`).replace(/\s+/g, ' ').slice(0, 100);
  return `${subject}\n\n${output.summary ?? ''}`.trim();
}
