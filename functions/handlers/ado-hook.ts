import type { HttpResponseInit } from '@azure/functions';
import { toProblem } from '../../domain/errors';
import { json } from '../http/answers';
import { openRoute } from '../http/route';
import type { Call, Route } from '../http/route';

/**
 * Answers follow what Azure DevOps does with them: 5xx of this kind is delivered again, other errors put the subscription
 * on probation. So an odd but authenticated event is answered 200, and only a bus that is away 503.
 */
export const hookRoutes: readonly Route[] = [
  openRoute({
    name: 'acceptAdoHook',
    method: 'POST',
    path: 'hooks/ado/{tenant}',
    access: 'hook',
    summary: 'Azure DevOps service hooks. Basic auth with the secret of the tenant.',
    answers: { 202: 'On its way, or about no rule.', 200: 'Odd; taken note of, nothing will come of it.' },
    async handle(call) {
      try {
        return await accept(call);
      } catch (error) {
        return refuse(call, error);
      }
    },
  }),
];

async function accept({ services, metrics, request, context, param }: Call): Promise<HttpResponseInit> {
  const traceParent = context.traceContext?.traceParent;
  const answer = await services.acceptAdoHook({
    tenant: param('tenant'),
    authorization: request.headers.get('authorization'),
    readBody: async () => new Uint8Array(await request.arrayBuffer()),
    ...(traceParent === undefined ? {} : { traceParent }),
  });
  metrics.countHook(answer.kind);
  if (answer.kind === 'queued') return json(202, { outcome: 'accepted', messageId: answer.messageId });
  return json(answer.kind === 'unmatched' ? 202 : 200, { outcome: 'ignored', reason: answer.reason });
}

/** A fault of ours is always 503: any other status would not be delivered again. */
function refuse({ metrics, context }: Call, error: unknown): HttpResponseInit {
  const problem = toProblem(error);
  const status = problem.status >= 500 ? 503 : problem.status;
  metrics.countHook(problem.code);
  if (status === 503) context.error('A service hook delivery could not be taken in:', error);
  const headers = status === 401 ? { 'www-authenticate': 'Basic realm="stellwerk"' } : { 'retry-after': '5' };
  return json(status, { ...problem, status }, { ...headers, 'content-type': 'application/problem+json' });
}
