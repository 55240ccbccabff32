import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { totalmem } from 'node:os';

/** What a process group has used up to a moment. */
export interface Usage {
  readonly at: number;
  /** Processor seconds by thread; where threads cannot be told, present shares instead. */
  readonly threads: ReadonlyMap<string, number>;
  /** Whether `threads` holds shares in percent already. */
  readonly isShare: boolean;
  readonly memoryBytes: number;
}

const ticksPerSecond = 100;

/** Undefined when the group has no process, or cannot be looked at. */
export function readUsage(group: number): Usage | undefined {
  try {
    return process.platform === 'linux' ? readProc(group) : readPs(group);
  } catch {
    return undefined;
  }
}

/**
 * The scarcest resource in percent: the busiest thread's share of a processor (a service on one event loop is full with one
 * of them, however many the machine has), or the group's share of the memory. Null = it cannot be told.
 */
export function saturationBetween(before: Usage | undefined, after: Usage | undefined): number | null {
  if (!before || !after) return null;
  const seconds = (after.at - before.at) / 1000;
  if (seconds <= 0) return null;
  const shares = [...after.threads].map(([thread, used]) =>
    after.isShare ? used : ((used - (before.threads.get(thread) ?? 0)) / seconds) * 100,
  );
  const limit = process.constrainedMemory();
  const memory = (after.memoryBytes / Math.min(totalmem(), limit > 0 ? limit : Infinity)) * 100;
  return Math.round(Math.min(100, Math.max(0, memory, ...shares)) * 10) / 10;
}

function readProc(group: number): Usage | undefined {
  const threads = new Map<string, number>();
  let memoryBytes = 0;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid) || Number(statOf(`/proc/${pid}/stat`)?.[2]) !== group) continue;
    memoryBytes += residentBytes(pid);
    for (const thread of threadsOf(pid)) {
      const stat = statOf(`/proc/${pid}/task/${thread}/stat`);
      if (stat) threads.set(`${pid}/${thread}`, (Number(stat[11]) + Number(stat[12])) / ticksPerSecond);
    }
  }
  return threads.size === 0 ? undefined : { at: performance.now(), threads, isShare: false, memoryBytes };
}

/** Fields from the third on (the state): the second is a name that may hold anything. */
function statOf(file: string): string[] | undefined {
  try {
    const stat = readFileSync(file, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined; // it ended meanwhile
  }
}

function threadsOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function residentBytes(pid: string): number {
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}

/** Where there is no /proc: the share that ps tells, an average over the last minute at most. */
export function readPs(group: number): Usage | undefined {
  const shown = execFileSync('ps', ['-axo', 'pid=,pgid=,pcpu=,rss='], { encoding: 'utf8' });
  const members = shown
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, pgid]) => pgid === group);
  const threads = new Map(members.map(([pid = 0, , share = 0]) => [String(pid), share]));
  const memoryBytes = members.reduce((sum, [, , , kilobytes = 0]) => sum + kilobytes * 1024, 0);
  return threads.size === 0 ? undefined : { at: performance.now(), threads, isShare: true, memoryBytes };
}
