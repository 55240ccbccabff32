import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { nodeBinary, packageRoot } from '../../test/support/product-host';
import type { OpenLoop, Sent } from './open-loop';

export async function runGenerator(load: OpenLoop): Promise<Sent> {
  const args = [
    '--no-warnings',
    join(packageRoot, 'scripts/bench-file.cjs'),
    join(__dirname, 'generator.ts'),
    'generate',
  ];
  const child = spawn(nodeBinary, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  child.stdin.end(JSON.stringify(load));
  const answer = await text(child.stdout);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`The generator ended with ${code}.`);
  return JSON.parse(answer) as Sent;
}
