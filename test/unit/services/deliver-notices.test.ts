import { createDeliverNotices } from '../../../app/services/approvals/deliver-notices';
import { createOutboxNotifier } from '../../../app/notify/outbox-notifier';
import { AppError } from '../../../domain/errors';
import type { ApprovalChannel, ChannelMessage } from '../../../ports/approval-channels';
import type { GateNotice } from '../../../ports/notifier';
import type { GateRecord } from '../../../ports/run-index';
import { openWithTerms } from '../../support/gate-attacks';
import { createServiceWorld, qa } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

interface RecordingChannel extends ApprovalChannel {
  readonly done: string[];
  readonly messages: ChannelMessage[];
  failure: AppError | undefined;
}

/** A channel whose outside is a list; what it is given comes from the real outbox. */
function channel(name: string): RecordingChannel {
  const done: string[] = [];
  const messages: ChannelMessage[] = [];
  const act = (what: string, message: ChannelMessage): void => {
    if (made.failure) throw made.failure;
    done.push(what);
    messages.push(message);
  };
  const made: RecordingChannel = {
    name,
    done,
    messages,
    failure: undefined,
    async post(message) {
      act('post', message);
      return `${name}-1`;
    },
    reply: async (address, message) => act(`reply ${address}`, message),
    update: async (address, message) => act(`update ${address}`, message),
  };
  return made;
}

describe('delivering notices', () => {
  let world: ServiceWorld;
  let gate: GateRecord;
  let chat: RecordingChannel;
  let mail: RecordingChannel;
  let deliver: ReturnType<typeof createDeliverNotices>;

  beforeEach(async () => {
    world = await createServiceWorld();
    gate = await openWithTerms(world);
    chat = channel('chat');
    mail = channel('mail');
    deliver = createDeliverNotices(
      { ...world.ports, channels: { order: [chat, mail] } },
      { publicUrl: 'https://app.example' },
    );
  });
  afterEach(() => world.close());

  const tell = (kind: GateNotice['kind'], role = 'qa'): Promise<void> =>
    createOutboxNotifier(world.ports, world.ports.notifier).notify({
      runId: gate.runId,
      tenant: 'acme',
      gateId: gate.gateId,
      gate: 'qa',
      role,
      subject: gate.subject,
      title: 'Add greetings',
      deadline: gate.deadline,
      kind,
    });
  const pass = (seconds: number): void => {
    world.clock.current = new Date(world.clock.current.getTime() + seconds * 1000);
  };
  const decideOn = () =>
    world.services.decideGate(qa, {
      runId: gate.runId,
      gate: 'qa',
      choice: 'approve',
      subject: gate.subject,
      channel: 'api',
    });

  it('posts once, answers in the thread, and updates what was posted', async () => {
    await tell('opened');
    await tell('opened');
    await deliver();
    pass(60);
    await tell('reminder');
    await tell('escalation', 'admin');
    await deliver();
    await decideOn();
    pass(60);
    await tell('decided');
    await deliver();
    await deliver();

    expect(chat.done).toEqual(['post', 'reply chat-1', 'reply chat-1', 'update chat-1']);
    expect(mail.done).toEqual([]);
    expect(chat.messages.at(-1)?.facts).toMatchObject({
      standing: 'decided',
      decision: { by: 'qa', choice: 'approve' },
    });
    expect(await world.ports.notices.countPending()).toBe(0);
  });

  it('says what is decided on, to whom, and where to decide', async () => {
    await tell('opened');
    await deliver();

    const [message] = chat.messages;
    expect(message?.recipients.map(({ user }) => user)).toEqual(['qa', 'qa2']);
    expect(message?.facts).toMatchObject({
      subject: gate.subject,
      standing: 'open',
      requester: 'dev',
      approvers: ['qa'],
    });
    expect(message?.facts.links.decide).toMatch(/^https:\/\/app\.example\/api\/decide\/acme\?t=/);
  });

  it('tries again, then takes the next channel, and says so in the run', async () => {
    chat.failure = new AppError('unavailable', 'Chat is away.');
    await tell('opened');
    for (const wait of [0, 10, 60, 300, 0]) {
      pass(wait);
      await deliver();
    }
    expect(mail.done).toEqual(['post']);
    const events = await world.ports.runs.listEvents(gate.runId, 0);
    expect(events.map(({ text }) => text)).toContain(
      'notice "opened" of qa.1 goes by mail, since chat failed: Chat is away.',
    );
  });

  it('does not wait for a channel that is not set up', async () => {
    chat.failure = new AppError('not_supported', 'Chat is not set up.');
    await tell('opened');
    await deliver();
    await deliver();
    expect(mail.done).toEqual(['post']);
  });

  it('loses nothing while every channel is away for days', async () => {
    chat.failure = new AppError('unavailable', 'Chat is away.');
    mail.failure = new AppError('unavailable', 'Mail is away.');
    await tell('opened');
    for (let hour = 0; hour < 24 * 6; hour += 1) {
      pass(600);
      await deliver();
    }
    expect(await world.ports.notices.countPending()).toBe(1);
    chat.failure = undefined;
    mail.failure = undefined;
    pass(600);
    await deliver();
    expect([...chat.done, ...mail.done]).toEqual(['post']);
  });

  it('does not ask for a decision that was made meanwhile', async () => {
    chat.failure = new AppError('unavailable', 'Chat is away.');
    await tell('opened');
    await deliver();
    await decideOn();
    chat.failure = undefined;
    await tell('decided');
    pass(10);
    await deliver();
    pass(10);
    await deliver();
    expect(chat.done).toEqual([]);
    expect(await world.ports.notices.countPending()).toBe(0);
  });

  it('gives what a crash left on its way to the next delivery', async () => {
    await tell('opened');
    const now = world.clock.current.toISOString();
    const lease = new Date(world.clock.current.getTime() + 120_000).toISOString();
    expect(await world.ports.notices.claimDue(now, lease, 10)).toHaveLength(1);
    await deliver();
    expect(chat.done).toEqual([]);
    pass(120);
    await deliver();
    expect(chat.done).toEqual(['post']);
  });
});
