import fc from 'fast-check';
import { assessRelease } from '../../../domain/release';
import type { SignalSample } from '../../../domain/release';

const limits = { latencyP95LimitMs: 500, errorRateLimitPercent: 1, soakSampleCount: 2 };
const good: SignalSample = { latencyP95Ms: 120.2, errorRatePercent: 0, requests: 10 };

describe('assessRelease', () => {
  it('passes when enough samples are within the limits', () => {
    expect(assessRelease([good, { ...good, latencyP95Ms: 500, errorRatePercent: 1, requests: 30 }], limits)).toEqual({
      verdict: 'pass',
      reasons: [],
      latencyP95Ms: 500,
      errorRatePercent: 0.75,
      requests: 40,
    });
  });

  it.each<[string, SignalSample, RegExp]>([
    ['latency', { ...good, latencyP95Ms: 500.1 }, /latency p95 500.1 ms is above 500 ms/],
    ['errors', { ...good, errorRatePercent: 1.01 }, /error rate 1.01 % is above 1 %/],
  ])('is a breach when one interval has too much %s, even when samples are missing', (_, bad, reason) => {
    expect(assessRelease([bad], limits)).toMatchObject({ verdict: 'breach', reasons: [expect.stringMatching(reason)] });
    expect(assessRelease([good, bad, good], limits).verdict).toBe('breach');
  });

  it.each<[string, SignalSample[]]>([
    ['no samples', []],
    ['too few samples', [good]],
    ['samples without requests', [good, { ...good, requests: 0 }]],
    ['samples that are no numbers', [good, { ...good, latencyP95Ms: Number.NaN }]],
    ['samples that cannot be', [good, { ...good, errorRatePercent: -1 }]],
  ])('is inconclusive with %s', (_, samples) => {
    expect(assessRelease(samples, limits).verdict).toBe('inconclusive');
  });

  it('never passes without data, even when no sample is asked for', () => {
    expect(assessRelease([], { ...limits, soakSampleCount: 0 }).verdict).toBe('inconclusive');
  });

  it('passes exactly when every usable sample is within the limits and there are enough of them', () => {
    const sample = fc.record({
      latencyP95Ms: fc.constantFrom(100, 500, 501, Number.NaN),
      errorRatePercent: fc.constantFrom(0, 1, 2),
      requests: fc.constantFrom(0, 5),
    });
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 5 }), (samples) => {
        const usable = samples.filter(({ requests, latencyP95Ms }) => requests > 0 && !Number.isNaN(latencyP95Ms));
        const bad = usable.some(({ latencyP95Ms, errorRatePercent }) => latencyP95Ms > 500 || errorRatePercent > 1);
        const enough = usable.length >= 2 ? 'pass' : 'inconclusive';
        expect(assessRelease(samples, limits).verdict).toBe(bad ? 'breach' : enough);
      }),
    );
  });

  describe('against a baseline', () => {
    const release = {
      maxP95IncreasePercent: 100,
      p95IncreaseFloorMs: 50,
      maxErrorRateIncrease: 1,
      saturationLimitPercent: 90,
      minRequests: 5,
    };
    const compared = { ...limits, errorRateLimitPercent: 10, soakSampleCount: 1, release };
    const whole: SignalSample = { ...good, saturationPercent: 20 };
    const verdict = (sample: SignalSample) => assessRelease([sample], compared);

    it('passes beside an equal one, and without one at a first deployment', () => {
      expect(verdict({ ...whole, baseline: whole }).verdict).toBe('pass');
      expect(verdict(whole).verdict).toBe('pass');
    });

    it.each<[string, SignalSample, RegExp]>([
      ['slower', { ...whole, latencyP95Ms: 200, baseline: { ...whole, latencyP95Ms: 99 } }, /more than 100 % slower/],
      ['failing more', { ...whole, errorRatePercent: 3, baseline: { ...whole, errorRatePercent: 1 } }, /points worse/],
      ['saturated', { ...whole, saturationPercent: 91 }, /saturation 91 % is above 90 %/],
    ])('is a breach when %s', (_, sample, reason) => {
      expect(verdict(sample)).toMatchObject({ verdict: 'breach', reasons: [expect.stringMatching(reason)] });
    });

    it('takes a few milliseconds more for noise', () => {
      expect(verdict({ ...whole, latencyP95Ms: 51, baseline: { ...whole, latencyP95Ms: 1 } }).verdict).toBe('pass');
    });

    it.each<[string, SignalSample]>([
      ['the baseline has no data', { ...whole, baseline: { ...whole, requests: 0 } }],
      ['there are too few requests', { ...whole, requests: 4 }],
      ['saturation cannot be measured', { ...whole, saturationPercent: null }],
      ["the baseline's saturation cannot be measured", { ...whole, baseline: { ...whole, saturationPercent: null } }],
    ])('is inconclusive when %s', (_, sample) => {
      expect(verdict(sample).verdict).toBe('inconclusive');
    });

    it('is a breach although the baseline has no data', () => {
      expect(verdict({ ...whole, latencyP95Ms: 501, baseline: { ...whole, requests: 0 } }).verdict).toBe('breach');
    });
  });
});
