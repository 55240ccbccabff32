import type { HttpResponseInit } from '@azure/functions';
import type { HubDelivery } from '../../app/services/hubs/accept-hub-hook';
import { toProblem } from '../../domain/errors';
import { json } from '../http/answers';
import type { Call } from '../http/route';

type Answer =
  | { readonly kind: 'queued'; readonly messageId: string }
  | { readonly kind: 'unmatched' | 'recorded'; readonly reason: string };

/** Takes a webhook of GitHub or GitLab; a fault of ours is 503, which both show among their deliveries as failed. */
export async function answerHub(
  call: Call,
  accept: (delivery: HubDelivery) => Promise<Answer>,
): Promise<HttpResponseInit> {
  const { request, context, metrics, param } = call;
  const traceParent = context.traceContext?.traceParent;
  try {
    const answer = await accept({
      tenant: param('tenant'),
      header: (name) => request.headers.get(name),
      readBody: async () => new Uint8Array(await request.arrayBuffer()),
      ...(traceParent === undefined ? {} : { traceParent }),
    });
    metrics.countHook(answer.kind);
    if (answer.kind === 'queued') return json(202, { outcome: 'accepted', messageId: answer.messageId });
    return json(answer.kind === 'unmatched' ? 202 : 200, { outcome: 'ignored', reason: answer.reason });
  } catch (error) {
    const problem = toProblem(error);
    const status = problem.status >= 500 ? 503 : problem.status;
    metrics.countHook(problem.code);
    if (status === 503) context.error('A webhook could not be taken in:', error);
    return json(status, { ...problem, status }, { 'content-type': 'application/problem+json' });
  }
}
