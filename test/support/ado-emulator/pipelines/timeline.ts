import { randomUUID } from 'node:crypto';
import type { Build, Result, TimelineRecord } from './build';

export function addRecord(
  build: Build,
  type: TimelineRecord['type'],
  name: string,
  parent: TimelineRecord | null,
): TimelineRecord {
  const record: TimelineRecord = {
    ...{ id: randomUUID(), parentId: parent?.id ?? null, type, name, order: build.timeline.length + 1 },
    ...{ state: 'pending', result: null, startTime: null, finishTime: null, issues: [], log: null },
  };
  build.timeline.push(record);
  return record;
}

export function begin(record: TimelineRecord): void {
  record.state = 'inProgress';
  record.startTime = new Date().toISOString();
}

export function end(record: TimelineRecord, result: Result | 'succeededWithIssues'): void {
  record.state = 'completed';
  record.result = result;
  record.finishTime = new Date().toISOString();
}
