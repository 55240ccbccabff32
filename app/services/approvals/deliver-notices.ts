import { isAppError } from '../../../domain/errors';
import type { Ports } from '../../../ports';
import type { ApprovalChannel, ChannelMessage } from '../../../ports/approval-channels';
import type { NoticeEntry, NoticeOutcome } from '../../../ports/notice-book';
import type { GateNotice } from '../../../ports/notifier';
import type { GateRecord } from '../../../ports/run-index';
import { createGatherFacts } from './approval-facts';
import type { FactPorts } from './approval-facts';
import { signLink } from './decision-links';
import { recipientsOf } from './recipients';

export type DeliveryPorts = FactPorts & Pick<Ports, 'channels' | 'clock' | 'directory' | 'notices' | 'secrets'>;

export interface Delivery {
  readonly sent: number;
  readonly moot: number;
  /** One line each, without secrets: what could not be sent and why. */
  readonly delayed: readonly string[];
}

/** Seconds until a channel is tried again; after the last one the next channel is taken. */
const retries = [10, 60, 300];
const pauseAfterAllSeconds = 600;
/** Longer than a whole batch can take when every channel runs into its time limit. */
const leaseSeconds = 600;
const batch = 10;

/** Others tell what became of the gate, at the places where it was asked. */
function asks({ kind }: GateNotice): boolean {
  return kind === 'opened' || kind === 'reminder' || kind === 'escalation';
}

/**
 * Brings waiting notices to people. A channel that fails is tried again, then the next one is taken, and after the last the
 * first again, for as long as the gate is open. What is told late is looked up late: a card never shows an old standing.
 */
