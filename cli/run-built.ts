import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from './failure';
import { pinnedNode } from './pinned-node';
import { packageRoot } from './settings';
import type { Terminal } from './terminal';

/** Runs another program of dist/ on the pinned Node, with its output as ours; answers its exit code. */
export function runBuilt(
  terminal: Terminal,
  program: 'host' | 'replay',
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = terminal.env,
): Promise<number | null> {
  const root = packageRoot();
  const script = join(root, 'dist', `${program}.js`);
  if (!existsSync(script)) throw failure('not_built', `${script} is missing.`, 'Build it: npm run build');
  return new Promise((done, reject) => {
    const child = spawn(pinnedNode(root), ['--no-warnings', script, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => terminal.write(chunk));
    child.stderr.setEncoding('utf8').on('data', (text: string) => terminal.err(text.trimEnd()));
    child.once('error', reject);
    child.once('close', (code) => done(code));
  });
}
