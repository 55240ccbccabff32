import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../product-host';

const folder = join(packageRoot, 'samples/tram-departures/repo');

/** Files of the sample's service, by path. */
export function sampleFiles(): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

export interface SampleTicket {
  readonly title: string;
  readonly description: string;
  readonly acceptanceCriteria: readonly string[];
}

export function sampleTicket(): SampleTicket {
  return JSON.parse(readFileSync(join(folder, '../ticket.json'), 'utf8')) as SampleTicket;
}
