import { parseGateId, parseRunId } from '../../../domain/ids';

/** What a client says about a card it used. All of it can be made up. */
export interface CardData {
  readonly runId: string;
  readonly gateId: string;
  readonly subject: string;
  readonly choice?: string;
  readonly comment?: string;
  readonly checklist: Readonly<Record<string, boolean>>;
}

const longestComment = 10_000;
const mostPoints = 50;

/** Undefined when it names no gate. Points of the list come as `check.<point>`. */
export function readCardData(data: Readonly<Record<string, unknown>>): CardData | undefined {
  const { runId, gateId, subject, choice, comment } = data;
  if (typeof runId !== 'string' || typeof gateId !== 'string' || typeof subject !== 'string') return undefined;
  if (!parseRunId(runId) || !parseGateId(gateId) || subject.length > 200) return undefined;
  const points = Object.entries(data).filter(([name]) => name.startsWith('check.'));
  return {
    runId,
    gateId,
    subject,
    ...(typeof choice === 'string' ? { choice: choice.slice(0, 40) } : {}),
    ...(typeof comment === 'string' && comment.trim() !== '' ? { comment: comment.slice(0, longestComment) } : {}),
    checklist: Object.fromEntries(
      points
        .slice(0, mostPoints)
        .map(([name, value]) => [name.slice('check.'.length), value === 'true' || value === true]),
    ),
  };
}
