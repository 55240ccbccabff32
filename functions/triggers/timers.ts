import { app } from '@azure/functions';
import * as df from 'durable-functions';
import { createServices } from '../services';

export function registerTimers(): void {
  app.timer('ringAgain', {
    schedule: '30 * * * * *',
    extraInputs: [df.input.durableClient()],
    async handler(_timer, context) {
      const rung = await createServices(context, { durable: true }).ringAgain();
      if (rung > 0)
        context.warn(`Rang again at ${rung} places where a decision, a resume or a cancel may not have been heard.`);
    },
  });
  app.timer('reconcileRuns', {
    schedule: '50 */2 * * * *',
    extraInputs: [df.input.durableClient()],
    async handler(_timer, context) {
      const crashed = await createServices(context, { durable: true }).reconcileRuns();
      if (crashed.length > 0) context.error(`Runs that ended without their own end: ${crashed.join(', ')}`);
    },
  });
  app.timer('reconcileEvents', {
    schedule: '20 */5 * * * *',
    async handler(_timer, context) {
      const services = createServices(context, {});
      const { found, failed } = await services.reconcileEvents();
      if (found.length > 0) context.warn(`Events that no service hook had brought: ${found.join(', ')}`);
      for (const { project, reason } of failed)
        context.error(`Events of ${project} could not be looked through: ${reason}`);
      const repaired = await services.hookSubscriptions.repairAll();
      for (const { eventType, project, reason } of repaired) {
        context.warn(`The subscription ${eventType} of ${project} was enabled again, ${reason ?? ''}`);
      }
    },
  });
  app.timer('startPendingRuns', {
    schedule: '0 * * * * *',
    extraInputs: [df.input.durableClient()],
    async handler(_timer, context) {
      const { started, failed } = await createServices(context, { durable: true }).startPendingRuns();
      if (started.length > 0) context.warn(`Started runs that had been left queued: ${started.join(', ')}`);
      for (const { runId, reason } of failed) context.error(`Run ${runId} cannot be started: ${reason}`);
    },
  });
  app.timer('sweepAdmission', {
    schedule: '15 * * * * *',
    // Brings the host's limits to the queue before the first runs.
    runOnStartup: true,
    extraInputs: [df.input.durableClient()],
    async handler(_timer, context) {
      const recovered = await createServices(context, { durable: true }).sweepAdmission();
      if (recovered.length > 0) context.warn(`Recovered the slots of runs that are gone: ${recovered.join(', ')}`);
    },
  });
  app.timer('sweepBudgets', {
    schedule: '45 * * * * *',
    extraInputs: [df.input.durableClient()],
    async handler(_timer, context) {
      const services = createServices(context, { durable: true });
      services.settings.keepLevels?.(await services.sweepBudgets());
    },
  });
  app.timer('deliverNotices', {
    schedule: '*/5 * * * * *',
    async handler(_timer, context) {
      const { delayed } = await createServices(context, {}).deliverNotices();
      for (const line of delayed) context.warn(`A notice waits: ${line}`);
    },
  });
}
