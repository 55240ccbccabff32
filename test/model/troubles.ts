import type { ActivityName } from '../../contracts/activities';
import type { Answers } from '../replay/fake-activities';
import type { ModelWorld } from './model-world';

/** What can go wrong between two stops of a run. Each holds until the run stops again. */
export interface Trouble {
  /** Stages whose work it can hit. */
  readonly at: readonly ('plan' | 'code' | 'deploy')[];
  apply(world: ModelWorld): void | Promise<void>;
}

const breach = { latencyP95Ms: 9_000, errorRatePercent: 40, requests: 20 };
const refused = { kind: 'refused', code: 'vendor_away', reason: 'the vendor says no' } as const;

function throwing(name: ActivityName, at: Trouble['at']): Trouble {
  const fail = () => {
    throw new Error(`${name} is away`);
  };
  return { at, apply: (world) => world.given({ [name]: fail }) };
}

function answering(answers: Answers, at: Trouble['at']): Trouble {
  return { at, apply: (world) => world.given(answers) };
}

function during(name: ActivityName, action: 'pause' | 'cancel', at: Trouble['at']): Trouble {
  let isDone = false;
  const act = async (world: ModelWorld, usual: () => Promise<unknown>) => {
    if (!isDone) {
      isDone = true;
      await world.control(action);
    }
    return usual() as never;
  };
  return {
    at,
    apply(world) {
      isDone = false;
      world.given({ [name]: (_input: unknown, _n: number, usual: () => Promise<unknown>) => act(world, usual) });
    },
  };
}

const code = ['plan', 'code'] as const;
const deploy = ['deploy'] as const;

export const troubles: Readonly<Record<string, Trouble>> = {
  'report is REJECTED': { at: code, apply: (world) => void (world.next.report = 'REJECTED') },
  'quality gates fail': { at: code, apply: (world) => void (world.next.gatesHold = false) },
  'check fails': answering(
    {
      readCheck: async (_input, _n, usual) => ({ ...((await usual()) as object), passed: false }) as never,
    },
    code,
  ),
  'agent is refused': answering({ takeModelTurn: () => refused }, code),
  'agent speaks nonsense': answering({ takeModelTurn: () => ({ kind: 'invalid', reason: 'no JSON' }) }, code),
  'no budget': { at: code, apply: (world) => world.setDayLimit(1) },
  'branch was pushed to': answering({ commitChange: () => ({ kind: 'headMoved', head: 'foreign' }) }, code),
  'plan is never written': throwing('writePlan', ['plan']),
  'report is never written': throwing('writeQaReport', code),
  'transition is never recorded': throwing('recordTransition', [...code, ...deploy]),
  'pull request is refused': answering({ ensurePullRequest: () => refused }, code),
  'merge is blocked': answering({ mergePullRequest: () => ({ kind: 'blocked', reason: 'conflict' }) }, deploy),
  'another tree would be merged': {
    at: deploy,
    apply(world) {
      let isTold = false;
      const rework = {
        kind: 'rework',
        commit: 'ab'.repeat(20),
        base: 'cd'.repeat(20),
        reason: 'main moved on',
      } as const;
      world.given({
        mergePullRequest(_input, _n, usual) {
          if (isTold) return usual();
          isTold = true;
          world.next.branchHead = rework.commit;
          return rework;
        },
      });
    },
  },
  'candidate does not start': answering({ startDeployment: () => ({ kind: 'failed', reason: 'no port' }) }, deploy),
  'candidate is sick': answering({ probeHealth: () => ({ healthy: false, detail: '500' }) }, deploy),
  'promotion is refused': answering({ promoteDeployment: () => refused }, deploy),
  breach: answering({ measureSignals: ({ of }, _n, usual) => (of === 'restored' ? usual() : breach) }, deploy),
  'breach that the roll back does not end': answering({ measureSignals: () => breach }, deploy),
  'signals say nothing': answering(
    { measureSignals: () => ({ latencyP95Ms: 0, errorRatePercent: 0, requests: 0 }) },
    deploy,
  ),
  'roll back fails after a breach': answering(
    {
      measureSignals: () => breach,
      rollBackDeployment: () => refused,
    },
    deploy,
  ),
  'paused before the commit': during('commitChange', 'pause', code),
  'cancelled during the check': during('startCheck', 'cancel', code),
  'paused during the soak': during('measureSignals', 'pause', deploy),
  'cancelled during the promotion': during('promoteDeployment', 'cancel', deploy),
  'power cut': {
    at: [...code, ...deploy],
    apply: (world) => world.host.crashAt('activityDone', 3),
  },
};

const touched: readonly ActivityName[] = [
  ...(['readCheck', 'takeModelTurn', 'commitChange', 'writePlan', 'ensurePullRequest', 'mergePullRequest'] as const),
  ...(['startDeployment', 'probeHealth', 'promoteDeployment', 'measureSignals', 'rollBackDeployment'] as const),
  'startCheck',
];

/** Everything goes well again. */
export async function clearTroubles(world: ModelWorld): Promise<void> {
  for (const name of touched) {
    world.given({ [name]: (_input: unknown, _n: number, usual: () => Promise<unknown>) => usual() });
  }
  world.given(world.faithful);
  world.next.report = 'APPROVED';
  world.next.gatesHold = true;
  await world.setDayLimit(1_000_000_000);
}
