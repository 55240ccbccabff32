import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Memory of an instance in GB (infra/modules/platform-app.bicep). */
const instanceGb = 2;
const monthSeconds = 730 * 3600;
/** Numbers of the events in a history. */
const types = {
  ...{ taskScheduled: 4, taskCompleted: 5, taskFailed: 6, childCreated: 7 },
  ...{ timerFired: 11, orchestratorStarted: 12, eventSent: 14, eventRaised: 15 },
};

/** Amounts of one run by meter, from a host that was started for it: what its timers did meanwhile counts along. */
export async function measureRun({ url, data, run }) {
  const [metrics, histories] = await Promise.all([readMetrics(url), readHistories(url, data)]);
  const own = histories.filter(({ instanceId }) => instanceId.includes(run));
  if (own.length === 0) throw new Error(`The host has no orchestration of ${run}.`);
  const events = own.flatMap(({ history }) => history.map((event) => event.EventType));
  const count = (type) => events.filter((each) => each === type).length;
  const activities = count(types.taskScheduled);
  const children = count(types.childCreated);
  const entities = count(types.eventSent);
  const calls = portCalls(metrics);
  const tokens = sumOf(metrics, 'stellwerk_tokens_total', 'direction');
  return {
    cosmosRu: storeUnits(metrics),
    // One to schedule and one for the result; starts, timers, events and calls of entities have one each.
    durableActions:
      own.length + 2 * (activities + children) + count(types.timerFired) + count(types.eventRaised) + entities,
    functionExecutions: activities + entities + count(types.orchestratorStarted),
    functionGbSeconds: activeSeconds(own) * instanceGb,
    blobWrites: calls('artifacts', 'put'),
    blobReads: calls('artifacts', 'get') + calls('artifacts', 'find'),
    // Sent, received and completed.
    busOperations: 3 * calls('bus', 'send'),
    // Asked for versions, then for the value; most calls are answered from memory.
    vaultOperations: 2 * (calls('secrets', 'get') + calls('secrets', 'ensure')),
    inputTokens: tokens.in ?? 0,
    outputTokens: tokens.out ?? 0,
  };
}

/** Amounts of a month in which nothing is delivered, by what a quiet host does in some seconds. */
export async function measureIdle({ url, data, seconds }) {
  readFileSync(join(data, 'keys.json'));
  const before = await readMetrics(url);
  await sleep(seconds * 1000);
  const after = await readMetrics(url);
  const units = [storeUnits(before), storeUnits(after)];
  const perMonth = (amount) => Math.round((amount * monthSeconds) / seconds);
  const grown = (port, ...methods) =>
    methods.reduce((sum, method) => sum + portCalls(after)(port, method) - portCalls(before)(port, method), 0);
  return {
    cosmosRu: units.includes(null) ? null : perMonth(units[1] - units[0]),
    blobReads: perMonth(grown('artifacts', 'get', 'find')),
    vaultOperations: perMonth(2 * grown('secrets', 'get', 'ensure')),
    functionExecutions: timerExecutions(),
  };
}

/** Time in which at least one activity of the run was under way: an instance that works is paid as a whole. */
function activeSeconds(histories) {
  const spans = histories.flatMap(({ history }) =>
    history
      .filter(({ EventType }) => [types.taskCompleted, types.taskFailed].includes(EventType))
      .map((end) => {
        const begin = history.find(
          ({ EventType, EventId }) => EventType === types.taskScheduled && EventId === end.TaskScheduledId,
        );
        return [Date.parse(begin?.Timestamp ?? end.Timestamp), Date.parse(end.Timestamp)];
      }),
  );
  let [covered, until] = [0, 0];
  for (const [begin, end] of spans.sort(([a], [b]) => a - b)) {
    covered += Math.max(0, end - Math.max(begin, until));
    until = Math.max(until, end);
  }
  return Math.round(covered / 100) / 10;
}

/** Of the timers in functions/triggers/timers.ts, a month. */
function timerExecutions() {
  const source = readFileSync(new URL('../../functions/triggers/timers.ts', import.meta.url), 'utf8');
  const schedules = [...source.matchAll(/schedule: '([^']+)'/g)].map(([, schedule]) => schedule.split(' '));
  const timesOf = (field, every) =>
    field === '*' ? every : field.startsWith('*/') ? every / Number(field.slice(2)) : 1;
  return schedules.reduce(
    (sum, [second, minute, hour]) => sum + timesOf(second, 60) * timesOf(minute, 60) * timesOf(hour, 24) * (730 / 24),
    0,
  );
}

async function readMetrics(url) {
  const response = await fetch(`${url}/api/metrics`);
  if (!response.ok) throw new Error(`${url}/api/metrics answered ${response.status}.`);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.flatMap((line) => {
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name === undefined) return [];
    return [
      {
        name,
        labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text])),
        value: Number(value),
      },
    ];
  });
}

function portCalls(metrics) {
  return (port, method) =>
    metrics.find(
      ({ name, labels }) => name === 'stellwerk_port_calls_total' && labels.port === port && labels.method === method,
    )?.value ?? 0;
}

/** Null where the store of the records is none that charges. */
function storeUnits(metrics) {
  const charged = metrics.filter(({ name }) => name === 'stellwerk_store_request_units_total');
  return charged.length === 0 ? null : Math.round(charged.reduce((sum, { value }) => sum + value, 0));
}

function sumOf(metrics, wanted, label) {
  const sums = {};
  for (const { name, labels, value } of metrics) {
    if (name === wanted) sums[labels[label]] = (sums[labels[label]] ?? 0) + value;
  }
  return sums;
}

async function readHistories(url, data) {
  const { master } = JSON.parse(readFileSync(join(data, 'keys.json'), 'utf8'));
  const items = [];
  for (let continuation; ;) {
    const query = continuation === undefined ? '' : `?continuation=${encodeURIComponent(continuation)}`;
    const response = await fetch(`${url}/admin/durable/histories${query}`, { headers: { 'x-functions-key': master } });
    if (!response.ok) throw new Error(`The histories of ${url} are not open (${response.status}).`);
    const page = await response.json();
    items.push(...page.items);
    continuation = page.continuation;
    if (continuation === undefined) return items;
  }
}
