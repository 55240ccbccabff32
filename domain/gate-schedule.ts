import { AppError } from './errors';

/** Hours after a gate's opening at which it reminds, escalates and expires. */
export interface GateHours {
  readonly reminderHours: number;
  /** Absent: halfway between reminder and deadline. */
  readonly escalationHours?: number;
  readonly deadlineHours: number;
}

/** Instants in ISO 8601, UTC. At the deadline the gate expires to *not approved*. */
export interface GateSchedule {
  readonly reminderAt: string;
  readonly escalationAt: string;
  readonly deadlineAt: string;
}

const msPerHour = 3_600_000;

/**
 * When a gate reminds, escalates and expires. Deadlines stand still while the run is paused: every paused second moves all
 * three. The order reminder ≤ escalation ≤ deadline always holds. Throws `invalid_request` when the instant cannot be read.
 */
export function gateSchedule(openedAt: string, hours: GateHours, pausedSeconds = 0): GateSchedule {
  const opened = Date.parse(openedAt);
  if (Number.isNaN(opened)) throw new AppError('invalid_request', `"${openedAt}" is no instant in ISO 8601.`);
  const start = opened + Math.max(0, pausedSeconds) * 1000;
  const reminder = Math.min(hours.reminderHours, hours.deadlineHours);
  const wanted = hours.escalationHours ?? (reminder + hours.deadlineHours) / 2;
  const escalation = Math.min(Math.max(wanted, reminder), hours.deadlineHours);
  return {
    reminderAt: instant(start, reminder),
    escalationAt: instant(start, escalation),
    deadlineAt: instant(start, hours.deadlineHours),
  };
}

function instant(start: number, hours: number): string {
  return new Date(start + Math.round(hours * msPerHour)).toISOString();
}
