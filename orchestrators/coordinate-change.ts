import type { RunOutcome } from '../contracts/run';
import type { Context, Step } from './kit';
import { coordinate, mayCoordinate } from './coordination/coordinate';
import type { Journey } from './run/journey';
import { plan } from './run/plan';
import { toTheEnd } from './run/to-the-end';

/** One change in several repositories: planned once, a run for each of them, reviewed together, delivered all or not at all. */
export function* coordinateChange(context: Context): Step<RunOutcome> {
  return yield* toTheEnd(context, change);
}

function* change(journey: Journey): Step<RunOutcome> {
  yield* plan(journey);
  if (yield* mayCoordinate(journey)) return yield* coordinate(journey);
  const reason = `Autonomy ${journey.autonomy} does not coordinate several repositories. Set \`autonomy: coordinate\` in the project file, or raise the tenant's cap, and file it again.`;
  return { state: journey.state, status: 'failed', reason, links: journey.links };
}
