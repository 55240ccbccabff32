import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBundledPriceSource, createFilePriceSource } from '../../../../adapters/prices/price-source';
import { costOf } from '../../../../domain/money';

const shipped = join(__dirname, '../../../../adapters/prices/prices.json');

describe('createFilePriceSource', () => {
  it('reads the prices the product ships with', async () => {
    const { models } = await createFilePriceSource({ file: shipped }).prices();
    expect(models['gpt-6-luna']).toEqual({ input: 0.1, cachedInput: 0.01, output: 0.5 });
    expect(models['claude-opus-5-5']).toEqual({ input: 4, cachedInput: 0.2, output: 20 });
  });

  it('lets a run with the scripted model cost visible money', async () => {
    const prices = await createFilePriceSource({ file: shipped }).prices();
    const usage = { model: 'scripted', inputTokens: 20_000, cachedInputTokens: 5_000, outputTokens: 2_000 };
    expect(costOf(usage, prices)).toEqual({ kind: 'priced', microUsd: 2550 });
  });

  it('answers the shipped prices without a file', async () => {
    expect(await createBundledPriceSource().prices()).toEqual(await createFilePriceSource({ file: shipped }).prices());
  });

  it('sees a changed file at the next call', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'prices-')), 'prices.json');
    const source = createFilePriceSource({ file });
    for (const input of [1, 2]) {
      writeFileSync(file, JSON.stringify({ models: { m: { input, output: 1 } } }));
      expect((await source.prices()).models['m']).toEqual({ input, output: 1 });
    }
  });

  it.each([
    ['no JSON', '{'],
    ['no object', 'null'],
    ['no models', '{"models": []}'],
  ])('names the file when it holds %s', async (_, content) => {
    const file = join(mkdtempSync(join(tmpdir(), 'prices-')), 'prices.json');
    writeFileSync(file, content);
    const read = createFilePriceSource({ file }).prices();
    await expect(read).rejects.toMatchObject({ code: 'configuration_invalid', message: expect.stringContaining(file) });
  });

  it('names a file that is missing', async () => {
    const read = createFilePriceSource({ file: '/nowhere/prices.json' }).prices();
    await expect(read).rejects.toMatchObject({
      code: 'configuration_invalid',
      details: { file: '/nowhere/prices.json' },
    });
  });
});
