import { createHash } from 'node:crypto';

/** Chance that depends on nothing but the seed and what it is asked about, so that a crash or another order changes no lot. */
export interface Dice {
  /** From 0 up to 1. */
  roll(...about: readonly (string | number)[]): number;
}

export function createDice(seed: number): Dice {
  return {
    roll: (...about) =>
      createHash('sha256')
        .update([seed, ...about].join('|'))
        .digest()
        .readUInt32BE(0) /
      2 ** 32,
  };
}
