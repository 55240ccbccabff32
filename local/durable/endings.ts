import { randomUUID } from 'node:crypto';
import type { Write } from '../store/database';
import type { SdkExecutor } from './actions';
import type { JsonText } from './api';
import { beginChild } from './children';
import { EVENT, ORCHESTRATION_STATUS, type FailureDetails, type StoredEvent, type TaskFailure } from './events';
import { endEpisode, newExecution, type Execution } from './execution';
import { type Instance, type Message } from './instance';
import type { StepLinks } from './step-links';

export type Ending =
  | { readonly kind: 'completed'; readonly output: JsonText | null; readonly customStatus: JsonText | undefined }
  | {
      readonly kind: 'failed';
      readonly text: string;
      readonly error: string;
      readonly stack: string;
      readonly failure?: FailureDetails;
      readonly customStatus: JsonText | undefined;
    }
  /** The engine ends it: user code could not catch it, and open tasks do not matter. */
  | { readonly kind: 'problem'; readonly text: string }
  | {
      readonly kind: 'continued';
      readonly input: JsonText;
      readonly waits: ReadonlyMap<string, number>;
      readonly executor: SdkExecutor | undefined;
    };

export interface LastPass {
  readonly at: number;
  readonly received: readonly StoredEvent[];
  readonly decided: readonly StoredEvent[];
  readonly ending: Ending;
}

/** Writes of an orchestration's end: its last history row, its state, and the news to its parent. */
export function endInstance(instance: Instance, execution: Execution, last: LastPass, links: StepLinks): Write[] {
  const { ending, at } = last;
  instance.updatedAt = at;
  links.instances.setWake(instance, undefined);
  if (ending.kind === 'continued') return continueAsNew(instance, execution, last, ending, links);
  const failed = ending.kind !== 'completed';
  const status = failed ? ORCHESTRATION_STATUS.Failed : ORCHESTRATION_STATUS.Completed;
  const end: StoredEvent = {
    EventType: EVENT.executionCompleted,
    EventId: execution.nextId,
    OrchestrationStatus: status,
  };
  const text = JSON.stringify([...last.received, ...last.decided, end]);
  const writes: Write[] = [links.kernel.store.append(instance, execution.episodes, at, text)];
  endEpisode(execution, text.length);
  links.instances.setStatus(instance, failed ? 'Failed' : 'Completed');
  instance.output = ending.kind === 'completed' ? ending.output : ending.text;
  if (ending.kind !== 'problem') instance.customStatus = ending.customStatus ?? null;
  instance.busy = false;
  writes.push(...links.kernel.store.save(instance));
  const news = ending.kind === 'completed' ? { result: ending.output } : { failure: failureFor(ending) };
  writes.push(...tellParent(instance, news, links), ...nextSibling(instance, links));
  return writes;
}

function failureFor(ending: Extract<Ending, { kind: 'failed' | 'problem' }>): TaskFailure {
  if (ending.kind === 'problem') return { reason: ending.text, details: `Message: ${ending.text}, StackTrace: ` };
  const { text, error, stack, failure } = ending;
  const details = `Message: ${error}, StackTrace: ${stack.replaceAll('\n', ' ')}`;
  return { reason: text, details, ...(failure === undefined ? {} : { failure }) };
}

/** A message to the parent, stored with the child's end: neither can be lost without the other. */
export function tellParent(
  instance: Instance,
  news: { readonly result: JsonText | null } | { readonly failure: TaskFailure },
  links: Pick<StepLinks, 'kernel' | 'deliver'>,
): Write[] {
  const { parent } = instance;
  if (parent === undefined) return [];
  const base = { executionId: parent.executionId, taskId: parent.taskId };
  const message: Message =
    'result' in news
      ? { kind: 'taskDone', ...base, result: news.result }
      : { kind: 'taskFailed', ...base, failure: news.failure };
  const seq = links.kernel.nextSeq();
  links.deliver(parent.instanceId, { ...message, seq });
  return [links.kernel.store.post(seq, parent.instanceId, message)];
}

/** A child that waited for this id starts now, in place of the ended one. */
export function nextSibling(instance: Instance, links: StepLinks): Write[] {
  const index = instance.inbox.findIndex((message) => message.kind === 'startChild');
  const next = instance.inbox[index];
  if (next?.kind !== 'startChild') return [];
  const others = instance.inbox.filter((message) => message.kind === 'startChild' && message !== next);
  instance.inbox = instance.inbox.filter((message) => message.kind !== 'startChild');
  const writes = beginChild(next.child, links);
  // Replacing has cleared the id's inbox in the file; those who still wait are written again behind it.
  for (const message of others) {
    if (message.kind === 'startChild') writes.push(...beginChild(message.child, links));
  }
  return writes;
}

/** A fresh execution under the same id. Events nobody has consumed go along; on Azure the earlier ones would be lost. */
function continueAsNew(
  instance: Instance,
  execution: Execution,
  last: LastPass,
  ending: Extract<Ending, { kind: 'continued' }>,
  links: StepLinks,
): Write[] {
  const carried = unconsumed(execution, ending);
  if (carried.length > 0) warnCarried(instance, carried, links);
  const { store } = links.kernel;
  const writes: Write[] = [];
  const events: Message[] = carried.map((event) => {
    const message = { kind: 'event', name: event.Name ?? '', input: event.Input ?? null } as const;
    const seq = links.kernel.nextSeq();
    writes.push(store.post(seq, instance.id, message));
    return { ...message, seq };
  });
  instance.inbox = [...events, { kind: 'wake' }, ...instance.inbox];
  instance.executionId = randomUUID();
  instance.input = ending.input;
  instance.createdAt = links.kernel.clock.now();
  instance.generation += 1;
  instance.busy = true;
  links.instances.setStatus(instance, 'Running');
  instance.execution = newExecution();
  // A clock that stands still must not give two generations the same GUIDs.
  instance.execution.lastAt = last.at + 1;
  return [...writes, ...(instance.stored ? store.renew(instance) : []), ...store.save(instance)];
}

/** EventRaised of each name beyond the waits that got one; the SDK serves them in order, so these are the latest. */
function unconsumed(execution: Execution, ending: Extract<Ending, { kind: 'continued' }>): StoredEvent[] {
  const byName = new Map<string, StoredEvent[]>();
  for (const event of execution.sdkEvents as unknown as StoredEvent[]) {
    if (event.EventType !== EVENT.eventRaised || event.answer === true) continue;
    const name = event.Name ?? '';
    byName.set(name, [...(byName.get(name) ?? []), event]);
  }
  const left: StoredEvent[] = [];
  for (const [name, events] of byName) {
    const stillWaiting = new Set(ending.executor?.openEvents?.[name] ?? []).size;
    const used = (ending.waits.get(name) ?? 0) - stillWaiting;
    left.push(...events.slice(Math.max(0, used)));
  }
  return left;
}

function warnCarried(instance: Instance, carried: readonly StoredEvent[], links: StepLinks): void {
  const names = [...new Set(carried.map((event) => event.Name))].join(', ');
  links.kernel.log({
    level: 'warning',
    message: `continueAsNew with ${carried.length} unconsumed event(s) (${names}): they are kept. On Azure they may be lost.`,
    instanceId: instance.id,
    functionName: instance.name,
  });
}
