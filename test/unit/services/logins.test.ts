import { readGitHubEvent } from '../../../app/services/hubs/github-event';
import { placeOf } from '../../../app/services/hubs/hub-rules';
import { become, createScene, openWithTerms } from '../../support/gate-attacks';
import { createServiceWorld, people } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

/** A collaborator of the repository sets the label that starts a run. */
function labelledBy(sender: string): object {
  const issue = {
    ...{ number: 7, title: 'Greet customers', body: 'Say hello.', state: 'open', user: { login: sender } },
    ...{ author_association: 'OWNER', labels: [{ name: 'stellwerk' }], updated_at: '2026-01-05T08:00:00Z' },
  };
  const about = { repository: { full_name: 'acme/web' }, sender: { login: sender } };
  return { action: 'labeled', label: { name: 'stellwerk' }, issue, ...about };
}

describe('accounts of code hosts', () => {
  let world: ServiceWorld;
  const undo: (() => void)[] = [];
  beforeEach(async () => {
    world = await createServiceWorld();
    const place = placeOf('github', 'acme/web');
    const project = { tenant: 'acme', project: 'web', repository: 'github:acme/web', defaultBranch: 'main' };
    await world.ports.projects.ensureProject({ ...project, ado: { ...place, startTag: 'stellwerk' } });
    world.ports.directory.findByLogin = async (_tenant, login) =>
      people.find(({ logins = [] }) => logins.includes(login));
  });
  afterEach(() => {
    for (const each of undo.splice(0)) each();
    world.close();
  });

  async function requesterOf(sender: string): Promise<string | undefined> {
    const event = readGitHubEvent('issues', 'd-1', labelledBy(sender));
    await world.services.intakeAdoEvent({ tenant: 'acme', messageId: 'd-1', event });
    return (await world.ports.runs.getRun('acme.web.7.1'))?.requester;
  }

  it('ask for runs as themselves where the directory does not list them, never as a user of the same name', async () => {
    expect(await requesterOf('QA')).toBe('github:qa');
  });

  it('ask for runs as the user whose account they are', async () => {
    undo.push(become('qa', { logins: ['github:quinn'] }));
    expect(await requesterOf('Quinn')).toBe('qa');
  });

  it.each([
    ['an account listed since', { logins: ['github:quinn'] }, 'github:quinn'],
    ['an address of the directory', { aliases: ['quinn'] }, 'quinn'],
  ])('keep their owner from approving: %s', async (_name, known, requester) => {
    undo.push(become('qa', known));
    const { decide } = await createScene(world, await runOf(requester));
    expect(await decide()).toMatchObject({ status: 403, code: 'requester_cannot_decide' });
    expect((await decide({ user: 'qa2' })).status).toBe(200);
  });

  it('let their owner steer the run, which an address that others may share does not', async () => {
    const gate = await openWithTerms(world, await runOf('github:quinn'));
    const pause = (known: object) => {
      undo.push(become('qa', known));
      const identity = people.find(({ user }) => user === 'qa');
      return identity && world.services.controlRun(identity, gate.runId, 'pause');
    };
    await expect(pause({ aliases: ['github:quinn'] })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(pause({ logins: ['github:quinn'] })).resolves.toMatchObject({ mode: 'pause' });
  });

  async function runOf(requester: string) {
    const at = '2026-01-05T08:00:00.000Z';
    const { runId } = await world.ports.runs.allocateRun({
      ...{ tenant: 'acme', project: 'web', workItem: '9', title: 'Greet', requester, requestKey: 'k', at },
      state: 'PLANNING',
      onlyIfNoneActive: false,
    });
    return { runId, requester };
  }
});
