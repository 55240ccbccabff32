import type { ReplayBody } from '../../contracts/dead-letters';
import { json } from '../http/answers';
import { userRoute } from '../http/route';
import type { Route } from '../http/route';
import { amount, list, object, text } from '../http/shape';
import type { Shape } from '../http/shape';

const replayBody: Shape<ReplayBody> = object(
  { queue: text(60) },
  { batch: amount(100), before: text(40), sequenceNumbers: list(amount(Number.MAX_SAFE_INTEGER), 100) },
);

export const deadLetterRoutes: readonly Route[] = [
  userRoute({
    name: 'listDeadLetters',
    method: 'GET',
    path: 'v1/dead-letters',
    summary: 'Messages that could not be processed, with why. Roles ops and admin.',
    query: { queue: 'Default: all.', after: 'Only later sequence numbers.', limit: '1 to 500; default 100.' },
    answers: { 200: '{items}' },
    async handle({ services, identity, query, count }) {
      const queue = query('queue');
      const listed = await services.listDeadLetters(identity, {
        ...(queue === undefined ? {} : { queue }),
        after: count('after', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 }),
        limit: count('limit', { min: 1, max: 500, otherwise: 100 }),
      });
      return json(200, listed);
    },
  }),
  userRoute<ReplayBody>({
    name: 'replayDeadLetters',
    method: 'POST',
    path: 'v1/dead-letters/replay',
    summary: 'Sends dead letters again, a batch at a time. Safe to repeat. Roles ops and admin.',
    body: replayBody,
    answers: { 200: '{replayed, remaining}' },
    async handle({ services, identity }, body) {
      return json(200, await services.replayDeadLetters(identity, body));
    },
  }),
];
