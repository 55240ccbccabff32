/** What the store has asked of the service since it was opened, by container and operation. */
export interface StoreUsage {
  readonly container: string;
  readonly operation: 'read' | 'create' | 'batch' | 'query' | 'queryAll';
  requests: number;
  /** Request units, as the service has charged them. */
  charge: number;
}

export interface UsageBook {
  count(container: string, operation: StoreUsage['operation'], charge: number): void;
  list(): readonly StoreUsage[];
}

export function createUsageBook(): UsageBook {
  const usages = new Map<string, StoreUsage>();
  return {
    count(container, operation, charge) {
      const key = `${container}/${operation}`;
      const usage = usages.get(key) ?? { container, operation, requests: 0, charge: 0 };
      usages.set(key, usage);
      usage.requests += 1;
      usage.charge += charge;
    },
    list: () => [...usages.values()].map((usage) => ({ ...usage })),
  };
}
