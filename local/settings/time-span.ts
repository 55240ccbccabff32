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
