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

export interface SlackMessage {
  /** What notifications and screen readers say. */
  readonly text: string;
  readonly blocks: readonly object[];
}

/** Prefix of the action ids of buttons, followed by the choice. */
export const slackDecide = 'stellwerk.decide.';

/** A Slack message of a gate. Foreign text stands in `plain_text`, which knows no markup and no mentions. */
export function blockKit(facts: ApprovalFacts, interactive = true): SlackMessage {
  const open = facts.standing === 'open';
  return {
    text: headline(facts).replace(/[&<>]/g, ' '),
    blocks: [
      { type: 'header', text: plainText(plainLine(headline(facts), 150)) },
      ...inGroups(figures(facts), 10).map((group) => ({
        type: 'section',
        fields: group.map(([title, value]) => plainText(plainLine(`${title}: ${value}`, 300))),
      })),
      ...(facts.report?.summary === undefined ? [] : [section(plainLine(facts.report.summary, longest.summary))]),
      ...[...riskReasons(facts), ...fileLines(facts)].map((line) => context(line)),
      ...(interactive && open && fitsCard(facts) ? inputs(facts) : []),
      ...actions(facts, interactive && open && fitsCard(facts)),
    ],
  };
}

function inputs(facts: ApprovalFacts): readonly object[] {
  const points = checklistOf(facts);
  const options = points.map(({ id, label: text }) => ({ text: plainText(text), value: id }));
  return [
    ...inGroups(options, 10).map((group, index) => ({
      type: 'input',
      block_id: `checklist.${index}`,
      optional: true,
      label: plainText('Checklist'),
      element: { type: 'checkboxes', action_id: 'checklist', options: group },
    })),
    {
      type: 'input',
      block_id: 'comment',
      optional: true,
      label: plainText('Comment'),
      element: { type: 'plain_text_input', action_id: 'comment', multiline: true, max_length: 3_000 },
    },
  ];
}

function actions(facts: ApprovalFacts, decides: boolean): readonly object[] {
  const { runId, gateId, subject } = facts;
  const value = JSON.stringify({ runId, gateId, subject });
  const decide = facts.choices.map((choice) => ({
    type: 'button',
    action_id: `${slackDecide}${choice}`,
    text: plainText(label(choice)),
    value,
  }));
  const elements = [
    ...(decides ? decide : []),
    ...linkButton('Pull request', facts.links.pullRequest),
    ...(facts.standing === 'open' ? linkButton('Decision page', facts.links.decide) : []),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

function linkButton(title: string, address: string | undefined): readonly object[] {
  const url = safeAddress(address);
  return url === undefined ? [] : [{ type: 'button', action_id: `open.${title}`, text: plainText(title), url }];
}

function section(text: string): object {
  return { type: 'section', text: plainText(text) };
}

function context(text: string): object {
  return { type: 'context', elements: [plainText(text)] };
}

function plainText(text: string): object {
  return { type: 'plain_text', text, emoji: false };
}

function inGroups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const groups: T[][] = [];
  for (let at = 0; at < items.length; at += size) groups.push(items.slice(at, at + size));
  return groups;
}
