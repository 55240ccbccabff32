/** Personal data and secrets that a text can hold, and what stands in their place. */
const rules: readonly (readonly [kind: string, pattern: RegExp, isOne?: (text: string) => boolean])[] = [
  [
    'secret',
    /\b(?:bearer|basic)\s+[\w.~+/=-]{12,}|\b(?:sk|pk|ghp|gho|glpat|xox[abp])[-_][\w-]{10,}|\beyJ[\w-]+\.[\w-]+\.[\w-]+/gi,
  ],
  ['secret', /\b(?:password|passwd|pwd|secret|token|api[_-]?key)\s*[=:]\s*\S+/gi],
  ['email', /[\w.%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi],
  ['iban', /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g, isIban],
  ['card', /\b\d(?:[ -]?\d){12,18}\b/g, isCardNumber],
  ['phone', /(?<![\w.])(?:\+|00)\d{1,3}[ /-]?(?:\(?\d{1,5}\)?[ /-]?){2,5}\d{2,}(?!\w)/g],
  ['address', /\b(?:\d{1,3}\.){3}\d{1,3}\b/g, (text) => text.split('.').every((part) => Number(part) <= 255)],
];

export interface Redacted {
  readonly text: string;
  /** Kinds of personal data that were found; secrets and addresses of machines do not count as such. */
  readonly personal: readonly string[];
}

/** Takes personal data and secrets out of a text that others wrote, before a prompt, a log or a work item shows it. */
export function redact(text: string): Redacted {
  const personal = new Set<string>();
  let cleaned = text;
  for (const [kind, pattern, isOne] of rules) {
    cleaned = cleaned.replace(pattern, (found) => {
      if (isOne && !isOne(found)) return found;
      if (kind !== 'secret' && kind !== 'address') personal.add(kind);
      return `[${kind}]`;
    });
  }
  return { text: cleaned, personal: [...personal].sort() };
}

/** The check digit of card numbers (ISO/IEC 7812). */
function isCardNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? digit : digit * 2;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0 && new Set(digits).size > 1;
}

/** The check digits of account numbers (ISO 13616). */
function isIban(text: string): boolean {
  const bare = text.replaceAll(' ', '');
  const digits = [...(bare.slice(4) + bare.slice(0, 4))].map((character) => Number.parseInt(character, 36)).join('');
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
