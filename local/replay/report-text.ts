import { historyEventNames } from '../durable/history-event-names';
import type { CheckReport, DivergedInstance } from './check-histories';
import type { Side } from './replay-history';

/** The report for people: a block per divergence, and one line of counts at the end. */
export function reportText(report: CheckReport): string {
  const { checked, live, finished, divergences, unreadable } = report;
  const blocks = [
    ...divergences.map(divergenceText),
    ...unreadable.map(({ source, problem }) => `${source}\n  cannot be checked: ${problem}`),
  ];
  const counts = `${checked} ${checked === 1 ? 'history' : 'histories'} checked (${live} live, ${finished} finished)`;
  const verdicts = [
    ...(divergences.length > 0 ? [`${divergences.length} part from the code`] : []),
    ...(unreadable.length > 0 ? [`${unreadable.length} cannot be checked`] : []),
  ];
  return [...blocks, `${counts}: ${verdicts.length === 0 ? 'all replay as recorded' : verdicts.join(', ')}.`].join(
    '\n',
  );
}

function divergenceText(found: DivergedInstance): string {
  const { instanceId, orchestrator, version, runtimeStatus, event, recorded, replayed, message } = found;
  const versioned = version === null || version === '' ? orchestrator : `${orchestrator} ${version}`;
  const where = event === null ? '(no event)' : eventText(event);
  return [
    `${instanceId} (${versioned}, ${runtimeStatus})`,
    `  at:       ${where}`,
    `  recorded: ${sideText(recorded)}`,
    `  now:      ${sideText(replayed)}`,
    `  ${message}`,
  ].join('\n');
}

function eventText({ index, type, id, at }: NonNullable<DivergedInstance['event']>): string {
  const name = historyEventNames[type] ?? `event type ${type}`;
  return `${id < 0 ? name : `${name} ${id}`}, event ${index}, ${at}`;
}

function sideText(side: Side | null): string {
  if (side === null) return 'nothing';
  return side.name === undefined ? side.kind : `${side.kind} '${side.name}'`;
}
