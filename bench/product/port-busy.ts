import type { Product } from '../../test/support/product-host';

export type BusySeconds = Readonly<Record<string, number>>;

/** For how long each port of the host has been at work since it started, from its metrics. */
export async function readBusy(product: Product): Promise<BusySeconds> {
  const text = await (await fetch(`${product.url}/api/metrics`)).text();
  const lines = [...text.matchAll(/^stellwerk_port_busy_seconds_total\{port="(\w+)"\} (\S+)$/gm)];
  if (lines.length === 0) throw new Error('The host shows no stellwerk_port_busy_seconds_total.');
  return Object.fromEntries(lines.map(([, port, seconds]) => [port, Number(seconds)]));
}
