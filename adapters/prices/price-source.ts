import { readFile } from 'node:fs/promises';
import bundledPrices from './prices.json';
import { AppError } from '../../domain/errors';
import type { ModelPrice, PriceTable } from '../../domain/money';
import type { PriceSource } from '../../ports/price-source';

export interface FilePriceSourceConfig {
  /** JSON file: `{"models": {"<name>": {"input", "cachedInput"?, "output"} | {"free": true}}}`, USD per million tokens. */
  readonly file: string;
}

/**
 * The price table of a file, read at every call, so that a changed price counts from the next turn on. Rejects with
 * `configuration_invalid` naming every wrong entry: no price is better than a wrong one. Other fields (`asOf`, `note`) are
 * for people.
 */
export function createFilePriceSource({ file }: FilePriceSourceConfig): PriceSource {
  return { prices: async () => parsePrices(await readText(file), file) };
}

/** The table shipped with the product, for hosts that name no file of their own. */
export function createBundledPriceSource(): PriceSource {
  const table = parsePrices(JSON.stringify(bundledPrices), 'prices.json');
  return { prices: async () => table };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'configuration_invalid',
      `The price file ${file} cannot be read (${reason}). Correct its path.`,
      {
        details: { file },
        cause: error,
      },
    );
  }
}

function parsePrices(text: string, file: string): PriceTable {
  const models = modelsOf(text);
  if (!models) {
    throw new AppError('configuration_invalid', `The price file ${file} must be JSON with an object "models".`);
  }
  const entries = Object.entries(models).map(([name, price]) => [name, parsePrice(price)] as const);
  const wrong = entries.filter(([, price]) => price === undefined).map(([name]) => name);
  if (wrong.length > 0) {
    throw new AppError(
      'configuration_invalid',
      `The price file ${file} has wrong prices for ${wrong.join(', ')}: each needs "input" and "output" (and may have ` +
        '"cachedInput") in USD per million tokens, or "free": true.',
      { details: { file, models: wrong } },
    );
  }
  return { models: Object.fromEntries(entries) as Readonly<Record<string, ModelPrice>> };
}

function modelsOf(text: string): object | undefined {
  try {
    const models = (JSON.parse(text) as { readonly models?: unknown } | null)?.models;
    return typeof models === 'object' && models !== null && !Array.isArray(models) ? models : undefined;
  } catch {
    return undefined;
  }
}

function parsePrice(value: unknown): ModelPrice | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { input, cachedInput, output, free } = value as Record<string, unknown>;
  if (free === true) return input === undefined && output === undefined ? { free } : undefined;
  if (!isPrice(input) || !isPrice(output)) return undefined;
  if (cachedInput === undefined) return { input, output };
  return isPrice(cachedInput) ? { input, cachedInput, output } : undefined;
}

function isPrice(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
