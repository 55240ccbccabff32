import {
  escapeHtml,
  figures,
  fileLines,
  headline,
  label,
  plainLine,
  riskReasons,
  safeAddress,
} from '../../domain/approval-card';
import type { ApprovalFacts } from '../../domain/approval-card';

export interface PageForm {
  readonly proof: string;
  readonly token: string;
  /** Who the browser is signed in as; undefined = the form asks for a token. */
  readonly viewer?: string;
}

/** The decision page: no script, nothing from elsewhere, text of strangers as text. */
export function decisionPage(facts: ApprovalFacts, form: PageForm): string {
  const pullRequest = safeAddress(facts.links.pullRequest);
  const lines = [...riskReasons(facts), ...fileLines(facts)];
  return page(headline(facts), [
    ...(facts.report?.summary === undefined ? [] : [`<p>${escapeHtml(plainLine(facts.report.summary, 1_000))}</p>`]),
    `<table>${figures(facts)
      .map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(plainLine(value, 300))}</td></tr>`)
      .join('')}</table>`,
    `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`,
    ...(pullRequest === undefined
      ? []
      : [`<p><a rel="noreferrer noopener" href="${escapeHtml(pullRequest)}">Pull request</a></p>`]),
    facts.standing === 'open' ? formOf(facts, form) : '<p>There is nothing to decide here any more.</p>',
  ]);
}

/** What came of it, or why nothing did. */
export function answerPage(title: string, text: string): string {
  return page(title, [`<p>${escapeHtml(text)}</p>`]);
}

function formOf(facts: ApprovalFacts, { proof, token, viewer }: PageForm): string {
  const hidden = Object.entries({ t: token, proof, subject: facts.subject });
  return [
    '<form method="post" autocomplete="off">',
    ...hidden.map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`),
    ...facts.checklist.map(
      (point) =>
        `<p><label><input type="checkbox" name="check.${escapeHtml(point)}" value="true"> ${escapeHtml(point.replace(/_/g, ' '))}</label></p>`,
    ),
    '<p><label>Comment<br><textarea name="comment" rows="4" cols="60" maxlength="10000"></textarea></label></p>',
    viewer === undefined
      ? '<p><label>Your token (npx stellwerk token)<br><input type="password" name="credential" size="60"></label></p>'
      : `<p>You are ${escapeHtml(viewer)}.</p>`,
    ...facts.choices.map(
      (choice) => `<button name="choice" value="${escapeHtml(choice)}">${escapeHtml(label(choice))}</button>`,
    ),
    '</form>',
  ].join('\n');
}

function page(title: string, body: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex">',
    `<title>${escapeHtml(plainLine(title, 200))}</title></head><body>`,
    `<h1>${escapeHtml(plainLine(title, 300))}</h1>`,
    ...body,
    '</body></html>',
  ].join('\n');
}
