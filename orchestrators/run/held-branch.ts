import type { Carry, NeedsPerson, Stage } from '../../contracts/stages';
import type { Step } from '../kit';
import { checkpoint, record } from './journey';
import type { Journey } from './journey';

interface Visitor {
  readonly name: Stage;
  readonly adopt?: (carry: Carry) => Step<void>;
}

/**
 * Looks at the run's branch before a stage works on it. Commits that somebody else pushed stop the bot there until a person
 * says to go on; from then on they are what it builds on. Answers what the visit starts from.
 */
export function* heldBranch(journey: Journey, { name, adopt }: Visitor, carry: Carry): Step<Carry> {
  const accepted = journey.acceptsPush;
  journey.acceptsPush = false;
  if (name === 'plan' || (name === 'code' && !journey.visits.has('code'))) {
    return carry;
  }
  for (;;) {
    const { run, head, commit } = journey;
    const branch = yield* record(journey, 'readBranch', {
      run,
      since: head ?? run.baseCommit,
      ...(commit ? { commit } : {}),
    });
    if (branch.kind === 'ours') {
      journey.head = branch.head;
      return carry;
    }
    const pushed = `${branch.authors.join(', ')} pushed to ${run.branch}: ${branch.subjects.join('; ')}`;
    // What comes after an approval is never released by it: the deployment finds it, and the run is tested again (loop L5).
    const isOpen = name === 'code' || name === 'deploy' || (name === 'test' && adopt !== undefined);
    const choice = accepted && isOpen ? 'continue' : yield* ask(journey, name, pushed, branch.head, isOpen);
    if (!isOpen) {
      continue;
    }
    journey.head = branch.head;
    const kept: Carry = { notes: { pushed_commits: pushed } };
    const next = choice === 'continue' && carry.session !== undefined ? { ...kept, session: carry.session } : kept;
    if (name === 'code') {
      return next;
    }
    if (name === 'deploy') {
      return carry;
    }
    if (adopt !== undefined) {
      yield* adopt(next);
    }
    return {};
  }
}

function* ask(journey: Journey, name: Stage, pushed: string, head: string, isOpen: boolean): Step<string> {
  const build = name === 'deploy' ? 'have it tested and approved again' : 'build on it';
  const onward = isOpen
    ? `The branch stands at ${head.slice(0, 12)} now; continue to ${build}.`
    : `Only what was approved is released: set the branch back to ${(journey.commit ?? '').slice(0, 12)} and repeat, or cancel.`;
  const why: NeedsPerson = { kind: 'needsPerson', code: 'head_moved', reason: `${pushed}. ${onward}` };
  const choices = isOpen ? ['continue', 'repeat', 'pause', 'cancel'] : ['repeat', 'pause', 'cancel'];
  return (yield* checkpoint(journey, why, 'paused', { stage: name, choices })).choice;
}