export function createDeliverNotices(
  ports: DeliveryPorts,
  settings: { readonly publicUrl?: string },
): () => Promise<Delivery> {
  const gatherFacts = createGatherFacts(ports);

  return async function deliverNotices() {
    if (ports.channels.order.length === 0) return { sent: 0, moot: 0, delayed: [] };
    const due = await ports.notices.claimDue(iso(0), iso(leaseSeconds), batch);
    let sent = 0;
    let moot = 0;
    const delayed: string[] = [];
    for (const entry of due) {
      const outcome = await settle(entry);
      if (outcome.kind === 'sent') sent += 1;
      else if (outcome.kind === 'moot') moot += 1;
      else if (outcome.kind === 'later') delayed.push(`${entry.id}: ${outcome.reason}`);
    }
    return { sent, moot, delayed };
  };

  async function settle(entry: NoticeEntry): Promise<NoticeOutcome> {
    const outcome = await deliver(entry).catch((error: unknown) => postpone(entry, error));
    await ports.notices.settle(entry.id, outcome);
    if (outcome.kind === 'later' && outcome.channel !== entry.channel) await noteChange(entry, outcome);
    return outcome;
  }

  async function deliver(entry: NoticeEntry): Promise<NoticeOutcome> {
    const { notice } = entry;
    const [run, gate] = await Promise.all([
      ports.runs.getRun(notice.runId),
      ports.runs.getGate(notice.runId, notice.gateId),
    ]);
    const isMoot = (asks(notice) || notice.kind === 'counted') && gate?.status !== 'open';
    if (!run || !gate || isMoot) return { kind: 'moot', at: iso(0) };
    const facts = await gatherFacts(run, gate, await linksTo(gate));
    const base = { notice, facts, recipients: await recipientsOf(ports, notice, run), conversations: [] };
    if (asks(notice)) return ask(entry, base);
    // A card that is being posted at this moment would keep its buttons.
    if (await ports.notices.hasEarlier(entry)) return later(entry, 5, 'an earlier notice is on its way');
    return updateAll(base);
  }

  async function ask(entry: NoticeEntry, base: ChannelMessage): Promise<NoticeOutcome> {
    const channel = channelOf(entry);
    const message = await addressed(channel, base);
    const { runId, gateId, tenant } = entry.notice;
    const posted = (await ports.notices.listCards(runId, gateId)).filter((card) => card.channel === channel.name);
    if (entry.notice.kind !== 'opened' && posted[0] && channel.reply) {
      await channel.reply(posted[0].address, message);
    } else if (entry.notice.kind !== 'opened' || posted.length === 0) {
      const address = await channel.post(message);
      const card = { channel: channel.name, tenant, runId, gateId, postedAt: iso(0) };
      if (address !== undefined) await ports.notices.recordCard({ ...card, address });
    }
    return { kind: 'sent', by: channel.name, at: iso(0) };
  }

  /** Every card that stands anywhere says what became of the gate; those of channels that cannot change are left. */
  async function updateAll(base: ChannelMessage): Promise<NoticeOutcome> {
    const cards = await ports.notices.listCards(base.notice.runId, base.notice.gateId);
    const names: string[] = [];
    for (const { channel: name, address } of cards) {
      const channel = ports.channels.order.find((each) => each.name === name);
      if (!channel?.update) continue;
      await channel.update(address, await addressed(channel, base));
      names.push(name);
    }
    if (names.length === 0) return { kind: 'moot', at: iso(0) };
    return { kind: 'sent', by: [...new Set(names)].join(','), at: iso(0) };
  }

  async function addressed(channel: ApprovalChannel, base: ChannelMessage): Promise<ChannelMessage> {
    return { ...base, conversations: await ports.notices.listConversations(base.notice.tenant, channel.name) };
  }

  async function linksTo({ tenant, runId, gateId, status }: GateRecord): Promise<{ readonly decide?: string }> {
    if (settings.publicUrl === undefined || status !== 'open') return {};
    return { decide: `${settings.publicUrl}/api/${await signLink(ports, { tenant, runId, gateId })}` };
  }

  function postpone(entry: NoticeEntry, error: unknown): NoticeOutcome {
    const reason = isAppError(error) ? error.message : 'it failed unexpectedly';
    const again = retries[entry.attempts];
    const mayHelp = !isAppError(error) || error.retryable;
    if (again !== undefined && mayHelp) return later(entry, again, reason, { attempts: entry.attempts + 1 });
    const next = entry.channel + 1;
    if (asks(entry.notice) && next < ports.channels.order.length)
      return later(entry, 0, reason, { channel: next, attempts: 0 });
    return later(entry, pauseAfterAllSeconds, reason, { channel: 0, attempts: 0 });
  }

  function later(
    { channel, attempts }: NoticeEntry,
    seconds: number,
    reason: string,
    change: { readonly channel?: number; readonly attempts?: number } = {},
  ): NoticeOutcome {
    return { kind: 'later', channel, attempts, ...change, dueAt: iso(seconds), reason: reason.slice(0, 500) };
  }

  function channelOf({ channel }: NoticeEntry): ApprovalChannel {
    const { order } = ports.channels;
    const found = order[channel % order.length];
    if (!found) throw new Error('no channel is set');
    return found;
  }

  /** The run's log tells people why a notice came another way than usual. */
  async function noteChange(entry: NoticeEntry, outcome: Extract<NoticeOutcome, { kind: 'later' }>): Promise<void> {
    const [from, to] = [entry.channel, outcome.channel].map((index) => ports.channels.order[index]?.name ?? 'none');
    const text = `notice "${entry.notice.kind}" of ${entry.notice.gateId} goes by ${to}, since ${from} failed: ${outcome.reason}`;
    const key = `notice/${entry.notice.gateId}/${entry.notice.kind}/${entry.notice.role}/${from}`;
    await ports.runs.recordProgress(entry.notice.runId, key, iso(0), {}, { kind: 'note', text: text.slice(0, 500) });
  }

  function iso(inSeconds: number): string {
    return new Date(ports.clock.now().getTime() + inSeconds * 1000).toISOString();
  }
}
