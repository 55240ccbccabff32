// What a tenant costs: measured operations × list prices, both JSON. Runs on any Node ≥ 20 and installs nothing.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { costOf } from './cost/cost-of.mjs';
import { measureIdle, measureRun } from './cost/measure.mjs';

const usage = `Usage: node scripts/cost.mjs [--runs 1000] [--model <name>] [--operations <file>] [--prices <file>] [--json]
       node scripts/cost.mjs measure --url <host> --data <folder> --run <run>   of a host that has done this one run
       node scripts/cost.mjs measure --url <host> --data <folder> --idle <seconds>
`;

async function main() {
  const text = { type: 'string' };
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ runs: { ...text, default: '1000' }, model: text, url: text, data: text, run: text, idle: text },
      operations: { ...text, default: 'docs/cost/operations.json' },
      prices: { ...text, default: 'docs/cost/prices.json' },
      ...{ json: { type: 'boolean' }, help: { type: 'boolean' } },
    },
  });
  if (values.help) return console.log(usage);
  if (positionals[0] === 'measure') {
    const { url, data, run, idle } = values;
    if (!url || !data || (!run && !idle)) throw new Error(usage);
    const measured = run
      ? await measureRun({ url, data, run })
      : await measureIdle({ url, data, seconds: Number(idle) });
    return console.log(JSON.stringify(measured, null, 2));
  }
  const runs = Number(values.runs);
  if (positionals.length > 0 || !Number.isInteger(runs) || runs < 0) throw new Error(usage);
  const [operations, prices, models] = [values.operations, values.prices, 'adapters/prices/prices.json'].map((file) =>
    JSON.parse(readFileSync(file, 'utf8')),
  );
  const cost = costOf({ operations, prices, models, runs, model: values.model ?? operations.model });
  console.log(values.json ? JSON.stringify(cost, null, 2) : textOf(cost));
}

function textOf({ runs, model, lines, perMonthUsd, sharedUsd, perRunUsd, missing }) {
  const money = (usd) => (usd === null ? '?' : `$${usd.toFixed(2)}`);
  const amount = (number) => (number === null ? '?' : Number(number.toPrecision(4)).toLocaleString('en'));
  const rows = lines.map((line) => [line.meter, line.scope, amount(line.amount), line.unit, money(line.usd)]);
  const table = [['METER', 'OF', 'PER MONTH', 'UNIT', 'USD'], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  return [
    ...table.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    ),
    '',
    `Tenant: ${money(perMonthUsd)} a month for ${runs} runs with ${model}, ${perRunUsd === null ? '?' : `$${perRunUsd.toFixed(4)}`} each.`,
    `Platform, shared by its tenants: ${money(sharedUsd)} a month.`,
    ...(missing.length === 0
      ? []
      : [`Not in these sums, for want of a measurement or a price: ${missing.join(', ')}.`]),
  ].join('\n');
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
