/** Random orchestrations as data: made from a seed, run by one orchestrator, and interpreted in memory as the reference. */
export type Task =
  | { readonly kind: 'act'; readonly value: number }
  | { readonly kind: 'timer'; readonly ms: number }
  | { readonly kind: 'child'; readonly program: Program; readonly retry: boolean }
  | {
      readonly kind: 'flaky';
      readonly key: string;
      readonly failures: number;
      readonly attempts: number;
      readonly value: number;
    }
  | { readonly kind: 'all'; readonly tasks: readonly Task[] }
  | { readonly kind: 'any'; readonly tasks: readonly Task[] };

export type Statement =
  | { readonly kind: 'await'; readonly task: Task }
  | { readonly kind: 'failing'; readonly retry: boolean }
  | { readonly kind: 'race'; readonly tasks: readonly Task[]; readonly cancel: boolean }
  | { readonly kind: 'event'; readonly name: string; readonly value: number; readonly early: boolean }
  | { readonly kind: 'signal'; readonly amount: number }
  | { readonly kind: 'read' }
  /** Tasks under way side by side; each end schedules a follow-up at once. */
  | { readonly kind: 'pool'; readonly tasks: readonly Task[] }
  | { readonly kind: 'late'; readonly value: number };

export interface Program {
  readonly statements: readonly Statement[];
  /** Further generations by continueAsNew. */
  readonly rounds: number;
  readonly entity: string;
}

export type Random = () => number;

/** A small generator with a seed, so that a failing program can be made again. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `timersOnly`: races between timers only, whose winner is certain even when the process dies in between. */
export function randomProgram(random: Random, label: string, timersOnly = false, depth = 0): Program {
  let serial = 0;
  const next = (): string => `${label}.${(serial += 1)}`;
  const pick = (limit: number): number => Math.floor(random() * limit);
  const timerMs = (): number => 1000 * (1 + pick(50)) + (serial += 1);

  function taskOf(level: number): Task {
    const roll = pick(level > 2 ? 4 : 8);
    if (roll <= 1) return { kind: 'act', value: pick(1000) };
    if (roll === 2) return { kind: 'timer', ms: timerMs() };
    if (roll === 3) return { kind: 'flaky', key: next(), failures: pick(3), attempts: 3, value: pick(1000) };
    if (roll === 4 && depth < 2) {
      return { kind: 'child', program: randomProgram(random, next(), timersOnly, depth + 1), retry: random() < 0.3 };
    }
    if (roll === 5) return { kind: 'any', tasks: racersOf() };
    return { kind: 'all', tasks: Array.from({ length: 1 + pick(4) }, () => taskOf(level + 1)) };
  }

  function simpleTaskOf(): Task {
    const roll = pick(4);
    if (roll === 0) return { kind: 'timer', ms: timerMs() };
    if (roll === 1) return { kind: 'act', value: pick(1000) };
    return { kind: 'flaky', key: next(), failures: pick(3), attempts: 3, value: pick(1000) };
  }

  /** At most one that needs no time, so that the winner is certain. */
  function racersOf(): Task[] {
    const timers: Task[] = Array.from({ length: 1 + pick(3) }, () => ({ kind: 'timer', ms: timerMs() }));
    if (random() < 0.5 && !timersOnly) timers.splice(pick(timers.length + 1), 0, { kind: 'act', value: pick(1000) });
    return timers;
  }

  function statementOf(): Statement {
    const roll = pick(12);
    if (roll >= 10) return { kind: 'pool', tasks: Array.from({ length: 2 + pick(4) }, simpleTaskOf) };
    if (roll <= 3) return { kind: 'await', task: taskOf(0) };
    if (roll === 4) return { kind: 'failing', retry: random() < 0.5 };
    if (roll === 5) return { kind: 'race', tasks: racersOf(), cancel: random() < 0.7 };
    if (roll === 6) return { kind: 'event', name: next(), value: pick(1000), early: random() < 0.5 };
    if (roll === 7) return { kind: 'signal', amount: 1 + pick(9) };
    if (roll === 8) return { kind: 'read' };
    return { kind: 'late', value: pick(1000) };
  }

  const count = 1 + pick(depth === 0 ? 6 : 3);
  const rounds = depth === 0 && random() < 0.25 ? 1 + pick(2) : 0;
  return { statements: Array.from({ length: count }, statementOf), rounds, entity: label };
}

interface Outcome {
  readonly value: unknown;
  readonly time: number;
}

/** What the orchestration must return, by interpreting the program in memory. */
export function expectedOutput(program: Program): unknown[] {
  const output: unknown[] = [];
  const state = { entity: 0, time: 0 };
  for (let round = 0; round <= program.rounds; round += 1) {
    for (const statement of program.statements) output.push(expectedStatement(statement, state, program));
  }
  return output;
}

function expectedStatement(statement: Statement, state: { entity: number }, program: Program): unknown {
  switch (statement.kind) {
    case 'await':
      return outcomeOf(statement.task).value;
    case 'failing':
      return 'caught';
    case 'race':
      return winnerOf(statement.tasks);
    case 'event':
      return statement.value;
    case 'signal':
      state.entity += statement.amount;
      return program.entity;
    case 'read':
      return state.entity;
    case 'pool':
      return statement.tasks.flatMap((task) => [numberOf(task), numberOf(task) + 1]).sort((a, b) => a - b);
    default:
      return statement.value;
  }
}

function numberOf(task: Task): number {
  return task.kind === 'act' || task.kind === 'flaky' ? task.value : -10;
}

function winnerOf(tasks: readonly Task[]): number {
  const times = tasks.map((task) => (task.kind === 'timer' ? task.ms : 0));
  return times.indexOf(Math.min(...times));
}

function outcomeOf(task: Task): Outcome {
  switch (task.kind) {
    case 'act':
      return { value: task.value, time: 0 };
    case 'timer':
      return { value: null, time: task.ms };
    case 'flaky':
      return { value: task.value, time: task.failures };
    case 'child':
      return { value: expectedOutput(task.program), time: 0 };
    case 'all':
      return { value: task.tasks.map((member) => outcomeOf(member).value), time: 0 };
    default:
      return { value: winnerOf(task.tasks), time: 0 };
  }
}
