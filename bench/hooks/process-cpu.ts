import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** CPU milliseconds that a process has used by itself, without its children. NaN where the system has no /proc. */
export function cpuOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [user = NaN, system = NaN] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return ((user + system) * 1000) / ticksPerSecond;
  } catch {
    return NaN;
  }
}
