import type { Write } from '../store/database';
import { nextSibling, tellParent } from './endings';
import { EVENT, type StoredEvent } from './events';
import { beginEpisode, endEpisode } from './execution';
import { isTerminal, type Acknowledge, type ControlAnswer, type Instance } from './instance';
import type { StepLinks } from './step-links';
import { rewindWrites } from './rewind';

export type ControlName = 'terminate' | 'suspend' | 'resume' | 'rewind';

/** Carries out a management operation between two passes. `answer` is called once its effect is durable. */
export function runControl(
  name: ControlName,
  instance: Instance,
  reason: string | null,
  links: StepLinks,
  answer: (result: ControlAnswer) => Acknowledge,
): void {
  const refusal = refusalOf(name, instance);
  if (refusal !== undefined) return answer(refusal).resolve();
  const rewound: Instance[] = [];
  const writes = writesOf(name, instance, reason, links, rewound);
  if (writes === undefined) return answer('wrongState').resolve();
  const after = (): void => {
    for (const again of rewound) links.resume(again);
    links.instances.rest(instance);
  };
  links.kernel.commit(writes, instance, after, [answer('accepted')]);
  if (name === 'resume') links.ready(instance);
}

function refusalOf(name: ControlName, instance: Instance): ControlAnswer | undefined {
  const { status } = instance;
  if (name === 'rewind') return status === 'Failed' ? undefined : 'wrongState';
  if (instance.gone || isTerminal(status)) return 'finished';
  if (name === 'suspend' && status === 'Suspended') return 'wrongState';
  if (name === 'resume' && status !== 'Suspended') return 'wrongState';
  return undefined;
}

function writesOf(
  name: ControlName,
  instance: Instance,
  reason: string | null,
  links: StepLinks,
  rewound: Instance[],
): readonly Write[] | undefined {
  switch (name) {
    case 'terminate':
      return terminateWrites(instance, reason, links);
    case 'suspend':
      instance.suspendReason = reason;
      links.instances.setStatus(instance, 'Suspended');
      return noteWrites(instance, { EventType: EVENT.executionSuspended, EventId: -1, Reason: reason ?? '' }, links);
    case 'resume':
      instance.suspendReason = null;
      links.instances.setStatus(instance, links.instances.executionOf(instance).started ? 'Running' : 'Pending');
      return noteWrites(instance, { EventType: EVENT.executionResumed, EventId: -1, Reason: reason ?? '' }, links);
    default:
      return rewindWrites(instance, reason, links, rewound);
  }
}

/** A history row of its own, as a pass without user code, plus the instance's new state. */
function noteWrites(instance: Instance, event: StoredEvent, links: StepLinks): Write[] {
  const execution = links.instances.executionOf(instance);
  const at = Math.max(links.kernel.clock.now(), execution.lastAt);
  const text = JSON.stringify([event]);
  const writes = [links.kernel.store.append(instance, execution.episodes, at, text)];
  beginEpisode(execution, at);
  endEpisode(execution, text.length);
  instance.updatedAt = at;
  return [...writes, ...links.kernel.store.save(instance)];
}

/** At once, whatever is open: activities run out and their results are dropped, children go on. */
function terminateWrites(instance: Instance, reason: string | null, links: StepLinks): Write[] {
  links.instances.setStatus(instance, 'Terminated');
  links.instances.setWake(instance, undefined);
  instance.output = reason;
  instance.busy = false;
  const writes = noteWrites(instance, { EventType: EVENT.executionTerminated, EventId: -1, Input: reason }, links);
  const failure = { reason: reason ?? '', details: '', terminated: true as const };
  return [...writes, ...tellParent(instance, { failure }, links), ...nextSibling(instance, links)];
}
