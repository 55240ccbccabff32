import type { Remark, ReviewStatus } from '../../ports/change-review';

export interface KnownRemark {
  readonly marker: string;
  readonly text: string;
  /** `closed` = a person has closed it for good. */
  readonly state: 'open' | 'resolved' | 'closed';
}

/** How a host does what is missing. */
export interface RemarkHand<K extends KnownRemark> {
  /** False = it cannot be shown at its place. */
  open(remark: Remark): Promise<boolean>;
  rewrite(known: K, text: string): Promise<void>;
  setOpen(known: K, isOpen: boolean): Promise<void>;
}

/** Opens, rewrites, resolves and reopens threads until they tell what the remarks say; answers the markers without a place. */
export async function settleRemarks<K extends KnownRemark>(
  known: readonly K[],
  wanted: readonly Remark[],
  hand: RemarkHand<K>,
): Promise<readonly string[]> {
  const unplaced: string[] = [];
  for (const remark of wanted) {
    const thread = known.find(({ marker }) => marker === remark.marker);
    if (!thread) {
      if (!(await hand.open(remark))) unplaced.push(remark.marker);
      continue;
    }
    if (thread.text !== remark.text) await hand.rewrite(thread, remark.text);
    if (thread.state === 'resolved') await hand.setOpen(thread, true);
  }
  const markers = new Set(wanted.map(({ marker }) => marker));
  for (const thread of known) {
    if (thread.state === 'open' && !markers.has(thread.marker)) await hand.setOpen(thread, false);
  }
  return unplaced;
}

/** What every host names our statuses by: `stellwerk/{name}`. */
export const statusGenre = 'stellwerk';

/** Threads of remarks stand among the service's other ones, told apart by their markers. */
const remarkMark = 'remark/';

export function remarkMarker(marker: string): string {
  return `${remarkMark}${marker}`;
}

/** Undefined for a thread that is no remark. */
export function readRemarkMarker(marker: string): string | undefined {
  return marker.startsWith(remarkMark) ? marker.slice(remarkMark.length) : undefined;
}

const longestDescription = 140;

/** Statuses that are wanted and not shown yet, in the length that hosts take. */
export function newStatuses(
  wanted: readonly ReviewStatus[] = [],
  shown: readonly ReviewStatus[] = [],
): readonly ReviewStatus[] {
  return wanted
    .map((status) => ({ ...status, description: cut(status.description) }))
    .filter(({ name, state, description }) => {
      const known = shown.find((each) => each.name === name);
      return known?.state !== state || known.description !== description;
    });
}

/** The first of each name, of a list that begins with the newest. */
export function newestStatuses(newestFirst: readonly ReviewStatus[]): readonly ReviewStatus[] {
  const byName = new Map<string, ReviewStatus>();
  for (const status of newestFirst) if (!byName.has(status.name)) byName.set(status.name, status);
  return [...byName.values()];
}

/** What has to be added to and taken from the labels that are there. */
export function newLabels(
  labels: { readonly add: readonly string[]; readonly remove: readonly string[] } = { add: [], remove: [] },
  shown: readonly string[],
): { readonly add: readonly string[]; readonly remove: readonly string[] } {
  return {
    add: labels.add.filter((label) => !shown.includes(label)),
    remove: labels.remove.filter((label) => shown.includes(label)),
  };
}

function cut(description: string): string {
  const line = description.replace(/\s+/g, ' ').trim();
  return line.length <= longestDescription ? line : `${line.slice(0, longestDescription - 1)}…`;
}
