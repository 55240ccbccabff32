import { createOutboxNotifier } from '../../../app/notify/outbox-notifier';
import { startTeams } from '../../support/emulators/teams';
import type { TeamsEmulator } from '../../support/emulators/teams';
import { createServiceWorld } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';
import { createTeamsScene, ids, shown } from '../../support/teams-scene';

describe('approvals in Teams', () => {
  let world: ServiceWorld;
  let teams: TeamsEmulator;
  beforeEach(async () => {
    [world, teams] = await Promise.all([createServiceWorld(), startTeams()]);
  });
  afterEach(async () => {
    world.close();
    await teams.close();
  });

  const contentOf = (at: number) => JSON.stringify(teams.posted[at]?.activity.attachments?.[0]?.content);

  it('posts a card that nobody can decide with before it knows who looks', async () => {
    teams.members.push({ id: '29:qa', aadObjectId: ids.qa }, { id: '29:dev', aadObjectId: ids.dev });
    const { gate } = await createTeamsScene(world, teams);
    expect(teams.posted).toHaveLength(1);
    expect(contentOf(0)).toContain(gate.subject);
    expect(contentOf(0)).not.toContain('"choice"');
    expect(contentOf(0)).toContain('"userIds":["29:qa"]');
  });

  it('shows buttons to those who may decide, and to others why not', async () => {
    const { send, card, data } = await createTeamsScene(world, teams);
    const view = async (who: string) => shown(await send(teams.press(who, card, data(), 'refresh'))).text;
    expect(await view(ids.qa)).toContain('"choice":"approve"');
    for (const [who, why] of [
      [ids.dev, 'lacks the role'],
      [ids.ops, 'lacks the role'],
    ] as const) {
      expect(await view(who)).not.toContain('"choice"');
      expect(await view(who)).toContain(why);
    }
    expect(await world.ports.runs.getDecision('acme.shop.1.1', 'qa.1')).toBeUndefined();
  });

  it('takes a decision with comment and checklist, rings the gate, and changes the card for all', async () => {
    const { press, data, deliver, gate } = await createTeamsScene(world, teams, {
      checklist: ['manual_ux_review_completed'],
    });
    const answer = await press(ids.qa, {
      ...data(),
      comment: 'Looks good.',
      'check.manual_ux_review_completed': 'true',
    });

    expect(shown(answer)).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' });
    expect(shown(answer).text).toContain('approve by qa');
    expect(await world.ports.runs.getDecision(gate.runId, 'qa.1')).toMatchObject({
      by: 'qa',
      choice: 'approve',
      channel: 'teams',
      comment: 'Looks good.',
      checklist: { manual_ux_review_completed: true },
    });
    expect(world.durable.raised).toContainEqual(expect.objectContaining({ event: 'qa_approved_signal' }));

    const { runId, gateId, subject, deadline } = gate;
    const notice = {
      runId,
      gateId,
      subject,
      deadline,
      tenant: 'acme',
      gate: 'qa',
      role: 'qa',
      title: 'x',
      kind: 'decided',
    } as const;
    await world.ports.notices.add(notice, world.clock.current.toISOString());
    await deliver();
    expect(teams.posted[0]?.updates).toBe(1);
    expect(contentOf(0)).toContain('approve by qa');
    expect(contentOf(0)).not.toContain('Action.Execute');
  });

  it('shows for all how many of several approvals there are, and still asks the others', async () => {
    Object.assign(world.ports, { notifier: createOutboxNotifier(world.ports, world.ports.notifier) });
    teams.members.push({ id: '29:qa2', aadObjectId: ids.qa2 });
    const { press, deliver } = await createTeamsScene(world, teams, { quorum: 2 });
    await press(ids.qa);
    await press(ids.qa);
    await deliver();
    expect(teams.posted).toHaveLength(1);
    expect(teams.posted[0]?.updates).toBe(1);
    expect(contentOf(0)).toContain('1 of 2');
    expect(contentOf(0)).toContain('"userIds":["29:qa2"]');
  });

  it('reminds in the thread of the card', async () => {
    const { deliver, gate, card } = await createTeamsScene(world, teams);
    const { runId, gateId, subject, deadline } = gate;
    const notice = {
      runId,
      gateId,
      subject,
      deadline,
      tenant: 'acme',
      gate: 'qa',
      role: 'qa',
      title: 'x',
      kind: 'reminder',
    } as const;
    await world.ports.notices.add(notice, world.clock.current.toISOString());
    await deliver();
    expect(teams.posted[1]?.conversation).toBe(`${teams.channelId};messageid=${card.id}`);
    expect(contentOf(1)).toContain('Reminder');
  });

  it('is let in by people with a role only, and forgets places it was put out of', async () => {
    const { send } = await createTeamsScene(world, teams);
    const places = () => world.ports.notices.listConversations('acme', 'teams');
    const other = { conversation: { id: '19:other@thread.v2', conversationType: 'groupChat' } };
    await send(teams.invite(ids.unknown, other));
    await send(teams.invite(ids.qa, { ...other, channelData: { tenant: { id: 'another' } } }));
    await send(teams.invite(ids.qa, { conversation: { id: 'a:1', conversationType: 'personal' } }));
    expect(await places()).toHaveLength(1);
    await send(teams.invite(ids.qa, other));
    expect(await places()).toHaveLength(2);
    const gone = { membersAdded: undefined, membersRemoved: [{ id: `28:${teams.appId}` }] };
    await send(teams.invite(ids.dev, { ...other, ...gone }));
    expect(await places()).toHaveLength(1);
  });
});
