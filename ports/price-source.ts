import type { PriceTable } from '../domain/money';

/** Prices are configuration, never code. */
export interface PriceSource {
  prices(): Promise<PriceTable>;
}
