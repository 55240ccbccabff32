import { redact } from '../../domain/triage/redact';

/** Shorter values would blank out ordinary words. */
const shortestSecret = 6;
const mostRemembered = 2_000;

export interface Redactor {
  /** A value that no text may show, whatever it looks like; also as it stands in URLs, Basic headers and JSON. */
  keep(value: string): void;
  clean(text: string): string;
}

/**
 * Takes secrets and personal data out of texts. Patterns find what looks like one; values that were read from a secret store
 * are found as they are.
 */
export function createRedactor(): Redactor {
  const kept = new Set<string>();
  let longestFirst: readonly string[] = [];
  // Names and labels come again and again, and the patterns cost more than a look-up.
  const known = new Map<string, string>();

  return {
    keep(value) {
      if (value.length < shortestSecret || kept.has(value)) return;
      const escaped = JSON.stringify(value).slice(1, -1);
      for (const form of [value, encodeURIComponent(value), Buffer.from(value).toString('base64'), escaped])
        kept.add(form);
      longestFirst = [...kept].sort((left, right) => right.length - left.length);
      known.clear();
    },
    clean(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      let cleaned = text;
      for (const secret of longestFirst) cleaned = cleaned.replaceAll(secret, '[secret]');
      cleaned = redact(cleaned).text;
      if (known.size >= mostRemembered) known.clear();
      known.set(text, cleaned);
      return cleaned;
    },
  };
}
