import { assessRelease, missingSamples } from '../../domain/release';
import type { SignalLimits, SignalSample } from '../../domain/release';
import type { MeasuredSample, Served } from '../../contracts/deployment';
import { call, now } from '../kit';
import type { Step } from '../kit';
import { wait } from './attempt';
import type { Attempt } from './attempt';

export interface Watch {
  readonly name: string;
  readonly of: 'candidate' | 'restored';
  readonly weightPercent: number;
  /** Samples with data that the verdict needs. */
  readonly samples: number;
  /** Seconds before each sample. */
  readonly seconds: number;
  readonly limits: Omit<SignalLimits, 'soakSampleCount'>;
  /** Samples of this deployment so far: numbers them through. */
  readonly taken: number;
  /** Tells people why it does not go on by itself. */
  hold(reason: string): Step<void>;
}

export interface Watched {
  readonly verdict: 'pass' | 'breach' | 'inconclusive';
  readonly reasons: readonly string[];
  readonly signals: readonly SignalSample[];
  readonly holds: number;
}

const noData: MeasuredSample = { latencyP95Ms: 0, errorRatePercent: 0, requests: 0 };

/**
 * Measures until the verdict is clear. A breach ends it at once; without enough data it is prolonged as often as the policy
 * says, and stays inconclusive after that. It never passes for want of data.
 */
export function* watchSignals(attempt: Attempt, watch: Watch): Step<Watched> {
  const { maxHolds } = attempt.policy;
  const limits = { ...watch.limits, soakSampleCount: watch.samples };
  const signals: MeasuredSample[] = [];
  const since = now(attempt.context);
  for (let holds = 0; ; holds += 1) {
    for (let missing = missingSamples(signals, limits); missing > 0; missing -= 1) {
      yield* wait(attempt, watch.seconds);
      signals.push(yield* measure(attempt, watch, watch.taken + signals.length + 1, signals.at(-1)?.served, since));
      const { verdict, reasons } = assessRelease(signals, limits);
      if (verdict === 'breach') return { verdict, reasons, signals: signals.map(withoutCounters), holds };
    }
    const { verdict, reasons } = assessRelease(signals, limits);
    if (verdict === 'pass' || holds >= maxHolds) {
      return { verdict, reasons, signals: signals.map(withoutCounters), holds };
    }
    yield* watch.hold(`${watch.name} held (${holds + 1} of ${maxHolds}): ${reasons.join('; ')}`);
  }
}

function* measure(
  { context, deployId, input }: Attempt,
  { of, weightPercent }: Watch,
  sample: number,
  served: Served | undefined,
  since: string,
): Step<MeasuredSample> {
  try {
    return yield* call(context, 'measureSignals', {
      run: input.run,
      deployId,
      sample,
      of,
      weightPercent,
      since,
      ...(served ? { served } : {}),
    });
  } catch {
    // A monitor that is away is no data: it neither passes nor breaks anything.
    return noData;
  }
}

function withoutCounters({ served: _served, ...sample }: MeasuredSample): SignalSample {
  return sample;
}
