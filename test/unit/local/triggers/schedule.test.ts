import type { ZoneOffset } from '../../../../local/triggers/cron-occurrence';
import { parseSchedule } from '../../../../local/triggers/timer-schedule';

const utc: ZoneOffset = () => 0;
/** Central Europe in 2026: summer time from 29 March 01:00 UTC to 25 October 01:00 UTC. */
const berlin: ZoneOffset = (at) => (at >= Date.UTC(2026, 2, 29, 1) && at < Date.UTC(2026, 9, 25, 1) ? 120 : 60);

function occurrences(schedule: string, from: string, count: number, zone = utc): string[] {
  const parsed = parseSchedule(schedule, zone);
  const found: string[] = [];
  for (let at = Date.parse(from); found.length < count;) {
    const next = parsed.next(at);
    if (next === undefined) break;
    found.push(new Date(next).toISOString().replace('.000Z', 'Z'));
    at = next;
  }
  return found;
}

describe('timer schedule', () => {
  it.each([
    ['0 */5 * * * *', ['2026-03-01T10:05:00Z', '2026-03-01T10:10:00Z']],
    ['*/5 * * * *', ['2026-03-01T10:05:00Z', '2026-03-01T10:10:00Z']],
    ['0 0 9-17/4 * * *', ['2026-03-01T13:00:00Z', '2026-03-01T17:00:00Z']],
    ['0 30 9 * * Mon-Fri', ['2026-03-02T09:30:00Z', '2026-03-03T09:30:00Z']],
    ['0 0 0 1 Jan,Jul *', ['2026-07-01T00:00:00Z', '2027-01-01T00:00:00Z']],
    ['0 0 0 29 2 *', ['2028-02-29T00:00:00Z', '2032-02-29T00:00:00Z']],
    ['30 5/20 * * * *', ['2026-03-01T10:05:30Z', '2026-03-01T10:25:30Z']],
    ['0 0 0 13 * 5', ['2026-03-13T00:00:00Z', '2026-11-13T00:00:00Z']],
    ['00:10:00', ['2026-03-01T10:12:00Z', '2026-03-01T10:22:00Z']],
    ['1.00:00:00', ['2026-03-02T10:02:00Z', '2026-03-03T10:02:00Z']],
  ])('reads %s', (schedule, expected) => {
    expect(occurrences(schedule, '2026-03-01T10:02:00Z', 2)).toEqual(expected);
  });

  it('never comes due on a day that does not exist', () => {
    expect(occurrences('0 0 0 31 2 *', '2026-03-01T00:00:00Z', 1)).toEqual([]);
  });

  it('runs a daily time once when the clocks repeat it, and an hour later when they skip it', () => {
    expect(occurrences('0 30 2 * * *', '2026-10-24T12:00:00Z', 2, berlin)).toEqual([
      '2026-10-25T00:30:00Z',
      '2026-10-26T01:30:00Z',
    ]);
    expect(occurrences('0 30 2 * * *', '2026-03-28T12:00:00Z', 2, berlin)).toEqual([
      '2026-03-29T01:30:00Z',
      '2026-03-30T00:30:00Z',
    ]);
  });

  it('goes on every half hour through a change of the clocks', () => {
    const steps = ['2026-10-25T00:00:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:00:00Z', '2026-10-25T01:30:00Z'];
    expect(occurrences('0 */30 * * * *', '2026-10-24T23:45:00Z', 4, berlin)).toEqual(steps);
    expect(occurrences('0 */30 * * * *', '2026-03-29T00:45:00Z', 2, berlin)).toEqual([
      '2026-03-29T01:00:00Z',
      '2026-03-29T01:30:00Z',
    ]);
  });

  it('knows which schedules are too short to be monitored', () => {
    expect(parseSchedule('*/10 * * * * *').isShort).toBe(true);
    expect(parseSchedule('00:00:30').isShort).toBe(true);
    expect(parseSchedule('0 * * * * *').isShort).toBe(false);
  });

  it.each([
    ['* * *', 'has 3 fields'],
    ['0 60 * * * *', 'minute field "60"'],
    ['0 0 0 * * 7', 'day of week field "7"'],
    ['0 0 0 * Foo *', 'month field "Foo"'],
    ['0 5-1 * * * *', 'minute field'],
    ['00:00:00', 'not longer than zero'],
  ])('refuses %s', (schedule, reason) => {
    expect(() => parseSchedule(schedule)).toThrow(reason);
  });
});
