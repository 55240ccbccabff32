import type { EffectContracts } from '../contracts/activities';
import type { FileChange } from '../ports/code-host';
import type { Ports } from '../ports';
import { checkPath } from '../domain/paths';
import { loadDocument, loadJson } from './documents';

type Contract = EffectContracts['commitChange'];

/** Path → artifact with the content, or null for a deletion. */
export type Workspace = Readonly<Record<string, string | null>>;

/**
 * Commits the session's workspace on the run's branch. Every path is checked once more against spec and policy: what the
 * tools let through by mistake still does not reach the repository.
 */
export function createCommitChange(ports: Pick<Ports, 'artifacts' | 'code' | 'runs' | 'audit' | 'clock'>) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { run, operationKey } = input;
    const spec = await loadDocument(ports.artifacts, 'code_gen_spec', input.spec);
    const workspace = await loadJson<Workspace>(ports.artifacts, input.workspace);
    const { allowed_files: allowed, restricted_files: restricted } = spec.task_context.scope;
    for (const path of Object.keys(workspace)) {
      const inSpec = checkPath(path, { allowed, restricted });
      const inPolicy = checkPath(path, { allowed: run.policy.allowedPaths, restricted: run.policy.restrictedPaths });
      const verdict = inSpec.kind === 'refused' ? inSpec : inPolicy;
      if (verdict.kind === 'refused') {
        return { kind: 'refused', code: 'path_violation', reason: `Nothing was committed: ${verdict.reason}` };
      }
    }
    const changes = await Promise.all(Object.entries(workspace).map((entry) => fileChange(ports, entry)));
    const result = await ports.code.commit({
      repository: run.repository.repository,
      branch: run.branch,
      expectedHead: input.expectedHead,
      message: await messageOf(ports, input),
      changes,
      operationKey,
    });
    if (result.kind !== 'committed') {
      return result;
    }
    const files = Object.keys(workspace).sort();
    const at = ports.clock.now().toISOString();
    await ports.audit.append({
      tenant: run.tenant,
      key: operationKey,
      kind: 'effect',
      runId: run.runId,
      actor: 'coder',
      data: { effect: 'commit', commit: result.commit, branch: run.branch, files },
      at,
    });
    await ports.runs.recordProgress(
      run.runId,
      operationKey,
      at,
      { commit: result.commit },
      {
        kind: 'commit',
        stage: 'code',
        text: `${result.commit.slice(0, 12)} on ${run.branch}: ${files.join(', ')}`,
      },
    );
    return { kind: 'committed', commit: result.commit, files };
  };
}

async function fileChange(ports: Pick<Ports, 'artifacts'>, [path, uri]: [string, string | null]): Promise<FileChange> {
  return { path, content: uri === null ? null : await ports.artifacts.get(uri) };
}

async function messageOf(ports: Pick<Ports, 'artifacts'>, { run, summary, visit }: Contract['input']): Promise<string> {
  const output = await loadJson<{ readonly summary?: string }>(ports.artifacts, summary);
  const subject = (visit === 1 ? run.title : `${run.title} (round ${visit})`).replace(/\s+/g, ' ').slice(0, 100);
  return `${subject}\n\n${output.summary ?? ''}`.trim();
}
