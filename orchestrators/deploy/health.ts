import { call } from '../kit';
import type { Step } from '../kit';
import { wait } from './attempt';
import type { Attempt } from './attempt';

/** Seconds between two looks at the health. Azure cuts timers to whole seconds: one of a single second fires at once. */
const healthLookSeconds = 2;

/** Counts its looks instead of comparing clocks, for timers can fire early. */
export function* becomeHealthy(attempt: Attempt): Step<{ readonly healthy: boolean; readonly detail: string }> {
  const { context, deployId, input } = attempt;
  const { healthTimeoutSeconds } = input.run.policy;
  const looks = 1 + Math.ceil(healthTimeoutSeconds / healthLookSeconds);
  let detail = 'it was never asked';
  for (let look = 1; look <= looks; look += 1) {
    const probe = yield* call(context, 'probeHealth', { run: input.run, deployId });
    if (probe.healthy) {
      return probe;
    }
    detail = probe.detail;
    if (look < looks) {
      yield* wait(attempt, healthLookSeconds);
    }
  }
  return { healthy: false, detail: `not healthy within ${healthTimeoutSeconds} s: ${detail}` };
}
