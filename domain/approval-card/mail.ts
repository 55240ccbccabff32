import type { ApprovalFacts } from './facts';
import { figures, fileLines, headline, longest, plainLine, riskReasons, safeAddress } from './wording';

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail of a gate as text and as HTML. A mail never decides: its one link leads to the decision page. */
export function mailText(facts: ApprovalFacts, opening?: string): MailText {
  const decide = facts.standing === 'open' ? safeAddress(facts.links.decide) : undefined;
  const pullRequest = safeAddress(facts.links.pullRequest);
  const summary = facts.report?.summary === undefined ? [] : [plainLine(facts.report.summary, longest.summary)];
  const paragraphs = [...(opening === undefined ? [] : [plainLine(opening, 400)]), headline(facts), ...summary];
  const details = [...riskReasons(facts), ...fileLines(facts)];
  const links = [
    ...(pullRequest === undefined ? [] : [['Pull request', pullRequest] as const]),
    ...(decide === undefined ? [] : [['Look at it and decide', decide] as const]),
  ];
  return {
    subject: plainLine(headline(facts), 200),
    text: [
      ...paragraphs,
      '',
      ...figures(facts).map(([title, value]) => `${title}: ${plainLine(value, 300)}`),
      '',
      ...details,
      '',
      ...links.map(([title, url]) => `${title}: ${url}`),
    ].join('\n'),
    html: [
      '<!doctype html><html><body>',
      ...paragraphs.map((line) => `<p>${escapeHtml(line)}</p>`),
      `<table>${figures(facts)
        .map(
          ([title, value]) =>
            `<tr><th align="left">${escapeHtml(title)}</th><td>${escapeHtml(plainLine(value, 300))}</td></tr>`,
        )
        .join('')}</table>`,
      `<ul>${details.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`,
      ...links.map(([title, url]) => `<p><a href="${escapeHtml(url)}">${escapeHtml(title)}</a></p>`),
      '</body></html>',
    ].join('\n'),
  };
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
