import { app } from '@azure/functions';
import type { LogHookContext, PreInvocationContext } from '@azure/functions';
import type { LogLine, Telemetry } from '../../ports/telemetry';
import { isReporting } from '../config';
import { traceInvocations } from './trace-invocations';

/**
 * Where a host reports: a span round every function, and the app's own log lines, cleaned for the host's log too. Elsewhere
 * nothing is hooked in, and calls go the way they always went.
 */
export function registerTelemetry(getDependencies: () => { readonly telemetry: Telemetry }): void {
  if (!isReporting(process.env)) return;
  let trace: ReturnType<typeof traceInvocations> | undefined;
  app.hook.preInvocation((context: PreInvocationContext) => {
    trace ??= traceInvocations(getDependencies().telemetry);
    trace(context);
  });
  app.hook.log((context: LogHookContext) => {
    if (context.category !== 'user' || context.level === 'none') return;
    const { telemetry } = getDependencies();
    context.message = telemetry.redact(context.message);
    const level: LogLine['level'] = context.level;
    const attributes = { 'faas.invoked_name': context.invocationContext?.functionName };
    telemetry.log({ level, message: context.message, attributes });
  });
}
