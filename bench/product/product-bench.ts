import { benchColdLoad } from './cold-load';
import type { Figure } from './figure';
import { benchPackageStart } from './package-start';
import { benchSampleRun } from './sample-run';
import { benchStart } from './start-time';

/** What a user of the product waits for. */
export async function* benchProduct(): AsyncGenerator<Figure> {
  yield benchColdLoad();
  yield await benchStart();
  yield await benchPackageStart();
  yield* await benchSampleRun();
}
