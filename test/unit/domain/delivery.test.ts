import fc from 'fast-check';
import { deliveryFigures } from '../../../domain/delivery';
import type { Delivery } from '../../../domain/delivery';

const since = '2026-01-01T00:00:00Z';
const until = '2026-01-15T00:00:00Z';

function delivery(day: number, rest: Partial<Delivery> = {}): Delivery {
  const at = `2026-01-${String(day).padStart(2, '0')}T12:00:00Z`;
  return { runId: `acme.shop.${day}.1`, at, outcome: 'SUCCESS', repairs: false, leadSeconds: day * 3_600, ...rest };
}

describe('deliveryFigures', () => {
  it('has nothing to say of a time without deployments', () => {
    expect(deliveryFigures([], since, until)).toEqual({
      deployments: 0,
      deploymentsPerWeek: 0,
      leadTimeHours: null,
      changeFailurePercent: null,
      timeToRestoreHours: null,
    });
  });

  it('counts deployments per week, and none from before or after', () => {
    const outside = [{ ...delivery(1), at: '2025-12-31T23:59:59Z' }, delivery(15)];
    expect(deliveryFigures([...outside, delivery(2), delivery(9), delivery(14)], since, until)).toMatchObject({
      deployments: 3,
      deploymentsPerWeek: 1.5,
    });
  });

  it('gives median and 90th percentile of lead times', () => {
    const ten = Array.from({ length: 10 }, (_, index) => delivery(index + 1));
    expect(deliveryFigures(ten, since, until).leadTimeHours).toEqual({ median: 5, p90: 9 });
  });

  it('counts roll backs and hotfixes as failures of changes', () => {
    const rolledBack: Delivery = {
      runId: 'r',
      at: delivery(4).at,
      outcome: 'ROLLED_BACK',
      repairs: false,
      restoreSeconds: 1_800,
    };
    const hotfix = delivery(5, { repairs: true, restoreSeconds: 7_200 });
    const figures = deliveryFigures([delivery(2), delivery(3), rolledBack, hotfix], since, until);
    expect(figures.changeFailurePercent).toBe(50);
    expect(figures.timeToRestoreHours).toEqual({ median: 0.5, p90: 2 });
  });

  it('keeps percent and order for any deliveries', () => {
    const any = fc.record({
      runId: fc.constant('r'),
      at: fc
        .date({ min: new Date(since), max: new Date(until), noInvalidDate: true })
        .map((date) => date.toISOString()),
      outcome: fc.constantFrom('SUCCESS' as const, 'ROLLED_BACK' as const),
      repairs: fc.boolean(),
      leadSeconds: fc.nat({ max: 10_000_000 }),
      restoreSeconds: fc.nat({ max: 10_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 40 }), (deliveries) => {
        const {
          changeFailurePercent: percent,
          leadTimeHours: lead,
          deployments,
        } = deliveryFigures(deliveries, since, until);
        expect(deployments).toBe(deliveries.length);
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
        expect(lead?.p90).toBeGreaterThanOrEqual(lead?.median ?? 0);
      }),
    );
  });
});
