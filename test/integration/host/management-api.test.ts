import { startHost, type HostProcess } from './support/host-process';
import { until } from './support/until';

let host: HostProcess;

beforeAll(async () => {
  host = await startHost({ app: 'durable' });
});

afterAll(() => host.stop());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // The API's bodies are as different as its calls.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

async function api(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(`${host.url}/runtime/webhooks/durabletask/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** Starts an instance and waits until it has this status. */
async function started(name: string, id: string, runtimeStatus: string, input?: unknown): Promise<Answer> {
  await api('POST', `orchestrators/${name}/${id}`, input);
  return until(
    () => api('GET', `instances/${id}`),
    ({ body }) => body?.runtimeStatus === runtimeStatus,
  );
}

describe('starting', () => {
  it('answers 202 with seven links', async () => {
    const answer = await api('POST', 'orchestrators/chain/start-1', ['A']);
    expect(answer.status).toBe(202);
    expect(Object.keys(answer.body)).toHaveLength(8);
    expect(answer.body).not.toHaveProperty('rewindPostUri');
    expect(answer.headers.get('location')).toBe(answer.body.statusQueryGetUri);
    expect(answer.headers.get('retry-after')).toBe('10');
  });

  it('waits for the end when asked to', async () => {
    const wait = 'timeout=5&pollingInterval=0.05';
    expect(await api('POST', `orchestrators/chain?${wait}`, ['A'])).toMatchObject({ status: 200, body: ['Hello A!'] });
    expect(await api('POST', `orchestrators/failing?${wait}`)).toMatchObject({
      status: 200,
      body: { runtimeStatus: 'Failed' },
    });
    const still = await api('POST', 'orchestrators/waiter?timeout=0.2&pollingInterval=0.1');
    expect(still).toMatchObject({ status: 202, body: { id: expect.any(String) as string } });
    expect((await api('POST', 'orchestrators/waiter?timeout=1&pollingInterval=2')).status).toBe(400);
  });

  it('refuses a running id with 409 and bad JSON with 400', async () => {
    await started('waiter', 'twice', 'Running');
    expect(await api('POST', 'orchestrators/waiter/twice')).toMatchObject({
      status: 409,
      body: { Message: 'An Orchestration instance with the status Running already exists.' },
    });
    expect((await api('POST', 'orchestrators/waiter', '{')).status).toBe(400);
  });

  it('accepts an unknown orchestrator, which then fails', async () => {
    expect((await api('POST', 'orchestrators/nobody/lost')).status).toBe(202);
    const failed = await until(
      () => api('GET', 'instances/lost'),
      ({ body }) => body.runtimeStatus === 'Failed',
    );
    expect(failed.body.output).toContain("The function 'nobody' doesn't exist");
  });

  it('leaves a version newer than the default pending', async () => {
    await api('POST', 'orchestrators/chain/newer?version=9.9', ['A']);
    await api('POST', 'orchestrators/chain/older?version=1.0', ['A']);
    await until(
      () => api('GET', 'instances/older'),
      ({ body }) => body.runtimeStatus === 'Completed',
    );
    expect((await api('GET', 'instances/newer')).body).toMatchObject({ runtimeStatus: 'Pending', version: '9.9' });
    expect((await api('POST', 'instances/newer/terminate')).status).toBe(202);
  });

  it('decodes ids twice, as the genuine host does, and finds no id with a slash', async () => {
    await api('POST', 'orchestrators/waiter/a+b', 1);
    expect((await api('GET', 'instances/a%20b')).body).toMatchObject({ instanceId: 'a b' });
    expect((await api('GET', 'instances/a+b')).body).toMatchObject({ instanceId: 'a b' });
    expect((await api('POST', 'orchestrators/waiter/a/b')).status).toBe(404);
  });
});

describe('status', () => {
  it('is 202 while running, 200 at the end, 404 when unknown', async () => {
    const running = await started('waiter', 'run-1', 'Running', { x: 1 });
    expect(running).toMatchObject({
      status: 202,
      body: { input: { x: 1 }, customStatus: { waiting: true }, output: null, version: '2.0' },
    });
    expect(running.headers.get('location')).toContain('/instances/run-1?');
    expect(running.headers.get('retry-after')).toBe('5');
    expect(running.body.createdTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect((await started('chain', 'done-1', 'Completed', ['A'])).status).toBe(200);
    expect((await api('GET', 'instances/nobody')).status).toBe(404);
    expect((await api('GET', 'instances/run-1?showInput=false')).body.input).toBeNull();
  });

  it('is 500 for a failed instance only when asked', async () => {
    const failed = await started('failing', 'fail-1', 'Failed');
    expect(failed.status).toBe(200);
    expect(failed.body.output).toMatch(
      /^Orchestrator function 'failing' failed: Activity function 'explode' failed: {2}boom! /,
    );
    expect((await api('GET', 'instances/fail-1?returnInternalServerErrorOnFailure=true')).status).toBe(500);
  });

  it('shows the history with activities folded into their ends', async () => {
    await started('chain', 'hist-1', 'Completed', ['A', 'B']);
    const plain = await api('GET', 'instances/hist-1?showHistory=true');
    expect(plain.body.historyEvents.map((event: { EventType: string }) => event.EventType)).toEqual([
      'ExecutionStarted',
      'TaskCompleted',
      'TaskCompleted',
      'ExecutionCompleted',
    ]);
    expect(plain.body.historyEvents[1]).toMatchObject({
      FunctionName: 'greet',
      ScheduledTime: expect.any(String) as string,
    });
    expect(plain.body.historyEvents[1]).not.toHaveProperty('Result');
    const full = await api('GET', 'instances/hist-1?showHistory=true&showHistoryOutput=true');
    expect(full.body.historyEvents[1].Result).toBe('Hello A!');
    expect(full.body.historyEvents[3]).toMatchObject({
      OrchestrationStatus: 'Completed',
      Result: ['Hello A!', 'Hello B!'],
    });
  });
});

describe('lists', () => {
  it('filter, page and ignore bad filters', async () => {
    await Promise.all(Array.from({ length: 5 }, (_, at) => started('waiter', `list-${at}`, 'Running', at)));
    const first = await api('GET', 'instances?instanceIdPrefix=list-&top=2');
    expect(first.body.map((item: { instanceId: string }) => item.instanceId)).toEqual(['list-0', 'list-1']);
    expect(first.body[0]).toMatchObject({ input: 0, runtimeStatus: 'Running' });
    const token = first.headers.get('x-ms-continuation-token') ?? '';
    const next = await api('GET', 'instances?instanceIdPrefix=list-&top=3', undefined, {
      'x-ms-continuation-token': token,
    });
    expect(next.body.map((item: { instanceId: string }) => item.instanceId)).toEqual(['list-2', 'list-3', 'list-4']);
    expect((await api('GET', 'instances/?instanceIdPrefix=list-&runtimeStatus=Completed')).body).toEqual([]);
    const ignored = await api(
      'GET',
      'instances?instanceIdPrefix=list-&runtimeStatus=running&top=x&createdTimeFrom=never',
    );
    expect(ignored).toMatchObject({ status: 200 });
    expect(ignored.body).toHaveLength(5);
    expect((await api('GET', 'instances?instanceIdPrefix=list-&showInput=false')).body[1].input).toBeNull();
    const past = new Date(Date.now() - 60_000).toISOString();
    expect((await api('GET', `instances?instanceIdPrefix=list-&createdTimeTo=${past}`)).body).toEqual([]);
  });
});

describe('lists of instances', () => {
  it('hold entities after the orchestrations, as running instances', async () => {
    await api('POST', 'entities/counter/list-a?op=add', 1);
    await api('POST', 'entities/counter/list-b?op=add', 1);
    const all = await until(
      () => api('GET', 'instances?instanceIdPrefix=@counter@list-'),
      ({ body }) => body.length === 2,
    );
    expect(all.body[0]).toMatchObject({ name: '@counter', instanceId: '@counter@list-a', runtimeStatus: 'Running' });
    // Only the time of the last operation is kept.
    expect(all.body[0].createdTime).toBe(all.body[0].lastUpdatedTime);
    const paged: string[] = [];
    let token: string | undefined;
    do {
      const headers: Record<string, string> = token === undefined ? {} : { 'x-ms-continuation-token': token };
      const page = await api('GET', 'instances?top=3', undefined, headers);
      expect(page.body.length).toBeLessThanOrEqual(3);
      paged.push(...page.body.map((item: { instanceId: string }) => item.instanceId));
      token = page.headers.get('x-ms-continuation-token') ?? undefined;
    } while (token !== undefined);
    expect(new Set(paged).size).toBe(paged.length);
    expect(paged).toEqual(expect.arrayContaining(['list-0', 'list-4', '@counter@list-a', '@counter@list-b']));
    const completed = await api('GET', 'instances?runtimeStatus=Completed');
    expect(completed.body.filter((item: { name: string }) => item.name.startsWith('@'))).toEqual([]);
  });
});

describe('events', () => {
  it('answer 202, 404 and 410, and 400 for what is no JSON', async () => {
    await started('waiter', 'event-1', 'Running');
    const path = 'instances/event-1/raiseEvent/go';
    expect((await api('POST', path, '{')).status).toBe(400);
    expect((await api('POST', path, '')).status).toBe(400);
    expect(await api('POST', path, '1', { 'content-type': 'text/plain' })).toMatchObject({
      status: 400,
      body: { Message: 'Only application/json request content is supported' },
    });
    expect((await api('POST', 'instances/nobody/raiseEvent/go', 1)).status).toBe(404);
    expect((await api('POST', path, { n: 1 })).status).toBe(202);
    await until(
      () => api('GET', 'instances/event-1'),
      ({ body }) => body.runtimeStatus === 'Completed',
    );
    expect((await api('POST', path, 1)).status).toBe(410);
  });

  it.each(['a+b', 'per%25cent'])('with the name %s are refused: Azure would lose them', async (name) => {
    await started('waiter', 'event-2', 'Running');
    const answer = await api('POST', `instances/event-2/raiseEvent/${name}`, 1);
    expect(answer).toMatchObject({ status: 400, body: { Message: expect.stringContaining('Azure') as string } });
  });
});

describe('control', () => {
  it('terminates with the reason as output, parsed when it is JSON', async () => {
    await started('waiter', 'term-1', 'Running');
    await started('waiter', 'term-2', 'Running');
    expect((await api('POST', 'instances/term-1/terminate?reason=no%20more')).status).toBe(202);
    await api('POST', 'instances/term-2/terminate?reason=%7B%22a%22%3A1%7D');
    const ended = await until(
      () => api('GET', 'instances/term-1'),
      ({ body }) => body.runtimeStatus === 'Terminated',
    );
    expect(ended).toMatchObject({ status: 200, body: { output: 'no more' } });
    expect((await api('GET', 'instances/term-2')).body.output).toEqual({ a: 1 });
    expect((await api('POST', 'instances/term-1/terminate')).status).toBe(410);
    expect((await api('POST', 'instances/nobody/terminate')).status).toBe(404);
  });

  it('suspends and resumes; the wrong state is a 500', async () => {
    await started('waiter', 'susp-1', 'Running');
    expect((await api('POST', 'instances/susp-1/resume')).status).toBe(500);
    expect((await api('POST', 'instances/susp-1/suspend?reason=wait')).status).toBe(202);
    expect(await api('GET', 'instances/susp-1')).toMatchObject({
      status: 202,
      body: { runtimeStatus: 'Suspended', output: 'wait' },
    });
    expect((await api('POST', 'instances/susp-1/suspend')).status).toBe(500);
    expect((await api('POST', 'instances/susp-1/raiseEvent/go', 1)).status).toBe(202);
    expect((await api('POST', 'instances/susp-1/resume')).status).toBe(202);
    await until(
      () => api('GET', 'instances/susp-1'),
      ({ body }) => body.runtimeStatus === 'Completed',
    );
    expect((await api('POST', 'instances/susp-1/suspend')).status).toBe(410);
    expect((await api('POST', 'instances/nobody/suspend')).status).toBe(404);
  });

  it('rewinds failed instances only', async () => {
    await started('waiter', 'rew-1', 'Running');
    await started('chain', 'rew-2', 'Completed', ['A']);
    expect((await api('POST', 'instances/rew-1/rewind')).status).toBe(412);
    expect((await api('POST', 'instances/rew-2/rewind')).status).toBe(412);
    expect((await api('POST', 'instances/nobody/rewind')).status).toBe(404);
    await started('healing', 'rew-3', 'Failed');
    await fetch(`${host.url}/api/heal`, { method: 'POST' });
    expect((await api('POST', 'instances/rew-3/rewind?reason=x')).status).toBe(202);
    await until(
      () => api('GET', 'instances/rew-3'),
      ({ body }) => body.runtimeStatus === 'Completed',
    );
  });

  it('restarts with a new id, or the same when that has ended', async () => {
    await started('chain', 'rest-1', 'Completed', ['A']);
    const fresh = await api('POST', 'instances/rest-1/restart');
    expect(fresh.status).toBe(202);
    expect(fresh.body.id).not.toBe('rest-1');
    const same = await api('POST', 'instances/rest-1/restart?restartWithNewInstanceId=false');
    expect(same).toMatchObject({ status: 202, body: { id: 'rest-1' } });
    await started('waiter', 'rest-2', 'Running');
    expect((await api('POST', 'instances/rest-2/restart?restartWithNewInstanceId=false')).status).toBe(409);
    expect((await api('POST', 'instances/nobody/restart')).status).toBe(400);
  });
});

describe('purge', () => {
  it('deletes one instance that has ended', async () => {
    await started('chain', 'purge-1', 'Completed', ['A']);
    await started('waiter', 'purge-2', 'Running');
    expect(await api('DELETE', 'instances/purge-1')).toMatchObject({ status: 200, body: { instancesDeleted: 1 } });
    expect((await api('DELETE', 'instances/purge-1')).status).toBe(404);
    expect((await api('DELETE', 'instances/purge-2')).status).toBe(412);
  });

  it('by filter needs a start, and takes running instances when no status is given', async () => {
    expect((await api('DELETE', 'instances')).status).toBe(400);
    const now = Date.now();
    const none = `createdTimeFrom=${new Date(now + 60_000).toISOString()}`;
    expect((await api('DELETE', `instances?${none}`)).status).toBe(404);
    const all = `createdTimeFrom=${new Date(now - 3_600_000).toISOString()}`;
    const ended = await api('DELETE', `instances/?${all}&runtimeStatus=Completed,Failed,Terminated`);
    expect(ended.body.instancesDeleted).toBeGreaterThan(0);
    await started('waiter', 'purge-3', 'Running');
    await api('POST', 'entities/counter/purge-4?op=add', 1);
    const entity = () => api('GET', 'entities/counter/purge-4');
    await until(entity, ({ status }) => status === 200);
    expect((await api('DELETE', `instances?${all}`)).status).toBe(200);
    expect((await api('GET', 'instances/purge-3')).status).toBe(404);
    // Azure would remove entities as well.
    expect((await entity()).status).toBe(200);
  });
});

describe('entities', () => {
  it('are signalled, read, listed and deleted', async () => {
    expect((await api('GET', 'entities/counter/web')).status).toBe(404);
    expect((await api('POST', 'entities/Counter/web?op=add', 4)).status).toBe(202);
    const read = await until(
      () => api('GET', 'entities/counter/web'),
      ({ status }) => status === 200,
    );
    expect(read.body).toBe(4);
    const list = await api('GET', 'entities/counter');
    expect(list.body).toContainEqual({
      entityId: { name: 'counter', key: 'web' },
      lastOperationTime: expect.any(String) as string,
      state: 4,
    });
    expect((await api('GET', 'entities')).body.length).toBeGreaterThan(0);
    expect((await api('DELETE', 'entities/counter/web')).status).toBe(202);
    await until(
      () => api('GET', 'entities/counter/web'),
      ({ status }) => status === 404,
    );
  });

  it('take $ for the empty key', async () => {
    await api('POST', 'entities/counter/$?op=add', 1);
    await until(
      () => api('GET', 'entities/counter/$'),
      ({ body }) => body === 1,
    );
  });
});

describe('paths', () => {
  it('compare operation names case-insensitively and refuse everything else', async () => {
    await started('waiter', 'path-1', 'Running');
    expect((await api('POST', 'INSTANCES/path-1/RaiseEvent/go', 1)).status).toBe(202);
    expect((await api('PUT', 'instances/path-1')).status).toBe(404);
    expect((await api('POST', 'instances/path-1/explode')).status).toBe(404);
    expect((await api('GET', 'nothing')).status).toBe(404);
    expect((await fetch(`${host.url}/durabletask/instances/path-1`)).status).toBeLessThan(300);
  });
});
