import { appendFileSync } from 'node:fs';

/** Figures of a test for people: printed, and one JSON line in FIGURES_FILE when the tests run silently. */
export function reportFigures(figures: Readonly<Record<string, unknown>>): void {
  const line = JSON.stringify(figures);
  console.info(line);
  const file = process.env['FIGURES_FILE'];
  if (file) appendFileSync(file, `${line}\n`);
}
