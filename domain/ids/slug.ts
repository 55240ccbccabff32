import { AppError } from '../errors';

/** Ids must stay below this, in characters. */
const idLengthLimit = 100;

const slugPattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * Turns a name into a slug of `[a-z0-9-]`, at most `max` characters. Different names can give the same slug: never use it
 * to tell two things apart whose names a vendor chose. Throws when nothing is left.
 */
export function slug(name: string, max: number): string {
  const folded = name.normalize('NFKD').replace(/ß/g, 'ss').replace(/\p{M}/gu, '').toLowerCase();
  const cut = folded
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, max)
    .replace(/-+$/, '');
  if (cut === '') {
    throw new AppError(
      'invalid_id',
      `"${name}" has no letters or digits to make an id of. Give it a short name in a–z, 0–9.`,
    );
  }
  return cut;
}

export function isSlug(value: string, max: number): boolean {
  return value.length <= max && slugPattern.test(value);
}

/** Answers the value, or throws when it is no slug of at most `max` characters. */
export function requireSlug(what: string, value: string, max: number): string {
  if (!isSlug(value, max)) {
    throw new AppError(
      'invalid_id',
      `${what} "${value}" must be 1 to ${max} characters of a–z, 0–9 and inner hyphens.`,
    );
  }
  return value;
}

/** Answers the counter as text, or throws when it is no whole number from 1 to `max`. */
export function requireCount(what: string, value: number, max: number): string {
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new AppError('invalid_id', `${what} ${value} must be a whole number from 1 to ${max}.`);
  }
  return String(value);
}

/** The counter a segment stands for, or `undefined` when a builder could not have written it. */
export function parseCount(text: string, max: number): number | undefined {
  if (!/^[1-9][0-9]*$/.test(text)) return undefined;
  const value = Number(text);
  return value <= max ? value : undefined;
}

/** Answers the id, or throws `invalid_id` when it has 100 characters or more. */
export function assertIdLength(id: string): string {
  if (id.length >= idLengthLimit) {
    throw new AppError('invalid_id', `The id "${id}" has ${id.length} characters; ids stay below ${idLengthLimit}.`);
  }
  return id;
}
