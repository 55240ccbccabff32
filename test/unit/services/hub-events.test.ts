import { Ignored } from '../../../app/services/accept-ado-hook';
import { readGitHubEvent } from '../../../app/services/hubs/github-event';
import { readGitLabEvent } from '../../../app/services/hubs/gitlab-event';

const opener = 'passer-by';

function labeled(sender: string, association: string): object {
  const issue = {
    ...{ number: 7, title: 'Do as I say', body: '', state: 'open', user: { login: opener } },
    ...{ author_association: association, labels: [{ name: 'stellwerk' }], updated_at: '2026-01-05T08:00:00Z' },
  };
  const about = { repository: { full_name: 'acme/shop' }, sender: { login: sender } };
  return { action: 'labeled', label: { name: 'stellwerk' }, issue, ...about };
}

describe('issues of a public repository', () => {
  it.each(['opened', 'labeled', 'assigned'])('start nothing by a template alone (%s)', (action) => {
    const payload = { ...labeled(opener, 'NONE'), action };

    expect(readGitHubEvent('issues', 'd-1', payload)).toBeInstanceOf(Ignored);
  });

  it('start when a collaborator labels them, or opened them', () => {
    const meant = { eventType: 'workitem.updated', resource: { workItemId: 7 } };

    expect(readGitHubEvent('issues', 'd-1', labeled('maintainer', 'NONE'))).toMatchObject(meant);
    expect(readGitHubEvent('issues', 'd-1', labeled(opener, 'COLLABORATOR'))).toMatchObject(meant);
  });
});

describe('pipelines of GitLab', () => {
  const pipeline = (status: string, ...variables: readonly object[]) =>
    readGitLabEvent('d-1', { object_kind: 'pipeline', object_attributes: { status, variables } });
  const name = { key: 'STELLWERK_CHECK', value: 'acme.shop.42.1.code.1.check.1 abc def' };

  it('tell that a check has ended, and nothing of others or earlier moments', () => {
    const resource = { buildNumber: 'acme.shop.42.1.code.1.check.1' };
    expect(pipeline('failed', { key: 'A', value: 'b' }, name)).toEqual({ eventType: 'build.complete', resource });

    expect(pipeline('running', name)).toBeInstanceOf(Ignored);
    expect(pipeline('success')).toBeInstanceOf(Ignored);
  });
});

describe('runs of workflows', () => {
  const run = (path: string) => ({ path, display_title: 'acme.shop.42.1.code.1.check.1 abc def' });
  const own = '.github/workflows/stellwerk-check.yml';

  it('tell that a check has ended, and nothing of other workflows or earlier moments', () => {
    const ended = readGitHubEvent('workflow_run', 'd-1', { action: 'completed', workflow_run: run(own) });
    const resource = { buildNumber: 'acme.shop.42.1.code.1.check.1' };
    expect(ended).toEqual({ eventType: 'build.complete', resource });

    const other = { action: 'completed', workflow_run: run('.github/workflows/ci.yml') };
    expect(readGitHubEvent('workflow_run', 'd-1', other)).toBeInstanceOf(Ignored);
    const begun = { action: 'in_progress', workflow_run: run(own) };
    expect(readGitHubEvent('workflow_run', 'd-1', begun)).toBeInstanceOf(Ignored);
  });
});
