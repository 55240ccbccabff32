import { AppError } from '../../domain/errors';
import type { LedgerEntry } from '../../ports/ledger';

const amounts = ['inputTokens', 'cachedInputTokens', 'outputTokens', 'costMicroUsd'] as const;

/** Amounts that are not whole and positive are refused with `invalid_request`. */
export function requireWholeAmounts(entry: LedgerEntry): void {
  const wrong = amounts.filter((name) => !Number.isSafeInteger(entry[name]) || entry[name] < 0);
  if (wrong.length === 0) return;
  const said = wrong.map((name) => `${name} = ${entry[name]}`).join(', ');
  throw new AppError('invalid_request', `Ledger entry ${entry.key} needs whole amounts from 0: ${said}.`);
}
