import { AppError } from '../../domain/errors';
import { json } from '../http/answers';
import { readJson } from '../http/json-body';
import { openRoute } from '../http/route';
import type { Route } from '../http/route';

export const messageRoutes: readonly Route[] = [
  openRoute({
    name: 'acceptTeamsMessage',
    method: 'POST',
    path: 'messages',
    access: 'hook',
    summary: 'The Teams bot. Takes what the Bot Framework signed for this bot, and nothing else.',
    answers: { 200: 'The answer that Teams shows.' },
    durable: true,
    async handle({ services, request }) {
      const { bot } = services.ports.channels;
      if (!bot) throw new AppError('not_supported', 'No Teams bot is set up: STELLWERK_NOTIFIER must name teams.');
      const body = await readJson(request);
      const { status, body: answer } = await bot.receive(Object.fromEntries(request.headers), body, services.hearBot);
      if (status === 401) throw new AppError('unauthenticated', 'This did not come from Teams.');
      return json(status, answer ?? {});
    },
  }),
];
