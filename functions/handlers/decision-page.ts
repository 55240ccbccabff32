import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { isAppError, AppError, toProblem } from '../../domain/errors';
import type { Identity } from '../../ports/directory';
import { plain } from '../http/answers';
import { authenticateToken } from '../http/authenticate';
import { answerPage, decisionPage } from '../http/decision-html';
import { readBytes } from '../http/json-body';
import { openRoute } from '../http/route';
import type { Call, Route } from '../http/route';

const largestForm = 65_536;

const pageHeaders = {
  'content-security-policy': "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
};

export const decisionPageRoutes: readonly Route[] = [
  openRoute({
    name: 'showDecisionPage',
    method: 'GET',
    path: 'decide/{tenant}',
    access: 'public',
    summary: 'What is decided at a gate, for the holder of a signed link. Looking never decides.',
    query: { t: 'The token of the link.' },
    answers: { 200: 'A page with a form.' },
    handle: (call) => asPage(() => show(call)),
  }),
  openRoute({
    name: 'decideOnPage',
    method: 'POST',
    path: 'decide/{tenant}',
    access: 'hook',
    summary: 'The form of the decision page. The person is the one of the token or of the sign-in before the app.',
    answers: { 200: 'A page that says what came of it.' },
    durable: true,
    handle: (call) => asPage(() => decide(call)),
  }),
];

async function show({ services, request, param, query }: Call): Promise<HttpResponseInit> {
  const viewer = await signedIn(services.ports, request);
  const token = query('t') ?? '';
  const { facts, proof } = await services.showDecisionPage(param('tenant'), token, viewer);
  return html(200, decisionPage(facts, { proof, token, ...(viewer ? { viewer: viewer.displayName } : {}) }));
}

async function decide({ services, request, param }: Call): Promise<HttpResponseInit> {
  requireOwnPage(request);
  const form = new URLSearchParams(new TextDecoder().decode(await readBytes(request, largestForm)));
  const field = (name: string): string => form.get(name) ?? '';
  const viewer = await signedIn(services.ports, request);
  const identity = viewer ?? (await authenticateToken(services.ports, field('credential')));
  const comment = field('comment').trim();
  const { decision, outcome, approvals } = await services.decideOnPage(identity, {
    tenant: param('tenant'),
    token: field('t'),
    proof: field('proof'),
    signedIn: viewer !== undefined,
    choice: field('choice'),
    subject: field('subject'),
    checklist: Object.fromEntries(
      [...form.keys()]
        .filter((name) => name.startsWith('check.'))
        .map((name) => [name.slice(6), field(name) === 'true']),
    ),
    ...(comment === '' ? {} : { comment: comment.slice(0, 10_000) }),
  });
  const count = approvals ? ` (${approvals.have} of ${approvals.need})` : '';
  const title = outcome === 'repeated' ? 'You had decided this before' : 'Your decision is recorded';
  return html(200, answerPage(title, `${decision.choice} by ${decision.by}${count}`));
}

/** The sign-in before the app hands its ID token on; it is verified here, so a made-up header is worth nothing. */
async function signedIn(ports: Call['services']['ports'], request: HttpRequest): Promise<Identity | undefined> {
  const token = request.headers.get('x-ms-token-aad-id-token');
  return token === null ? undefined : authenticateToken(ports, token);
}

/** Browsers say where a form comes from; one of another site is refused whatever it holds. */
function requireOwnPage(request: HttpRequest): void {
  const site = request.headers.get('sec-fetch-site');
  if (site === null || site === 'same-origin') return;
  throw new AppError('forbidden', 'Decide on the page of the link, not from another site.');
}

async function asPage(work: () => Promise<HttpResponseInit>): Promise<HttpResponseInit> {
  try {
    return await work();
  } catch (error) {
    if (!isAppError(error) || toProblem(error).status >= 500) throw error;
    const { status, title, detail, code } = toProblem(error);
    return html(status, answerPage(title, detail), { 'x-problem-code': code });
  }
}

function html(status: number, body: string, headers: Readonly<Record<string, string>> = {}): HttpResponseInit {
  return { ...plain('text/html; charset=utf-8', body, { ...pageHeaders, ...headers }), status };
}
