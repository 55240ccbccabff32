import { randomUUID } from 'node:crypto';
import type { Write } from '../store/database';
import type { StoredEvent } from './events';
import { isTerminal, newInstance, type ChildStart, type Instance } from './instance';
import type { StepLinks } from './step-links';

/** Writes that start the child an event of the parent's pass has created; part of the parent's commit. */
export function startChild(parent: Instance, event: StoredEvent, links: StepLinks): Write[] {
  const taskId = event.EventId;
  const expired = event._?.expired;
  if (expired !== undefined) {
    const message = { kind: 'taskFailed', executionId: parent.executionId, taskId, failure: expired } as const;
    const seq = links.kernel.nextSeq();
    links.deliver(parent.id, { ...message, seq });
    return [links.kernel.store.post(seq, parent.id, message)];
  }
  const child: ChildStart = {
    name: event.Name ?? '',
    instanceId: event.InstanceId ?? '',
    version: event.Version ?? null,
    input: event.Input ?? null,
    parent: { instanceId: parent.id, executionId: parent.executionId, taskId, name: parent.name },
    ...(parent.trace === undefined ? {} : { trace: parent.trace }),
  };
  return beginChild(child, links);
}

/**
 * Starts a child now. An ended instance of that id is replaced; a running one is replaced as well, as on Azure, unless it
 * is a sibling: then both run, one after the other.
 */
export function beginChild(child: ChildStart, links: StepLinks): Write[] {
  const existing = links.instances.find(child.instanceId);
  if (existing !== undefined && !isTerminal(existing.status) && isSibling(existing, child))
    return wait(child, existing, links);
  if (existing !== undefined && !isTerminal(existing.status)) {
    links.kernel.log({
      level: 'warning',
      message: `Child '${child.name}' takes over the id of a running instance, as on Azure: that instance is gone.`,
      instanceId: child.instanceId,
    });
  }
  const instance = newInstance({
    row: links.kernel.nextRow(),
    id: child.instanceId,
    name: child.name,
    executionId: randomUUID(),
    version: child.version,
    input: child.input,
    createdAt: links.kernel.clock.now(),
    parent: child.parent,
    trace: child.trace,
  });
  const writes = existing === undefined ? [] : replaceWrites(existing, links);
  links.instances.add(instance);
  links.ready(instance);
  return [...writes, ...links.kernel.store.save(instance)];
}

function isSibling(existing: Instance, child: ChildStart): boolean {
  return (
    existing.parent?.executionId === child.parent.executionId && existing.parent.instanceId === child.parent.instanceId
  );
}

function wait(child: ChildStart, existing: Instance, links: StepLinks): Write[] {
  const seq = links.kernel.nextSeq();
  const message = { kind: 'startChild', child } as const;
  existing.inbox.push({ ...message, seq });
  return [links.kernel.store.post(seq, existing.id, message)];
}

/** Takes an instance out of memory and file, so that another can have its id. */
export function replaceWrites(existing: Instance, links: Pick<StepLinks, 'kernel' | 'instances'>): Write[] {
  links.instances.forget(existing);
  const { store } = links.kernel;
  return [...store.remove(existing.row), store.clearInbox(existing.id)];
}
