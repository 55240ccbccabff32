import { json } from '../http/answers';
import { checkpointBody, decisionBody } from '../http/bodies';
import { userRoute } from '../http/route';
import type { Route } from '../http/route';

const channel = 'api';

export const gateRoutes: readonly Route[] = [
  userRoute({
    name: 'decideGate',
    method: 'POST',
    path: 'v1/runs/{runId}/gates/{gate}/decision',
    summary:
      'Approves or rejects at a gate. `subject` is the digest of what was shown; the requester of the run cannot decide.',
    answers: { 200: 'Recorded, or recorded before by the same person.' },
    body: decisionBody,
    durable: true,
    async handle({ services, identity, param }, { decision, ...rest }) {
      const command = { runId: param('runId'), gate: param('gate'), choice: decision, channel, ...rest };
      return json(200, await services.decideGate(identity, command));
    },
  }),
  userRoute({
    name: 'decideCheckpoint',
    method: 'POST',
    path: 'v1/runs/{runId}/checkpoint',
    summary: 'Says how a run that needs a person goes on.',
    answers: { 200: 'Recorded, or recorded before by the same person.' },
    body: checkpointBody,
    durable: true,
    async handle({ services, identity, param }, { checkpoint = 'checkpoint', ...rest }) {
      if (rest.choice === 'cancel') {
        return json(200, await services.controlRun(identity, param('runId'), 'cancel', rest.comment));
      }
      const command = { runId: param('runId'), gate: checkpoint, channel, ...rest };
      return json(200, await services.decideGate(identity, command));
    },
  }),
];
