import { Ignored } from '../../../app/services/accept-ado-hook';
import { readGitHubEvent } from '../../../app/services/hubs/github-event';

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
