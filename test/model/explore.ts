import { isEnded } from '../../domain/lifecycle';
import type { RunPolicy } from '../../domain/policy';
import { brokenInvariants } from './invariants';
import { createModelWorld } from './model-world';
import type { ModelWorld } from './model-world';
import { movesOf, starts } from './moves';
import type { Move } from './moves';
import { clearTroubles } from './troubles';

export interface Bounds {
  /** Most moves on one path; beyond it nothing is looked at. */
  readonly depth: number;
  /** Milliseconds after which no path is begun any more, once `atLeast` have been walked. */
  readonly within: number;
  readonly atLeast: number;
  readonly entry: 'PLANNING' | 'CODING';
  readonly policy?: Partial<RunPolicy>;
}

export interface Explored {
  readonly paths: number;
  readonly states: readonly string[];
  /** Ends that were reached: status in state. */
  readonly ends: readonly string[];
  /** False when time ran out before every path within the depth was walked. */
  readonly isExhaustive: boolean;
  /** Nothing is left that could lead to a place which is not among the states: the depth has cut nothing off. */
  readonly isClosed: boolean;
  /** Moves of the longest path. */
  readonly longest: number;
  /** Each with the path that leads there. */
  readonly violations: readonly string[];
}

/**
 * Walks every path of moves up to the depth, breadth first, on the real orchestrators. A path that leads to a place where
 * another one has been is not walked on from there: what can follow is the same. What nobody has the right to is tried once at
 * each place, all of it in turn, and must lead nowhere.
 */
export async function explore(bounds: Bounds): Promise<Explored> {
  const seen = new Set<string>();
  const ends = new Set<string>();
  const violations: string[] = [];
  const began = Date.now();
  let paths = 0;
  let longest = 0;
  let frontier: (readonly string[])[] = starts(bounds.entry).map(({ name }) => [name]);
  for (let depth = 1; depth <= bounds.depth; depth += 1) {
    const following: (readonly string[])[] = [];
    for (const path of frontier) {
      if (paths >= bounds.atLeast && Date.now() - began > bounds.within) {
        return { ...found(), isExhaustive: false, isClosed: false };
      }
      paths += 1;
      longest = depth;
      const { key, end, problems, moves } = await walk(path, bounds, seen);
      violations.push(...problems.map((problem) => `${path.join(' → ')}: ${problem}`));
      if (end !== undefined) ends.add(end);
      if (seen.has(key)) continue;
      seen.add(key);
      following.push(...moves.map((move) => [...path, move]));
    }
    frontier = following;
    if (frontier.length === 0) break;
  }
  return { ...found(), isExhaustive: true, isClosed: frontier.length === 0 };

  function found() {
    return { paths, longest, states: [...seen].sort(), ends: [...ends].sort(), violations };
  }
}

interface Place {
  readonly key: string;
  readonly end: string | undefined;
  readonly problems: readonly string[];
  readonly moves: readonly string[];
}

async function walk(
  path: readonly string[],
  { entry, policy = {} }: Bounds,
  seen: ReadonlySet<string>,
): Promise<Place> {
  const world = await createModelWorld();
  try {
    world.policy = { ...world.policy, ...policy };
    for (const [index, name] of path.entries()) {
      const moves: readonly Move[] = index === 0 ? starts(entry) : await movesOf(world);
      const move = moves.find((candidate) => candidate.name === name);
      if (!move) return { key: 'gone', end: undefined, problems: [`there is no move "${name}" here`], moves: [] };
      await clearTroubles(world);
      await move.act(world);
      await settle(world);
    }
    const run = await world.run();
    const problems = await brokenInvariants(world);
    const end = isEnded(run.status) && run.waitingFor === null ? `${run.status} in ${run.state}` : undefined;
    const key = await placeOf(world);
    const moves = end === undefined && !seen.has(key) ? await movesOf(world) : [];
    const idle = await stirs(world, moves, key);
    const onwards = moves.filter(({ isIdle }) => isIdle !== true).map(({ name }) => name);
    return { key, end, problems: [...problems, ...idle], moves: onwards };
  } catch (error) {
    return { key: `stuck ${path.join()}`, end: undefined, problems: [String(error)], moves: [] };
  } finally {
    await world.close();
  }
}

/** What moved the run although nobody had the right to it. */
async function stirs(world: ModelWorld, moves: readonly Move[], key: string): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const move of moves.filter(({ isIdle }) => isIdle === true)) {
    await move.act(world);
    await settle(world);
    const place = await placeOf(world);
    if (place !== key) return [...problems, `"${move.name}" led from ${key} to ${place}`];
    problems.push(...(await brokenInvariants(world)));
  }
  return problems;
}

/** Until the run has ended, waits for a person, or is paused: time alone then changes nothing but the deadline. */
async function settle(world: ModelWorld): Promise<void> {
  await world.host.runUntil(async () => {
    const run = await world.run();
    if (isEnded(run.status) && run.waitingFor === null) {
      return (await world.host.state(run.runId)).runtimeStatus !== 'Running';
    }
    if ((await world.runs.getControl(run.runId)) === 'pause') return isAtRest(world);
    return run.waitingFor?.kind === 'gate' || run.waitingFor?.kind === 'checkpoint' ? isGateOpen(world) : false;
  });
}

async function isGateOpen(world: ModelWorld): Promise<boolean> {
  const { runId, waitingFor } = await world.run();
  const gate = await world.runs.getGate(runId, waitingFor?.gateId ?? '');
  const decision = await world.runs.getDecision(runId, waitingFor?.gateId ?? '');
  return gate !== undefined && decision === undefined && (await world.runs.getControl(runId)) === 'run';
}

/** Everything that lives in a paused run's tree waits: at a gate, or for the pause to end. */
async function isAtRest(world: ModelWorld): Promise<boolean> {
  const { waitingFor } = await world.run();
  return waitingFor?.kind === 'gate' || waitingFor?.kind === 'checkpoint' || world.inputs('awaitControl').length > 0;
}

/** What decides about everything that can follow: where the run stands and why, and what its tree waits for. */
async function placeOf(world: ModelWorld): Promise<string> {
  const { runId, state, status, statusReason, rounds, waitingFor } = await world.run();
  const mode = await world.runs.getControl(runId);
  const code = statusReason?.split(':')[0] ?? '-';
  return [state, status, code, waitingFor?.gate ?? '-', `rounds ${Math.min(rounds, 3)}`, mode].join(' | ');
}
