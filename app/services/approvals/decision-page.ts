import { AppError } from '../../../domain/errors';
import type { ApprovalFacts } from '../../../domain/approval-card';
import type { Ports } from '../../../ports';
import type { Identity } from '../../../ports/directory';
import type { DecideGate, GateDecision } from '../decide-gate';
import { createDecisionBooks } from '../decision-books';
import { createGatherFacts } from './approval-facts';
import type { FactPorts } from './approval-facts';
import { formProof, isEqual, readLink } from './decision-links';
import type { LinkPorts } from './decision-links';

export type PagePorts = FactPorts & LinkPorts & Pick<Ports, 'audit' | 'runs'>;

export interface ShownPage {
  readonly facts: ApprovalFacts;
  /** Goes back with the form. */
  readonly proof: string;
}

/** What the holder of a link sees. Nothing is decided, recorded or used up, however often a scanner or a preview looks. */
export type ShowDecisionPage = (tenant: string, token: string, viewer?: Identity) => Promise<ShownPage>;

export function createShowDecisionPage(ports: PagePorts): ShowDecisionPage {
  const gatherFacts = createGatherFacts(ports);
  return async function showDecisionPage(tenant, token, viewer) {
    const link = await readLink(ports, tenant, token);
    const [run, gate] = await Promise.all([ports.runs.getRun(link.runId), ports.runs.getGate(link.runId, link.gateId)]);
    if (!run || !gate || gate.tenant !== tenant) throw new AppError('unknown_gate', 'The gate of this link is gone.');
    const proof = await formProof(ports, tenant, token, viewer?.user ?? '');
    return { facts: await gatherFacts(run, gate), proof };
  };
}

export interface PageDecision {
  readonly tenant: string;
  readonly token: string;
  /** From the form that was shown. */
  readonly proof: string;
  /** The browser vouches for the person by itself, so the form must have been shown to that very person. */
  readonly signedIn: boolean;
  readonly choice: string;
  readonly subject: string;
  readonly comment?: string;
  readonly checklist: Readonly<Record<string, boolean>>;
}

export type DecideOnPage = (identity: Identity, decision: PageDecision) => Promise<GateDecision>;

/** The link says about what, the credential says who, and the common door says whether. */
export function createDecideOnPage(ports: PagePorts, decideGate: DecideGate): DecideOnPage {
  const books = createDecisionBooks(ports);
  return async function decideOnPage(
    identity,
    { tenant, token, proof, signedIn, choice, subject, comment, checklist },
  ) {
    const channel = 'page';
    const refused = (code: 'link_expired' | 'forbidden', runId: string, gate: string): Promise<void> =>
      books.refused({
        tenant,
        runId,
        gate,
        code,
        by: identity.user,
        choice,
        subject,
        channel,
        at: ports.clock.now().toISOString(),
      });
    const link = await readLink(ports, tenant, token).catch(async (error: unknown) => {
      if (error instanceof AppError && error.code === 'link_expired')
        await refused('link_expired', 'unknown', 'unknown');
      throw error;
    });
    if (!isEqual(await formProof(ports, tenant, token, signedIn ? identity.user : ''), proof)) {
      await refused('forbidden', link.runId, link.gateId);
      throw new AppError('forbidden', 'This form was not made for you. Open the link again and decide there.');
    }
    return decideGate(identity, {
      runId: link.runId,
      gate: link.gateId,
      choice,
      subject,
      channel,
      checklist,
      ...(comment === undefined ? {} : { comment }),
    });
  };
}
