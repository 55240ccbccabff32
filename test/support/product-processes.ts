import { readFileSync, readdirSync } from 'node:fs';

/** A process of this machine, as far as /proc tells. */
export interface SeenProcess {
  readonly pid: number;
  readonly group: number;
  readonly environment: readonly string[];
  readonly command: string;
}

/** Processes that know the folder by an environment variable or an argument, this one left out. Linux only. */
export function processesOf(folder: string): readonly SeenProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => seen(Number(name)) ?? [])
    .filter(
      ({ environment, command }) => command.includes(folder) || environment.some((entry) => entry.includes(folder)),
    );
}

export function killAll(processes: readonly SeenProcess[]): void {
  for (const { pid } of processes) signal(pid, 'SIGKILL');
}

/** A negative number is a process group. What is gone already is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Undefined for one that has ended meanwhile, or only waits to be collected. */
function seen(pid: number): SeenProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, group: Number(group), environment, command };
  } catch {
    return undefined;
  }
}
