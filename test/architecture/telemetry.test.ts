import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decisionFunctions, metrics } from '../../contracts/telemetry';
import type { MetricDefinition } from '../../contracts/telemetry';
import { routes } from '../../functions/routes';
import { effects } from '../../app/effects';
import { records } from '../../app/records';

const infra = join(__dirname, '../../infra');
const table: Readonly<Record<string, MetricDefinition>> = metrics;

/** Tables of Application Insights that the app's exporter writes. */
const tables = ['customMetrics', 'customEvents', 'dependencies', 'exceptions', 'requests', 'traces'];

interface Query {
  readonly from: string;
  readonly text: string;
}

interface Workbook {
  readonly items: readonly { readonly content: { readonly title?: string; readonly query?: string } }[];
}

const queries: readonly Query[] = [
  ...readdirSync(join(infra, 'queries')).map((file) => ({
    from: file,
    text: readFileSync(join(infra, 'queries', file), 'utf8').replace(/^\/\/.*$/gm, ''),
  })),
  ...readdirSync(join(infra, 'workbooks')).flatMap((file) => {
    const { items } = JSON.parse(readFileSync(join(infra, 'workbooks', file), 'utf8')) as Workbook;
    return items.flatMap(({ content }) =>
      content.query === undefined ? [] : [{ from: `${file}: ${content.title ?? ''}`, text: content.query }],
    );
  }),
];

/** The pieces of a query that each read one table: a join has two. */
function piecesOf({ text }: Query): readonly { readonly table: string; readonly text: string }[] {
  return text.split(/\bjoin\b[^(]*\(/).map((piece) => ({ table: /^\s*(\w+)/.exec(piece)?.[1] ?? '', text: piece }));
}

describe('queries and workbooks', () => {
  it('are found', () => {
    expect(queries.length).toBeGreaterThan(20);
  });

  it.each(queries.map((query) => [query.from, query] as const))('%s reads only what the app writes', (_from, query) => {
    for (const piece of piecesOf(query)) {
      expect(tables).toContain(piece.table);
      if (piece.table !== 'customMetrics') continue;
      const names = [...piece.text.matchAll(/\bname == '([^']+)'/g)].map(([, name = '']) => name);
      expect(names).toHaveLength(1);
      const definition = table[names[0] ?? ''];
      expect([names[0], definition !== undefined]).toEqual([names[0], true]);
      const labels = [...piece.text.matchAll(/customDimensions\.(\w+)/g)].map(([, label = '']) => label);
      expect(labels.filter((label) => !definition?.labels.includes(label))).toEqual([]);
      const sums = /\bvalue(Sum|Count|Max)\b/.test(piece.text);
      expect(sums).toBe(definition?.kind !== 'gauge');
    }
  });

  it('shows every metric of the product somewhere, or Prometheus does', () => {
    const shown = queries.map(({ text }) => text).join('\n');
    const hidden = Object.keys(metrics).filter((name) => name.startsWith('stellwerk.') && !shown.includes(`'${name}'`));
    expect(hidden.sort()).toEqual(['stellwerk.gates.open', 'stellwerk.model.refusals', 'stellwerk.notices.pending']);
  });

  it('looks for hooks where they are', () => {
    const prefixes = queries.flatMap(({ text }) =>
      [...text.matchAll(/name startswith '(?:GET|POST|PUT) \/api\/([^']+)'/g)].map(([, prefix = '']) => prefix),
    );
    expect(prefixes.length).toBeGreaterThan(0);
    expect(prefixes.filter((prefix) => !routes.some(({ path }) => path.startsWith(prefix)))).toEqual([]);
  });
});

describe('what sampling keeps', () => {
  it('is named as it is registered', () => {
    const known = [...routes.map(({ name }) => name), ...Object.keys(effects), ...Object.keys(records)];
    expect(decisionFunctions.filter((name) => !known.includes(name))).toEqual([]);
  });
});
