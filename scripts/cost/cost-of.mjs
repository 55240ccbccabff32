/**
 * Lines and sums of a month. A meter without a measurement or without a price costs `null`, is named in `missing` and stands
 * in no sum. `perRun` and `perTenantMonth` are the tenant's; `perPlatformMonth` is shared by all tenants.
 */
export function costOf({ operations, prices, models, runs, model }) {
  const { perRun, perTenantMonth = {}, perPlatformMonth = {} } = operations;
  const price = models.models[model];
  if (price === undefined) throw new Error(`adapters/prices/prices.json has no price of ${model}.`);
  const tokens = Object.entries({ inputTokens: price.input, outputTokens: price.output }).map(([meter, usd]) => [
    meter,
    { usd, per: 1_000_000, unit: 'tokens' },
  ]);
  const known = { ...prices.meters, ...Object.fromEntries(tokens) };
  const scopes = [
    ['run', perRun, runs],
    ['tenant', perTenantMonth, 1],
    ['platform', perPlatformMonth, 1],
  ];
  const lines = scopes.flatMap(([scope, amounts, times]) =>
    Object.entries(amounts).map(([meter, each]) => lineOf({ meter, scope, each, times, price: known[meter] })),
  );
  const sum = (wanted) =>
    lines.reduce((total, { scope, usd }) => (wanted.includes(scope) && usd !== null ? total + usd : total), 0);
  const ofRuns = sum(['run']);
  return {
    ...{ runs, model, lines },
    perMonthUsd: sum(['run', 'tenant']),
    sharedUsd: sum(['platform']),
    perRunUsd: runs === 0 ? null : ofRuns / runs,
    missing: lines.filter(({ usd }) => usd === null).map(({ meter, scope }) => `${meter} (${scope})`),
  };
}

function lineOf({ meter, scope, each, times, price }) {
  if (price === undefined) throw new Error(`The prices do not know the meter ${meter}.`);
  const amount = each === null ? null : each * times;
  const usd = amount === null || price.usd === null ? null : (amount / price.per) * price.usd;
  return { meter, scope, amount, unit: price.unit, usd };
}
