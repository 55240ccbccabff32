import type { ReviewView } from '../../contracts/review-view';
import { printable } from './paint';

/** A review as lines: where it is, what stands open, and how the checks stand. */
export function reviewLines({ pullRequest, commit, remarks, statuses, labels, vote }: ReviewView): readonly string[] {
  const open = remarks.filter(({ isOpen }) => isOpen);
  const waiting = vote === 'wait' ? ['waits for the author'] : [];
  return [
    `${pullRequest} at ${commit.slice(0, 12)}`,
    ...statuses.map(({ name, state, description }) => `  ${state.padEnd(9)}  ${name}: ${oneLine(description)}`),
    ...open.map(
      ({ path, line, text }) => `  open       ${path}${line === undefined ? '' : `:${line}`}: ${oneLine(text)}`,
    ),
    `  ${open.length} open, ${remarks.length - open.length} resolved findings; ${[...labels, ...waiting].join(', ') || 'no labels'}`,
  ];
}

function oneLine(text: string): string {
  return printable(text).replace(/\s*\n\s*/g, ' · ');
}
