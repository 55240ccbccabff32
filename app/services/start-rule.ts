import type { ProjectRecord } from '../../ports/project-index';
import type { AdoWorkItemEvent } from './ado-event';

export type RuleAnswer =
  { readonly starts: true; readonly reason: string } | { readonly starts: false; readonly reason: string };

const tagsField = 'System.Tags';
const stateField = 'System.State';

/**
 * Whether an event starts a run: the project's start tag is newly there, or the state has just become one of its start
 * states. An item that already had them is left alone, however often it is edited.
 */
export function matchStartRule(rule: NonNullable<ProjectRecord['ado']>, event: AdoWorkItemEvent): RuleAnswer {
  const { startTag, startStates = [] } = rule;
  if (startTag === undefined && startStates.length === 0) {
    return { starts: false, reason: 'the project has no start tag and no start states' };
  }
  if (event.eventType === 'workitem.commented') return { starts: false, reason: 'a comment starts nothing' };
  if (startTag !== undefined && hasNewTag(event, startTag)) return { starts: true, reason: `tag ${startTag} added` };
  const state = newState(event);
  if (state !== undefined && startStates.some((known) => same(known, state))) {
    return { starts: true, reason: `state became ${state}` };
  }
  return { starts: false, reason: 'neither the start tag nor a start state is new' };
}

function hasNewTag(event: AdoWorkItemEvent, tag: string): boolean {
  const change = event.changes[tagsField];
  if (event.eventType === 'workitem.created') return tagsOf(event.fields[tagsField]).some((each) => same(each, tag));
  if (!change) return false;
  const had = tagsOf(change.oldValue).some((each) => same(each, tag));
  return !had && tagsOf(change.newValue).some((each) => same(each, tag));
}

function newState(event: AdoWorkItemEvent): string | undefined {
  if (event.eventType === 'workitem.created') return text(event.fields[stateField]);
  const change = event.changes[stateField];
  const [before, after] = [text(change?.oldValue), text(change?.newValue)];
  return after !== undefined && (before === undefined || !same(before, after)) ? after : undefined;
}

function tagsOf(value: unknown): readonly string[] {
  return (text(value) ?? '').split(';').map((tag) => tag.trim());
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined;
}

function same(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
