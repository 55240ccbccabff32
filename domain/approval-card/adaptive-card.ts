import type { ApprovalFacts } from './facts';
import {
  checklistOf,
  figures,
  fileLines,
  fitsCard,
  headline,
  label,
  longest,
  plainLine,
  riskReasons,
  safeAddress,
} from './wording';

/** Who looks at the card. Buttons are only for those who may decide; they are looked at again when one is pressed. */
export type CardView =
  | {
      readonly kind: 'everyone';
      /** Members whose client fetches their own view at once, at most 60. */ readonly refreshFor?: readonly string[];
    }
  | { readonly kind: 'decider' }
  | { readonly kind: 'onlooker'; readonly note: string };

export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly [property: string]: unknown;
}

/** Teams refuses messages above 28 KB. */
export const largestCardBytes = 28_000;

const mostRefreshers = 60;

/**
 * The card of a gate. Foreign text stands in text runs, which know no Markdown, so it can neither link nor pretend to be
 * ours. With `interactive: false` (webhooks, where nobody hears a button) the only action is the link to the decision page.
 */
export function adaptiveCard(facts: ApprovalFacts, view: CardView, { interactive = true } = {}): AdaptiveCard {
  const open = facts.standing === 'open';
  const decides = interactive && open && view.kind === 'decider' && fitsCard(facts);
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    msteams: { width: 'Full' },
    fallbackText: headline(facts),
    ...(interactive && open && view.kind === 'everyone' ? { refresh: refresh(facts, view.refreshFor) } : {}),
    body: [
      run(headline(facts), { weight: 'Bolder', size: 'Medium' }),
      { type: 'FactSet', facts: figures(facts).map(([title, value]) => ({ title, value })) },
      ...summaryOf(facts),
      ...riskReasons(facts).map((reason) => run(reason, { isSubtle: true, size: 'Small' })),
      ...fileLines(facts).map((line) => run(line, { fontType: 'Monospace', size: 'Small' })),
      ...(view.kind === 'onlooker' ? [run(plainLine(view.note, 300), { color: 'Warning' })] : []),
      ...(decides ? inputs(facts) : []),
    ],
    actions: [
      ...(decides ? facts.choices.map((choice) => execute(facts, label(choice), 'decide', { choice })) : []),
      ...(interactive && open && view.kind === 'everyone' ? [execute(facts, 'Review and decide', 'refresh')] : []),
      ...link('Pull request', facts.links.pullRequest),
      ...(open ? link('Decision page', facts.links.decide) : []),
    ],
  };
}

/** Says the same in the thread of the card. */
export function reminderCard(facts: ApprovalFacts, text: string): AdaptiveCard {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    body: [run(plainLine(text, 400), { weight: 'Bolder' }), run(headline(facts), {})],
    actions: link('Decision page', facts.links.decide),
  };
}

function refresh(facts: ApprovalFacts, userIds: readonly string[] = []): object {
  return {
    action: execute(facts, 'Refresh', 'refresh'),
    ...(userIds.length > 0 ? { userIds: userIds.slice(0, mostRefreshers) } : {}),
  };
}

function execute(facts: ApprovalFacts, title: string, verb: string, data: object = {}): object {
  const { runId, gateId, subject } = facts;
  return { type: 'Action.Execute', title, verb, data: { action: 'approval', verb, runId, gateId, subject, ...data } };
}

function inputs(facts: ApprovalFacts): readonly object[] {
  return [
    ...checklistOf(facts).map(({ id, label: title }) => ({
      type: 'Input.Toggle',
      id: `check.${id}`,
      title,
      valueOn: 'true',
      valueOff: 'false',
      value: 'false',
      wrap: true,
    })),
    {
      type: 'Input.Text',
      id: 'comment',
      isMultiline: true,
      maxLength: 4_000,
      placeholder: 'Comment; a rejection says what must change',
    },
  ];
}

function summaryOf({ report }: ApprovalFacts): readonly object[] {
  return report?.summary === undefined ? [] : [run(plainLine(report.summary, longest.summary), {})];
}

function run(text: string, style: Readonly<Record<string, unknown>>): object {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...style }] };
}

function link(title: string, address: string | undefined): readonly object[] {
  const url = safeAddress(address);
  return url === undefined ? [] : [{ type: 'Action.OpenUrl', title, url }];
}
