/**
 * What the service would charge, roughly, in request units. Taken from its published figures: a read of 1 KB costs 1 unit, a new
 * document of 1 KB about 5, its replacement about twice that, a query about 2.5 and what it reads. Reads cost twice as much under
 * strong consistency. An estimate is good for comparing operations, not for a bill.
 */
export const strongReads = 2;

export function chargeOf(kind: string, bytes: number): number {
  const kilobytes = Math.max(1, Math.ceil(bytes / 1024));
  if (kind === 'read') return kilobytes * strongReads;
  if (kind === 'create') return 5 * kilobytes + 0.5;
  return 10 * kilobytes + 0.5;
}

export function chargeOfQuery(read: number, bytes: number): number {
  return rounded((2.3 + 0.06 * read + 0.25 * Math.ceil(bytes / 1024)) * strongReads);
}

export function rounded(charge: number): number {
  return Math.round(charge * 100) / 100;
}
