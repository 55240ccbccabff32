export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'magenta';

/** Colours a text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

export const plainPaint: Paint = (_style, text) => text;

export const colourPaint: Paint = (style, text) => {
  const [on, off] = codes[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};

/** Colour only on a terminal; NO_COLOR (any value but empty) and TERM=dumb switch it off, FORCE_COLOR on. */
export function choosePaint(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): Paint {
  if (isSet(env['NO_COLOR'])) return plainPaint;
  if (isSet(env['FORCE_COLOR']) && env['FORCE_COLOR'] !== '0') return colourPaint;
  return isTerminal && env['TERM'] !== 'dumb' ? colourPaint : plainPaint;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/**
 * Text that others wrote (tickets, agents, logs), made safe to print: control characters cannot move the cursor, change the
 * title or hide a line, nor those of writing direction show a line in another order than it runs. Windows' line ends stay.
 */
export function printable(text: string): string {
  return text.replace(/(?!\r\n)[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�');
}
