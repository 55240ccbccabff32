import type { MockServer } from '../../contracts/run';
import { serveMocks } from './serve-mocks';
import { quoted } from './sandbox';

/**
 * A shell line that runs `command` beside mock servers: one process of our own Node serves them on loopback and runs the
 * command as its child, in the same sandbox and process group, so that they begin and end together.
 */
export function besideMocks(mocks: readonly MockServer[], command: string): string {
  const program = `(${serveMocks.toString()})()`;
  return [
    'exec',
    ...[process.execPath, '--no-warnings', '-e', program, JSON.stringify(mocks), command].map(quoted),
  ].join(' ');
}
