import fc from 'fast-check';
import { gateSchedule } from '../../../domain/gate-schedule';

const opened = '2025-03-01T12:00:00.000Z';

describe('gateSchedule', () => {
  it('counts hours from the opening', () => {
    expect(gateSchedule(opened, { reminderHours: 24, escalationHours: 72, deadlineHours: 336 })).toEqual({
      reminderAt: '2025-03-02T12:00:00.000Z',
      escalationAt: '2025-03-04T12:00:00.000Z',
      deadlineAt: '2025-03-15T12:00:00.000Z',
    });
  });

  it('escalates halfway when nobody says when', () => {
    expect(gateSchedule(opened, { reminderHours: 2, deadlineHours: 4 }).escalationAt).toBe('2025-03-01T15:00:00.000Z');
  });

  it('lets every instant stand still while the run is paused', () => {
    const hours = { reminderHours: 1, escalationHours: 2, deadlineHours: 3 };
    expect(gateSchedule(opened, hours, 1800)).toEqual(gateSchedule('2025-03-01T12:30:00.000Z', hours));
  });

  it('takes fractions of an hour', () => {
    expect(gateSchedule(opened, { reminderHours: 0.001, deadlineHours: 0.01 }).deadlineAt).toBe(
      '2025-03-01T12:00:36.000Z',
    );
  });

  it('keeps reminder, escalation and deadline in order, whatever it is given', () => {
    const hours = fc.double({ min: 0.001, max: 8760, noNaN: true });
    fc.assert(
      fc.property(hours, hours, hours, (reminderHours, escalationHours, deadlineHours) => {
        const schedule = gateSchedule(opened, { reminderHours, escalationHours, deadlineHours });
        const order = [opened, schedule.reminderAt, schedule.escalationAt, schedule.deadlineAt];
        expect([...order].sort()).toEqual(order);
        expect(Date.parse(schedule.deadlineAt)).toBe(Date.parse(opened) + Math.round(deadlineHours * 3_600_000));
      }),
    );
  });

  it('refuses an instant it cannot read', () => {
    expect(() => gateSchedule('yesterday', { reminderHours: 1, deadlineHours: 2 })).toThrow(/no instant/);
  });
});
