/** Azure Storage's timer limits: longer timers are split, and both sides must agree on the ids the pieces take. */
export const MAXIMUM_SHORT_TIMER_MS = 6 * 24 * 3_600_000;
export const LONG_TIMER_INTERVAL_MS = 3 * 24 * 3_600_000;
export const MAXIMUM_SHORT_TIMER = '6.00:00:00';
export const LONG_TIMER_INTERVAL = '3.00:00:00';

/** Used between polls when an answer has no `Retry-After`. */
export const DEFAULT_POLL_MS = 30_000;

/** UTF-16 bytes of a custom status, in whole KB. */
export const CUSTOM_STATUS_LIMIT_KB = 16;

/** Attempts that are failed at once after a retry time-out; more than that fails the instance. */
export const EXPIRED_ATTEMPTS_LIMIT = 100;

export const HTTP_ACTIVITY = 'BuiltIn::HttpActivity';
