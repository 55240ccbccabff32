import { changeWindowAt, changeWindowProblems } from '../../../domain/release/change-window';
import type { ChangeWindow } from '../../../domain/release/change-window';
import { instantOf, localTimeOf } from '../../../domain/release/time-zone';

const office: ChangeWindow = {
  days: ['mon', 'tue', 'wed', 'thu'],
  from: '09:00',
  to: '16:00',
  timeZone: 'Europe/Berlin',
};
const at = (instant: string, changes: Partial<Parameters<typeof changeWindowAt>[1]> = {}) =>
  changeWindowAt(instant, { changeWindows: [office], freezes: [], ...changes });

describe('changeWindowAt', () => {
  it('is always open without windows and freezes', () => {
    expect(at('2026-01-04T03:00:00Z', { changeWindows: [] })).toEqual({ kind: 'open' });
  });

  it.each([
    ['first minute, in winter', '2026-01-05T08:00:00Z'],
    ['first minute, in summer', '2026-07-06T07:00:00Z'],
    ['last minute', '2026-01-08T14:59:59Z'],
  ])('is open in its %s', (_, instant) => {
    expect(at(instant)).toEqual({ kind: 'open' });
  });

  it.each([
    ['a minute too early', '2026-01-05T07:59:00Z', '2026-01-05T08:00:00.000Z'],
    ['at its end', '2026-01-05T15:00:00Z', '2026-01-06T08:00:00.000Z'],
    ['over the weekend', '2026-01-09T10:00:00Z', '2026-01-12T08:00:00.000Z'],
    ['over the change to summer time', '2026-03-27T10:00:00Z', '2026-03-30T07:00:00.000Z'],
    ['over the change to winter time', '2026-10-23T10:00:00Z', '2026-10-26T08:00:00.000Z'],
  ])('is closed %s, and says when it opens', (_, instant, until) => {
    expect(at(instant)).toMatchObject({ kind: 'outside', until });
  });

  it('opens at the earliest of several windows', () => {
    const saturday: ChangeWindow = { days: ['sat'], from: '22:00', to: '24:00', timeZone: 'America/New_York' };
    expect(at('2026-01-09T10:00:00Z', { changeWindows: [office, saturday] })).toMatchObject({
      until: '2026-01-11T03:00:00.000Z',
    });
    expect(at('2026-01-11T04:59:00Z', { changeWindows: [saturday] })).toEqual({ kind: 'open' });
  });

  it('is frozen although a window is open, until the longest freeze ends', () => {
    const freezes = [
      { from: '2026-01-05T00:00:00Z', to: '2026-01-06T00:00:00Z', reason: 'audit' },
      { from: '2026-01-01T00:00:00Z', to: '2026-01-07T00:00:00+01:00', reason: 'holidays' },
    ];
    expect(at('2026-01-05T10:00:00Z', { freezes })).toEqual({
      kind: 'frozen',
      reason: 'freeze until 2026-01-06T23:00Z: holidays',
      until: '2026-01-06T23:00:00.000Z',
    });
    expect(at('2026-01-07T10:00:00Z', { freezes })).toEqual({ kind: 'open' });
  });

  it('names windows and freezes that make no sense', () => {
    expect(
      changeWindowProblems(
        [{ ...office, from: '22:00', to: '06:00', timeZone: 'Europe/Nowhere' }],
        [{ from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z', reason: 'x' }],
      ),
    ).toEqual([
      expect.stringContaining('passes midnight'),
      expect.stringContaining('"Europe/Nowhere" is no IANA time zone'),
      expect.stringContaining('freezes[0] ends before it begins'),
    ]);
  });
});

describe('time zones', () => {
  it('gives back what the clocks show, on every hour of a year with two changes', () => {
    for (const timeZone of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC']) {
      for (let hour = 0; hour < 8_760; hour += 7) {
        const instant = Date.UTC(2026, 0, 1, hour);
        const { weekday: _, ...local } = localTimeOf(instant, timeZone);
        const back = instantOf(local, timeZone);
        expect(localTimeOf(back, timeZone)).toMatchObject(local);
        expect(instant - back).toBeGreaterThanOrEqual(0);
        expect(instant - back).toBeLessThanOrEqual(3_600_000);
      }
    }
  });
});
