import type { RunRecord } from '../../ports/run-index';
import { eventNames } from '../../contracts/names';
import { dev, ops, qa } from '../replay/product-world';
import type { ModelWorld } from './model-world';
import { troubles } from './troubles';

/** One thing that people or time can do to a run that waits. */
export interface Move {
  readonly name: string;
  /** Nobody has the right to it: it must leave the run where it is. */
  readonly isIdle?: true;
  act(world: ModelWorld): Promise<void>;
}

const people = { dev, ops, qa };
type Person = keyof typeof people;

/** Two weeks and a bit: longer than any deadline. */
const pastDeadlineHours = 15 * 24;

/** Every move that makes sense where the run stands; refusals of the wrong person are moves too. */
export async function movesOf(world: ModelWorld): Promise<readonly Move[]> {
  const run = await world.run();
  const mode = await world.runs.getControl(run.runId);
  if (mode === 'pause') return [control('resume'), control('cancel'), control('pause')];
  if (run.waitingFor?.kind === 'gate') return gateMoves(run);
  if (run.waitingFor?.kind === 'checkpoint') return checkpointMoves(run);
  return [];
}

/** The first move: nothing stands in its way, or one trouble. */
export function starts(entry: 'PLANNING' | 'CODING'): readonly Move[] {
  const start = (world: ModelWorld) => (entry === 'PLANNING' ? world.start() : world.startHotfix());
  return withTroubles(entry === 'PLANNING' ? 'plan' : 'code', {
    name: `start in ${entry}`,
    act: async (world) => void (await start(world)),
  });
}

function gateMoves({ waitingFor, runId }: RunRecord): readonly Move[] {
  const gateId = waitingFor?.gateId ?? '';
  const isQa = waitingFor?.gate === 'qa';
  const [right, wrong] = isQa ? (['qa', 'ops'] as const) : (['ops', 'qa'] as const);
  return [
    ...withTroubles('deploy', decide(right, gateId, 'approve')),
    ...(isQa ? withTroubles('code', decide('qa', gateId, 'reject')) : [decide('ops', gateId, 'reject')]),
    ...(['dev', wrong] as const)
      .flatMap((by) => [decide(by, gateId, 'approve'), decide(by, gateId, 'reject')])
      .map((move) => ({ ...move, isIdle: true as const })),
    {
      name: 'stale approval',
      isIdle: true,
      act: (world) => decideWith(world, right, runId, gateId, 'f'.repeat(64)),
    },
    {
      name: 'doorbell without a decision',
      isIdle: true,
      act: (world) =>
        world.host.raise(waitingFor?.instanceId ?? '', isQa ? eventNames.qaApproved : eventNames.deployApproved),
    },
    { name: 'deadline passes', act: (world) => world.pass({ hours: pastDeadlineHours }) },
    ...always(),
  ];
}

function checkpointMoves({ waitingFor, state }: RunRecord): readonly Move[] {
  const gateId = waitingFor?.gateId ?? '';
  const ahead = stageAfter(state);
  return [
    ...withTroubles(ahead, control('continue')),
    decide('dev', gateId, 'repeat'),
    decide('dev', gateId, 'pause'),
    decide('qa', gateId, 'continue'),
    { name: 'deadline passes', act: (world) => world.pass({ hours: pastDeadlineHours }) },
    ...always(),
  ];
}

function stageAfter(state: RunRecord['state']): 'plan' | 'code' | 'deploy' {
  if (state === 'PLANNING') return 'plan';
  return state === 'DEPLOYMENT' ? 'deploy' : 'code';
}

function always(): readonly Move[] {
  return [control('pause'), control('cancel'), { name: 'power cut', act: (world) => world.host.crash() }];
}

function control(action: 'pause' | 'resume' | 'cancel' | 'continue'): Move {
  return { name: action, act: (world) => orRefused(world.control(action)) };
}

function decide(by: Person, gateId: string, choice: string): Move {
  return { name: `${by} says ${choice}`, act: (world) => orRefused(world.decide(people[by], gateId, choice)) };
}

async function decideWith(world: ModelWorld, by: Person, runId: string, gate: string, subject: string): Promise<void> {
  await orRefused(world.decideGate(people[by], { runId, gate, choice: 'approve', subject, channel: 'api' }));
}

/** Who may not is told so; that is an answer, and the run must not have moved by it. */
async function orRefused(answer: Promise<unknown>): Promise<void> {
  await answer.catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error;
  });
}

function withTroubles(stage: 'plan' | 'code' | 'deploy', move: Move): readonly Move[] {
  const hits = Object.entries(troubles).filter(([, { at }]) => at.includes(stage));
  return [
    move,
    ...hits.map(([name, trouble]) => ({
      name: `${move.name}, then ${name}`,
      async act(world: ModelWorld) {
        await trouble.apply(world);
        await move.act(world);
      },
    })),
  ];
}
