/** A button of a Slack message, as the signed request says. `value` and the inputs are whatever the client sent. */
export interface SlackPress {
  readonly teamId: string;
  readonly userId: string;
  /** Address of the message, as `ApprovalChannel.post` answered it. */
  readonly card: string;
  readonly action: string;
  readonly value: string;
  readonly comment?: string;
  readonly checklist: readonly string[];
  /** Where an answer for this person alone is posted to. */
  readonly responseUrl?: string;
}

export interface SlackInbox {
  /**
   * Verifies signature and age (five minutes) with the tenant's signing secret. Undefined when either does not hold; `press`
   * is absent for interactions that are none of ours.
   */
  verify(
    tenant: string,
    headers: { readonly signature: string; readonly timestamp: string },
    body: Uint8Array,
    now: Date,
  ): Promise<{ readonly press?: SlackPress } | undefined>;
  /** Directory address (mail) of a Slack user; undefined when it is none of the workspace, a bot, or unconfirmed. */
  addressOf(tenant: string, userId: string): Promise<string | undefined>;
  /** Tells one person why nothing happened. Failures are silent: the refusal is on record. */
  answer(press: SlackPress, text: string): Promise<void>;
}
