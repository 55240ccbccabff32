import { startHost, type HostProcess } from './support/host-process';
import { until } from './support/until';

let host: HostProcess;

beforeAll(async () => {
  host = await startHost({ app: 'durable' });
});

afterAll(() => host.stop());

/** Calls a method of the app's real DurableClient. */
async function client<T = Record<string, unknown>>(method: string, ...args: unknown[]): Promise<T> {
  const answer = await fetch(`${host.url}/api/client/${method}`, { method: 'POST', body: JSON.stringify(args) });
  const body = (await answer.json()) as { value: T; error?: string };
  if (body.error !== undefined) throw new Error(body.error);
  return body.value;
}

function status(id: string): Promise<{ runtimeStatus: string; output: unknown }> {
  return client('getStatus', id);
}

function ends(id: string, runtimeStatus: string) {
  return until(
    () => status(id),
    (value) => value.runtimeStatus === runtimeStatus,
  );
}

describe('DurableClient', () => {
  it('starts an orchestration and reads its status', async () => {
    const id = await client<string>('startNew', 'chain', { input: ['Tokyo', 'Oslo'] });
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(await ends(id, 'Completed')).toMatchObject({
      name: 'chain',
      instanceId: id,
      output: ['Hello Tokyo!', 'Hello Oslo!'],
      input: ['Tokyo', 'Oslo'],
    });
  });

  it('sends an empty text when there is no input', async () => {
    const id = await client<string>('startNew', 'chain');
    expect(await ends(id, 'Completed')).toMatchObject({ input: '', output: ['Hello Tokyo!'] });
  });

  it('refuses an id that is running, and takes one that has ended', async () => {
    await client('startNew', 'waiter', { instanceId: 'again' });
    await until(
      () => status('again'),
      (value) => value.runtimeStatus === 'Running',
    );
    await expect(client('startNew', 'waiter', { instanceId: 'again' })).rejects.toThrow('already exists');
    await client('terminate', 'again', 'enough');
    expect(await ends('again', 'Terminated')).toMatchObject({ output: 'enough' });
    await client('startNew', 'chain', { instanceId: 'again', input: ['x'] });
    expect(await ends('again', 'Completed')).toMatchObject({ name: 'chain' });
  });

  it('raises events', async () => {
    const id = await client<string>('startNew', 'waiter');
    await until(
      () => status(id),
      (value) => value.runtimeStatus === 'Running',
    );
    await client('raiseEvent', id, 'go', { n: 1 });
    expect(await ends(id, 'Completed')).toMatchObject({
      output: { got: { n: 1 }, version: '2.0' },
      customStatus: { waiting: true },
    });
    await expect(client('raiseEvent', id, 'go', 1)).resolves.toBeNull();
    await expect(client('raiseEvent', 'nobody', 'go', 1)).rejects.toThrow("No instance with ID 'nobody' found.");
    await expect(client('raiseEvent', id, 'go')).resolves.toBeNull();
  });

  it('suspends, resumes and keeps events meanwhile', async () => {
    const id = await client<string>('startNew', 'waiter');
    await until(
      () => status(id),
      (value) => value.runtimeStatus === 'Running',
    );
    await client('suspend', id, 'lunch');
    expect(await ends(id, 'Suspended')).toMatchObject({ output: 'lunch' });
    await expect(client('suspend', id, 'again')).rejects.toThrow();
    await client('raiseEvent', id, 'go', 5);
    await client('resume', id, 'back');
    expect(await ends(id, 'Completed')).toMatchObject({ output: { got: 5 } });
  });

  it('rewinds a failed instance', async () => {
    const id = await client<string>('startNew', 'healing');
    const failed = await ends(id, 'Failed');
    expect(failed.output).toMatch(
      /^Orchestrator function 'healing' failed: Activity function 'flaky' failed: {2}not yet/,
    );
    await fetch(`${host.url}/api/heal`, { method: 'POST' });
    await client('rewind', id, 'healed');
    expect(await ends(id, 'Completed')).toMatchObject({ output: 'healed' });
  });

  it('purges one instance and many', async () => {
    const id = await client<string>('startNew', 'chain', { input: ['x'] });
    await ends(id, 'Completed');
    expect(await client('purgeInstanceHistory', id)).toEqual({ instancesDeleted: 1 });
    expect(await client('purgeInstanceHistory', id)).toEqual({ instancesDeleted: 0 });
    await expect(status(id)).rejects.toThrow();
    const other = await client<string>('startNew', 'chain', { input: ['x'] });
    await ends(other, 'Completed');
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const purged = await client<{ instancesDeleted: number }>('purgeInstanceHistoryBy', {
      createdTimeFrom: from,
      runtimeStatus: ['Completed'],
    });
    expect(purged.instancesDeleted).toBeGreaterThan(0);
    await expect(status(other)).rejects.toThrow();
  });

  it('lists all instances, page by page', async () => {
    const ids = await Promise.all(
      Array.from({ length: 120 }, (_, at) => client<string>('startNew', 'waiter', { instanceId: `page-${at}` })),
    );
    const all = await client<{ instanceId: string }[]>('getStatusAll');
    expect(all.map(({ instanceId }) => instanceId)).toEqual(expect.arrayContaining(ids));
    const by = await client<{ runtimeStatus: string }[]>('getStatusBy', { runtimeStatus: ['Running'] });
    expect(new Set(by.map(({ runtimeStatus }) => runtimeStatus))).toEqual(new Set(['Running']));
  });

  it('signals, reads and calls entities', async () => {
    const counter = { entity: ['Counter', 'one'] };
    expect(await client('readEntityState', counter)).toMatchObject({ entityExists: false });
    await client('signalEntity', counter, 'add', 3);
    await client('signalEntity', counter, 'add', 4);
    await until(
      () => client<{ entityState: unknown }>('readEntityState', counter),
      (value) => value.entityState === 7,
    );
    const id = await client<string>('startNew', 'asker');
    expect(await ends(id, 'Completed')).toMatchObject({ output: 5 });
  });

  it('answers checks with links that work', async () => {
    const answer = await fetch(`${host.url}/api/start/chain`, { method: 'POST', body: '["Rome"]' });
    const links = (await answer.json()) as Record<string, string>;
    expect(answer.status).toBe(202);
    expect(answer.headers.get('retry-after')).toBe('10');
    expect(answer.headers.get('location')).toBe(links['statusQueryGetUri']);
    expect(Object.keys(links).sort()).toEqual([
      'id',
      'purgeHistoryDeleteUri',
      'restartPostUri',
      'resumePostUri',
      'rewindPostUri',
      'sendEventPostUri',
      'statusQueryGetUri',
      'suspendPostUri',
      'terminatePostUri',
    ]);
    expect(links['statusQueryGetUri']).toMatch(
      /\/instances\/[0-9a-f]{32}\?taskHub=SampleHub&connection=Storage&code=[-\w]+$/,
    );
    await until(
      async () => (await fetch(links['statusQueryGetUri'] ?? '')).status,
      (code) => code === 200,
    );
  });

  it('waits for the end of an orchestration', async () => {
    const answer = await fetch(`${host.url}/api/wait/chain`, { method: 'POST', body: '["Rome"]' });
    expect([answer.status, await answer.json()]).toEqual([200, ['Hello Rome!']]);
    expect((await fetch(`${host.url}/api/wait/failing`, { method: 'POST', body: 'null' })).status).toBe(500);
  });

  it('carries the trace of the caller through the orchestration to its activities', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const headers = { traceparent: `00-${trace}-b7ad6b7169203331-01` };
    const answer = await fetch(`${host.url}/api/wait/traced`, { method: 'POST', body: 'null', headers });
    expect(String(await answer.json()).split('-')[1]).toBe(trace);
  });
});
