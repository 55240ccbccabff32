import { text } from 'node:stream/consumers';
import { sendAtRate, type OpenLoop, type Sent } from './open-loop';

/** A process of its own, so that building requests and reading answers costs the measured host nothing but CPU. */
export async function generate(): Promise<readonly Sent[]> {
  return [await sendAtRate(JSON.parse(await text(process.stdin)) as OpenLoop)];
}
