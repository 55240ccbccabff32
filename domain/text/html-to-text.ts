const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  bull: '•',
};

const blockTags = /<\/?(?:p|div|br|li|ul|ol|tr|table|h[1-6]|pre|blockquote)\b[^<>]*>/gi;

/**
 * Plain text of a rich-text field: block elements become line breaks, list items get a dash, everything else of the markup
 * goes. Takes time in proportion to its length, whatever the text. The result is untrusted text like its source; it is never shown as markup.
 */
export function htmlToText(html: string): string {
  const text = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(blockTags, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
  return decodeEntities(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** One entry per line of a rich-text field, without bullets and numbers. */
export function htmlToLines(html: string): readonly string[] {
  return htmlToText(html)
    .split('\n')
    .map((line) => line.replace(/^(?:(?:[-*•–]|\d{1,2}[.)])(?:\s+|$))+/, '').trim())
    .filter((line) => line !== '');
}

/** Decoded once: `&amp;lt;` stays `&lt;`. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return namedEntities[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    const printable =
      code === 9 || code === 10 || (code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff));
    return printable ? String.fromCodePoint(code) : '';
  });
}

/** Markup that shows a plain text as it is, with its line breaks. */
export function textToHtml(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign).replace(/\r?\n/g, '<br>');
}

/** A list of one entry per line; empty for none. */
export function linesToHtml(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${textToHtml(line)}</li>`).join('')}</ul>`;
}
