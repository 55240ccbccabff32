import type { Store } from './database';

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/**
 * The port, whose answers come when all they rest on is on disk: what the call wrote, and what it may have read of earlier
 * writes through this port.
 */
export function onceDurable<T extends object>(port: T, store: Pick<Store, 'commits' | 'synced'>): T {
  let newest = 0;
  const methods = Object.entries(port).map(([name, method]: [string, Method]) => {
    const durable: Method = async (...args) => {
      const before = store.commits();
      try {
        return await Reflect.apply(method, port, args);
      } finally {
        if (store.commits() !== before) newest = store.commits();
        await store.synced(newest);
      }
    };
    return [name, durable] as const;
  });
  return Object.fromEntries(methods) as T;
}
