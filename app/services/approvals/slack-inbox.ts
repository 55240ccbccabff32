import { slackDecide } from '../../../domain/approval-card';
import { AppError, isAppError, toProblem } from '../../../domain/errors';
import type { ErrorCode } from '../../../domain/errors';
import type { Ports } from '../../../ports';
import type { Identity } from '../../../ports/directory';
import type { SlackPress } from '../../../ports/slack-inbox';
import { mayAccessTenant } from '../access';
import type { DecideGate } from '../decide-gate';
import { createDecisionBooks } from '../decision-books';
import type { DeliveryPorts } from './deliver-notices';
import { readCardData } from './card-data';

export type SlackPorts = DeliveryPorts & Pick<Ports, 'audit' | 'runs'>;

export interface SlackRequest {
  readonly tenant: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly body: Uint8Array;
}

/** `decided`: through the common door. `refused`: told to the person and on record. `ignored`: no button of ours. */
export interface SlackOutcome {
  readonly kind: 'decided' | 'refused' | 'ignored';
  readonly code?: string;
}

export type HearSlack = (request: SlackRequest) => Promise<SlackOutcome>;

/** Buttons of Slack messages. Rejects with `unauthenticated` when Slack did not sign the request, or did so too long ago. */
export function createHearSlack(ports: SlackPorts, decideGate: DecideGate): HearSlack {
  const books = createDecisionBooks(ports);
  const channel = 'slack';

  return async function hearSlack({ tenant, signature, timestamp, body }) {
    const slack = ports.channels.slack;
    if (!slack) throw new AppError('not_supported', 'Slack is not set up: STELLWERK_NOTIFIER must name slack.');
    const request = await slack.verify(tenant, { signature, timestamp }, body, ports.clock.now());
    if (!request) throw new AppError('unauthenticated', 'Slack did not sign this, or too long ago.');
    const { press } = request;
    if (!press?.action.startsWith(slackDecide)) return { kind: 'ignored' };
    try {
      await decide(tenant, press);
      return { kind: 'decided' };
    } catch (error) {
      if (!isAppError(error)) throw error;
      const { code, detail } = toProblem(error);
      await slack.answer(press, detail);
      return { kind: 'refused', code };
    }
  };

  async function decide(tenant: string, press: SlackPress): Promise<void> {
    const choice = press.action.slice(slackDecide.length);
    const data = readCardData({ ...parse(press.value), choice });
    const identity = await personOf(tenant, press.userId);
    if (!identity) {
      throw await refusal(
        'unauthenticated',
        'You are nobody here: your mail address has no role in Stellwerk.',
        'nobody',
      );
    }
    const card = await ports.notices.findCard(channel, press.card);
    if (!data || card?.tenant !== tenant || card.runId !== data.runId || card.gateId !== data.gateId) {
      throw await refusal('card_mismatch', 'This message is not one of ours, or not of this gate.', identity.user);
    }
    await decideGate(identity, {
      runId: data.runId,
      gate: data.gateId,
      choice,
      subject: data.subject,
      channel,
      checklist: Object.fromEntries(press.checklist.map((point) => [point, true])),
      ...(press.comment === undefined ? {} : { comment: press.comment }),
    });

    async function refusal(code: ErrorCode, text: string, by: string): Promise<AppError> {
      const { runId = 'unknown', gateId: gate = 'unknown', subject = '' } = data ?? {};
      const at = ports.clock.now().toISOString();
      await books.refused({ tenant, runId, gate, code, by, choice, subject, channel, at });
      return new AppError(code, text);
    }
  }

  /** The person whose confirmed address it is. Nobody when the directory knows it of none, or of more than one. */
  async function personOf(tenant: string, userId: string): Promise<Identity | undefined> {
    const address = (await ports.channels.slack?.addressOf(tenant, userId))?.toLowerCase();
    if (address === undefined || address === '') return undefined;
    const identity = await ports.directory.findByAddress?.(tenant, address);
    return identity && identity.roles.length > 0 && mayAccessTenant(identity, tenant) ? identity : undefined;
  }
}

function parse(value: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
