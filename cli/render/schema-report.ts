import type { SchemaChange } from '../../schemas/evolution';
import type { ReleaseReport, Refusal, SchemaStep } from '../../schemas/release-check';
import type { Paint } from './paint';

/** What `schemas check` says: one block per contract that has changed, its refusals last. */
export function schemaReport(report: ReleaseReport, against: string, paint: Paint): readonly string[] {
  const { steps, unchanged } = report;
  const refused = steps.filter(({ refusals }) => refusals.length > 0).length;
  const summary =
    steps.length === 0
      ? `Nothing has changed since ${against} (${unchanged} schemas).`
      : `${steps.length} changed since ${against}, ${unchanged} unchanged, ${refused} refused.`;
  return [...steps.flatMap((step) => stepLines(step, paint)), paint(refused > 0 ? 'red' : 'green', summary)];
}

function stepLines(step: SchemaStep, paint: Paint): readonly string[] {
  const { name, from, to, bump, refusals, changes } = step;
  const versions = from === undefined ? `${to ?? ''} (new)` : `${from} → ${to ?? 'gone'}`;
  const verdict = refusals.length === 0 ? paint('green', 'ok') : paint('red', 'REFUSED');
  return [
    [paint('bold', name), versions, bump, verdict].filter((part) => part !== undefined && part !== '').join('  '),
    ...changes.filter(({ allowed }) => allowed).map((change) => `  ${changeLine(change, paint)}`),
    ...refusals.flatMap((refusal) => refusalLines(refusal, paint)),
  ];
}

function changeLine({ type, path, detail }: SchemaChange, paint: Paint): string {
  return `${paint('dim', type)} ${path}: ${detail}`;
}

function refusalLines({ rule, path, message }: Refusal, paint: Paint): readonly string[] {
  const line = `  ${paint('red', rule)}${path === undefined ? '' : ` ${path}`}: ${message}`;
  return rule === 'RENAME_FIELD' ? [line, ...expandAndContract.map((text) => `    ${paint('dim', text)}`)] : [line];
}

/** How a field gets another name without breaking a run that is weeks old. */
const expandAndContract = [
  'Expand: add the new field beside the old one, optional (MINOR). Writers fill both, readers take the new one first.',
  'Migrate: wait until no run and no reader of the older version lives.',
  'Contract: stop writing the old field; it stays in the schema for as long as this major lives.',
];
