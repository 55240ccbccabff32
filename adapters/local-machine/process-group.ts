import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/** A process that can be found again after a crash of the host: its number alone may have been given to another one. */
export interface ProcessMark {
  readonly pid: number;
  /** Opaque; equal only for the same process. */
  readonly startedAt: string;
}

/** Undefined when no such process lives (one that ended and waits to be collected counts as ended). */
export function markOf(pid: number): ProcessMark | undefined {
  const startedAt = process.platform === 'linux' ? linuxStart(pid) : psStart(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export function isAlive(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.startedAt === mark.startedAt;
}

/**
 * Ends every process of the group: asks first, then kills after `graceMilliseconds`. Does nothing when the leader's number
 * belongs to another process by now, for then the group is gone. Resolves when it has ended, or cannot be ended.
 */
export async function endGroup(leader: ProcessMark, graceMilliseconds: number): Promise<void> {
  const now = markOf(leader.pid);
  if (now !== undefined && now.startedAt !== leader.startedAt) return;
  if (!signalGroup(leader.pid, 'SIGTERM')) return;
  if (await waitForEnd(leader.pid, graceMilliseconds)) return;
  signalGroup(leader.pid, 'SIGKILL');
  await waitForEnd(leader.pid, 2000);
}

/** False when the group has no process (any more). */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/**
 * Kills processes whose environment holds this entry (`NAME=value`), wherever they moved. It finds what left its group and
 * what was started right before a crash. Linux only; elsewhere it finds none.
 */
export function killByEnvironment(entry: string): void {
  if (process.platform !== 'linux') return;
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid || !environmentOf(pid).includes(entry)) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      continue; // it ended meanwhile
    }
  }
}

async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    if (!groupLives(pid)) return true;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return false;
}

/** Members that have ended but were not collected by their parent still take signals, so they are looked at one by one. */
function groupLives(group: number): boolean {
  if (!signalGroup(group, 0)) return false;
  if (process.platform !== 'linux') return true;
  return readdirSync('/proc').some((name) => {
    const stat = /^\d+$/.test(name) ? readStat(Number(name)) : undefined;
    return stat !== undefined && Number(stat[2]) === group && isRunning(stat[0]);
  });
}

function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

let bootId: string | undefined;

function linuxStart(pid: number): string | undefined {
  const stat = readStat(pid);
  if (stat === undefined || !isRunning(stat[0])) return undefined;
  bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${bootId} ${stat[19] ?? ''}`;
}

/** Fields from the third on (the state): the second is a name that may hold anything. */
function readStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function isRunning(state: string | undefined): boolean {
  return state !== 'Z' && state !== 'X';
}

function psStart(pid: number): string | undefined {
  try {
    const shown = execFileSync('/bin/ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [state = '', ...started] = shown.split(/\s+/);
    return shown === '' || state.startsWith('Z') ? undefined : started.join(' ');
  } catch {
    return undefined;
  }
}
