import { adaptiveCard } from '../../../domain/approval-card';
import { isAppError, toProblem } from '../../../domain/errors';
import type { ErrorCode } from '../../../domain/errors';
import { authorise } from '../../../domain/gates';
import type { Ports } from '../../../ports';
import type { BotActivity, BotAnswer } from '../../../ports/chat-bot';
import type { Identity } from '../../../ports/directory';
import type { GateRecord, RunRecord } from '../../../ports/run-index';
import { mayAccessTenant } from '../access';
import type { DecideGate } from '../decide-gate';
import { createDecisionBooks } from '../decision-books';
import { readStanding } from '../gate-standing';
import type { StandingPorts } from '../gate-standing';
import { createGatherFacts } from './approval-facts';
import type { FactPorts } from './approval-facts';
import { readCardData } from './card-data';
import type { CardData } from './card-data';

export type BotPorts = FactPorts & StandingPorts & Pick<Ports, 'audit' | 'channels' | 'directory' | 'notices' | 'runs'>;

export type HearBot = (activity: BotActivity) => Promise<BotAnswer>;

/**
 * What people do with the cards in a chat. Who they are comes from the chat system, everything else is looked up here: the
 * card has to be one of ours and of the gate it names, and the decision goes through the same door as every other.
 */
export function createHearBot(ports: BotPorts, decideGate: DecideGate): HearBot {
  const gatherFacts = createGatherFacts(ports);
  const books = createDecisionBooks(ports);
  const channel = 'teams';

  return async function hearBot(activity) {
    const bot = ports.channels.bot;
    const isOurs = bot !== undefined && activity.directoryId === bot.directoryId;
    if (activity.membership) return isOurs ? keepConversation(activity, bot.tenant) : { kind: 'none' };
    if (activity.name !== 'adaptiveCard/action') return { kind: 'none' };
    const data = readCardData(activity.data);
    try {
      const identity = isOurs ? await personOf(activity, bot.tenant) : undefined;
      if (!identity) {
        return await refuse(
          activity,
          data,
          'unauthenticated',
          'You are nobody here: your account has no role in Stellwerk.',
        );
      }
      const card = activity.card === undefined ? undefined : await ports.notices.findCard(channel, activity.card);
      if (!data || card?.runId !== data.runId || card.gateId !== data.gateId) {
        return await refuse(
          activity,
          data,
          'card_mismatch',
          'This card is not one of ours, or not of this gate. Take the newest card.',
          identity,
        );
      }
      const choice = activity.verb === 'decide' ? data.choice : undefined;
      if (choice !== undefined) {
        const { runId, gateId: gate, subject, comment, checklist } = data;
        await decideGate(identity, {
          runId,
          gate,
          choice,
          subject,
          channel,
          checklist,
          ...(comment === undefined ? {} : { comment }),
        });
      }
      return await show(identity, card.runId, card.gateId);
    } catch (error) {
      const { status, code, detail } = toProblem(error);
      if (!isAppError(error)) throw error;
      return { kind: 'refused', status, code, message: detail };
    }
  };

  /** The card as this person may see it: with buttons only for those whose decision would be taken now. */
  async function show(identity: Identity, runId: string, gateId: string): Promise<BotAnswer> {
    const [run, gate] = await Promise.all([ports.runs.getRun(runId), ports.runs.getGate(runId, gateId)]);
    if (!run || !gate) return { kind: 'none' };
    const facts = await gatherFacts(run, gate);
    const refusal = await refusalOf(run, gate, identity);
    const view =
      refusal === undefined ? ({ kind: 'decider' } as const) : ({ kind: 'onlooker', note: refusal } as const);
    return { kind: 'card', card: adaptiveCard(facts, gate.status === 'open' ? view : { kind: 'everyone' }) };
  }

  async function refusalOf(run: RunRecord, gate: GateRecord, identity: Identity): Promise<string | undefined> {
    const standing = await readStanding(ports, run, gate, identity);
    const verdict = authorise({
      ...standing,
      gate: gate.gate,
      choice: gate.gate === 'checkpoint' ? (gate.choices[0] ?? 'continue') : 'reject',
      requester: gate.requester,
      subject: gate.subject,
      shown: gate.subject,
      gateStatus: gate.status,
      runStatus: run.status,
      ...(gate.choices.length > 0 ? { offered: gate.choices } : {}),
    });
    return verdict.kind === 'refused' ? verdict.reason : undefined;
  }

  async function personOf({ objectId }: BotActivity, tenant: string): Promise<Identity | undefined> {
    const identity = objectId === '' ? undefined : await ports.directory.find(objectId);
    if (!identity || identity.objectId !== objectId || identity.roles.length === 0) return undefined;
    return mayAccessTenant(identity, tenant) ? identity : undefined;
  }

  /** Cards tell of code and people, so only somebody with a role here can let the bot in, and only where several people are. */
  async function keepConversation(activity: BotActivity, tenant: string): Promise<BotAnswer> {
    const { id, kind, serviceUrl } = activity.conversation;
    if (activity.membership === 'remove') {
      await ports.notices.removeConversation(tenant, channel, id);
      return { kind: 'none' };
    }
    const identity = await personOf(activity, tenant);
    const savedAt = ports.clock.now().toISOString();
    if (identity && kind !== 'personal') {
      await ports.notices.saveConversation({ tenant, channel, id, reference: { serviceUrl }, savedAt });
    }
    return { kind: 'none' };
  }

  async function refuse(
    { objectId }: BotActivity,
    data: CardData | undefined,
    code: ErrorCode,
    message: string,
    identity?: Identity,
  ): Promise<BotAnswer> {
    const tenant = ports.channels.bot?.tenant ?? '';
    const { runId = 'unknown', gateId: gate = 'unknown', choice = 'look', subject = '' } = data ?? {};
    const at = ports.clock.now().toISOString();
    const by = identity?.user ?? (objectId || 'nobody');
    await books.refused({ tenant, runId, gate, code, by, choice, subject, channel, at });
    return { kind: 'refused', status: code === 'unauthenticated' ? 401 : 409, code, message };
  }
}
