import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { nodeBinary, packageRoot } from '../../test/support/product-host';
import { atMost, median, type Figure } from './figure';

const runs = 9;

/** From nothing to every function registered: `require` of the bundle, each time in a fresh process. */
export function benchColdLoad(): Figure {
  const bundle = join(packageRoot, 'dist/main.js');
  const times = Array.from({ length: runs }, () => {
    const text = execFileSync(nodeBinary, ['--no-warnings', join(__dirname, 'load-app.cjs'), bundle], {
      encoding: 'utf8',
    });
    const { milliseconds, functions } = JSON.parse(text) as {
      readonly milliseconds: number;
      readonly functions: number;
    };
    if (functions === 0) throw new Error(`${bundle} has registered no function.`);
    return milliseconds;
  });
  return atMost(400, `cold load of the app bundle (median of ${runs} processes)`, median(times), 'ms');
}
