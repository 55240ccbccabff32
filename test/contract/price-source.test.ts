import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFilePriceSource } from '../../adapters/prices/price-source';
import { makeFolderAdapter } from './folder-adapter';
import { describePriceSourceContract } from './price-source.contract';

describePriceSourceContract('a file', async () => {
  const folders = await makeFolderAdapter((folder) => folder);
  return {
    async open(models) {
      const file = join(await folders.open(), 'prices.json');
      writeFileSync(file, JSON.stringify({ models }));
      return createFilePriceSource({ file });
    },
    dispose: () => folders.dispose(),
  };
});
