/** A port and its share of the requests, in any unit. */
export interface WeightedTarget {
  readonly port: number;
  readonly weight: number;
}

export interface WeightedTargets {
  set(targets: readonly WeightedTarget[]): void;
  /** Port of the next request; null when there is none. */
  next(): number | null;
}

/**
 * Smooth weighted round robin: over any run of requests as long as the sum of the weights each target gets exactly its share,
 * and the shares are spread evenly instead of in blocks.
 */
export function createWeightedTargets(): WeightedTargets {
  let targets: { readonly port: number; readonly weight: number; credit: number }[] = [];
  return {
    set(given) {
      const credits = new Map(targets.map(({ port, credit }) => [port, credit]));
      targets = given
        .filter(({ weight }) => weight > 0)
        .map(({ port, weight }) => ({ port, weight, credit: credits.get(port) ?? 0 }));
    },
    next() {
      const total = targets.reduce((sum, { weight }) => sum + weight, 0);
      let chosen = targets[0];
      for (const target of targets) {
        target.credit += target.weight;
        if (chosen && target.credit > chosen.credit) chosen = target;
      }
      if (chosen === undefined) return null;
      chosen.credit -= total;
      return chosen.port;
    },
  };
}
