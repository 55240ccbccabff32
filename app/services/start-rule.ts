import type { ProjectRecord } from '../../ports/project-index';
import { isPerson, personOf } from './ado-envelope';
import type { AdoWorkItemEvent } from './ado-work-item-event';

export type AdoRules = NonNullable<ProjectRecord['ado']>;

/**
 * `withdraws`: what could have started a run was taken away, which an older event that comes later must not undo.
 * `otherProject`: the item is not in the project's area.
 */
export type RuleAnswer = {
  readonly kind: 'starts' | 'withdraws' | 'nothing' | 'otherProject';
  readonly reason: string;
};

const fieldNames = {
  tags: 'System.Tags',
  state: 'System.State',
  assignee: 'System.AssignedTo',
  area: 'System.AreaPath',
} as const;

/** One way a change can start a run. */
interface Trigger {
  readonly field: keyof typeof fieldNames;
  /** Whether the field's value is one that starts. */
  readonly holds: (value: unknown) => boolean;
  readonly describe: (value: unknown) => string;
}

/**
 * Whether an event starts a run: one of the project's triggers has just come to hold (start tag, start state, assignment to
 * the agent, move into the start area). An item of which it held before is left alone, however often it is edited.
 */
export function matchStartRule(rules: AdoRules, event: AdoWorkItemEvent): RuleAnswer {
  if (!isInArea(rules, event)) {
    return { kind: 'otherProject', reason: `area ${String(event.fields[fieldNames.area])} is not this project's` };
  }
  const triggers = triggersOf(rules);
  if (triggers.length === 0) return { kind: 'nothing', reason: 'the project has no start rule' };
  if (event.eventType === 'workitem.commented') return { kind: 'nothing', reason: 'the comment holds no command' };
  const changes = triggers.map((trigger) => ({ trigger, ...changeOf(trigger, event) }));
  const started = changes.find(({ before, after }) => !before && after);
  if (started) return { kind: 'starts', reason: started.trigger.describe(valueOf(started.trigger, event)) };
  if (changes.some(({ before, after }) => before && !after)) {
    return { kind: 'withdraws', reason: 'what starts a run was taken away' };
  }
  return { kind: 'nothing', reason: `nothing that starts a run is new (${kinds(triggers)})` };
}

/** Whether what starts a run still holds of the item's newest values: an older event came after a newer one. */
export function stillStarts(rules: AdoRules, fields: Readonly<Record<string, unknown>>): boolean {
  return triggersOf(rules).some(({ field, holds }) => holds(fields[fieldNames[field]]));
}

/** The values that triggers ask about, for whoever has to judge an older event later. */
export function triggerFacts({ fields }: AdoWorkItemEvent): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.values(fieldNames).flatMap((name) => {
      const value = name === fieldNames.assignee ? assigneeFact(fields[name]) : fields[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function triggersOf({ startTag, startStates = [], startOnAssignment = false, agent, startArea }: AdoRules): Trigger[] {
  const triggers: Trigger[] = [];
  if (startTag !== undefined) {
    const holds = (value: unknown) => tagsOf(value).some((tag) => same(tag, startTag));
    triggers.push({ field: 'tags', holds, describe: () => `tag ${startTag} added` });
  }
  if (startStates.length > 0) {
    const holds = (value: unknown) => startStates.some((state) => same(state, textIn(value)));
    triggers.push({ field: 'state', holds, describe: (value) => `state became ${textIn(value)}` });
  }
  if (startOnAssignment && agent !== undefined) {
    const holds = (value: unknown) => isPerson(personOf(value), agent);
    triggers.push({ field: 'assignee', holds, describe: () => 'assigned to the agent' });
  }
  if (startArea !== undefined) {
    const holds = (value: unknown) => isBelow(textIn(value), startArea);
    triggers.push({ field: 'area', holds, describe: (value) => `came into area ${textIn(value)}` });
  }
  return triggers;
}

function changeOf({ field, holds }: Trigger, event: AdoWorkItemEvent): { before: boolean; after: boolean } {
  const name = fieldNames[field];
  if (event.eventType === 'workitem.created') return { before: false, after: holds(event.fields[name]) };
  const change = event.changes[name];
  if (!change) return { before: false, after: false };
  return { before: holds(change.oldValue), after: holds(change.newValue) };
}

function valueOf({ field }: Trigger, { changes, fields }: AdoWorkItemEvent): unknown {
  return changes[fieldNames[field]]?.newValue ?? fields[fieldNames[field]];
}

/** An event without the field (sent without details) is not kept out. */
function isInArea({ areaPaths = [] }: AdoRules, { fields }: AdoWorkItemEvent): boolean {
  const area = textIn(fields[fieldNames.area]);
  return areaPaths.length === 0 || area === '' || areaPaths.some((path) => isBelow(area, path));
}

function isBelow(area: string, path: string): boolean {
  const [inner, outer] = [area, path].map(
    (each) =>
      `${each
        .trim()
        .replace(/^\\+|\\+$/g, '')
        .toLowerCase()}\\`,
  );
  return inner !== '\\' && inner !== undefined && outer !== undefined && inner.startsWith(outer);
}

/** Who it is assigned to, without what nobody asks about. */
function assigneeFact(value: unknown): unknown {
  const person = personOf(value);
  return person && { id: person.id, uniqueName: person.account, displayName: person.name };
}

function kinds(triggers: readonly Trigger[]): string {
  return triggers.map(({ field }) => field).join(', ');
}

function tagsOf(value: unknown): readonly string[] {
  return textIn(value).split(';');
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function same(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
