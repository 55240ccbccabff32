import { createCommitChange } from '../../../activities/commit-change';
import { createDecideByPolicy } from '../../../activities/decide-by-policy';
import type { DecisionRequest } from '../../../contracts/stages';
import type { CodeHost, CommitRequest } from '../../../ports/code-host';
import { validDocuments } from '../schemas/documents';
import { at, createActivityWorld } from './activity-world';
import type { ActivityWorld } from './activity-world';

let world: ActivityWorld;
beforeEach(async () => {
  world = await createActivityWorld();
});
afterEach(() => world.close());

describe('commitChange', () => {
  async function commit(paths: readonly string[], allowed: readonly string[] = ['src/**', 'test/**', '.stellwerk/**']) {
    const commits: CommitRequest[] = [];
    const code = {
      commit: async (request: CommitRequest) => {
        commits.push(request);
        return { kind: 'committed', commit: 'c'.repeat(40) };
      },
    } as unknown as CodeHost;
    const content = await world.json('file', 'text');
    const task = validDocuments.code_gen_spec.task_context;
    const scope = { allowed_files: [...allowed], restricted_files: ['src/secret/'] };
    const answer = await createCommitChange({ ...world.ports, code })({
      ...{ runId: world.run.runId, tenant: 'acme', operationKey: `${world.run.runId}/code.1/commit.1`, run: world.run },
      ...{ visit: 1, expectedHead: 'b'.repeat(40) },
      workspace: await world.json('workspace', Object.fromEntries(paths.map((path) => [path, content]))),
      spec: await world.document('code_gen_spec', { task_context: { ...task, scope } }),
      summary: await world.json('agent_output', { summary: 'Adds it.' }),
    });
    return { answer, commits };
  }

  it('commits what spec and policy allow, and audits it', async () => {
    const { answer, commits } = await commit(['src/b.js', 'src/a.js']);

    expect(answer).toEqual({ kind: 'committed', commit: 'c'.repeat(40), files: ['src/a.js', 'src/b.js'] });
    expect(commits).toMatchObject([{ branch: 'stellwerk/42-1', message: 'Add a discount\n\nAdds it.' }]);
    expect(await world.ports.audit.list('acme', {})).toMatchObject([{ kind: 'effect', actor: 'coder' }]);
  });

  it.each([
    ['outside the spec', 'README.md'],
    ['restricted by the spec', 'src/secret/key.js'],
    ['outside the policy, though the spec allows it', '.stellwerk/project.yml'],
    ['above the repository', '../outside.js'],
    ['above the repository, in between', 'src/../../outside.js'],
    ['absolute', '/etc/passwd'],
    ["git's own", '.git/hooks/pre-commit'],
  ])('commits nothing at all when one path is %s', async (_what, path) => {
    const { answer, commits } = await commit(['src/a.js', path]);

    expect(answer).toMatchObject({ kind: 'refused', code: 'path_violation' });
    expect(answer).toHaveProperty('reason', expect.stringContaining(path));
    expect(commits).toEqual([]);
    expect(await world.ports.audit.list('acme', {})).toEqual([]);
  });
});

describe('decideByPolicy', () => {
  it('writes its decision once, audited, and answers it again when repeated', async () => {
    const subjectUri = await world.document('qa_report');
    const { runId } = world.run;
    const request: DecisionRequest = {
      ...{ runId, tenant: 'acme', requester: 'dev', subject: 'a'.repeat(64), subjectUri, title: 'Add a discount' },
      ...{ visit: 1, reminderHours: 24, deadlineHours: 336 },
      gate: 'deploy',
      status: 'waiting_for_confirmation',
    };
    const decide = createDecideByPolicy(world.ports);

    const first = await decide({ request, at, reason: 'deploymentApproval: policy' });
    const later = '2030-01-01T09:00:00.000Z';

    expect(await decide({ request, at: later, reason: 'deploymentApproval: policy' })).toEqual(first);
    expect(first.decision).toMatchObject({ gateId: 'deploy.1', choice: 'approve', by: 'policy', at });
    expect(await world.ports.runs.getDecision(runId, 'deploy.1')).toEqual(first.decision);
    expect(await world.ports.audit.list('acme', {})).toMatchObject([{ kind: 'decision', actor: 'policy' }]);
  });
});
