import { app } from '@azure/functions';
import type { InvocationContext } from '@azure/functions';
import * as df from 'durable-functions';
import { readAdoEventMessage } from '../../app/services/intake-ado-event';
import { readCheckResultMessage } from '../../app/services/receive-check-result';
import { readBugMessage } from '../../app/services/report-bug';
import { AppError, isAppError } from '../../domain/errors';
import { queueNames, serviceBusConnection } from '../../contracts/names';
import type { QueueName } from '../../contracts/names';
import { createServices } from '../services';
import type { Services } from '../wire-services';

interface QueueTrigger<M> {
  readonly name: string;
  readonly queueName: QueueName;
  /** Undefined = will never be a message of ours. */
  readonly read: (body: unknown) => M | undefined;
  readonly handle: (services: Services, message: M) => Promise<string>;
}

/** Service Bus queues. A fault is thrown, so the bus delivers again and finally dead-letters; what it means is told by logs. */
export function registerQueueTriggers(): void {
  registerQueue({
    name: 'takeInAdoEvent',
    queueName: queueNames.adoEvents,
    read: readAdoEventMessage,
    async handle({ intakeAdoEvent }, message) {
      const { outcome, reason, runId } = await intakeAdoEvent(message);
      return `${message.messageId}: ${outcome}, ${reason}${runId === undefined ? '' : ` (${runId})`}`;
    },
  });
  registerQueue({
    name: 'takeInBugReport',
    queueName: queueNames.bugReports,
    read: readBugMessage,
    async handle({ receiveBug }, message) {
      const { triageId, started } = await receiveBug(message);
      return `${message.bugReport}: ${started ? 'triage started' : 'joined triage'} ${triageId}`;
    },
  });
  registerQueue({
    name: 'takeInCheckResult',
    queueName: queueNames.checkResults,
    read: readCheckResultMessage,
    async handle({ receiveCheckResult }, message) {
      return `${message.checkId}: ${await receiveCheckResult(message)}`;
    },
  });
}

function registerQueue<M>({ name, queueName, read, handle }: QueueTrigger<M>): void {
  app.serviceBusQueue(name, {
    connection: serviceBusConnection,
    queueName,
    extraInputs: [df.input.durableClient()],
    async handler(body: unknown, context: InvocationContext) {
      const services = createServices(context, { durable: true });
      try {
        const message = read(parse(body));
        if (message === undefined) throw new AppError('invalid_request', `It is no message of the queue ${queueName}.`);
        context.log(await handle(services, message));
      } catch (error) {
        // What no repetition mends dies after the bus's last attempt; the reason is kept for whoever looks at it then.
        if (isAppError(error) && !error.retryable) {
          await services.recordFailure(idOf(context), body, error);
        }
        throw error;
      }
    },
  });
}

/** Senders that set no content type arrive as text. */
function parse(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function idOf({ triggerMetadata }: InvocationContext): string {
  const id = triggerMetadata?.['messageId'];
  return typeof id === 'string' ? id : '';
}
