const pattern = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/;

/**
 * Milliseconds of a .NET TimeSpan text: `hh:mm`, `hh:mm:ss`, `d.hh:mm:ss`, with up to seven fractional digits.
 * As in .NET, a plain number is days. `undefined` when the text is none of these.
 */
export function parseTimeSpan(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d+$/.test(trimmed)) return Number(trimmed) * 86_400_000;
  const match = pattern.exec(trimmed);
  if (!match) return undefined;
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  const millis = whole * 1000 + Math.floor(Number(`0.${fraction}`) * 1000);
  return sign ? -millis : millis;
}

/** The .NET text of a duration: `hh:mm:ss`, with days in front and a fraction behind where there are some. */
export function formatTimeSpan(millis: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(millis / 1000);
  const days = Math.floor(seconds / 86_400);
  const time = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  const fraction = Math.round(millis % 1000);
  return `${days > 0 ? `${days}.` : ''}${time}${fraction > 0 ? `.${String(fraction).padStart(3, '0')}0000` : ''}`;
}
