import { buildRuntime, inOwnProcess, removeRuntime } from './support';

beforeAll(buildRuntime);
afterAll(removeRuntime);

describe('a CommonJS app', () => {
  let result: Record<string, unknown>;

  beforeAll(() => {
    result = inOwnProcess(
      'commonjs-app',
      `const runtime = await load();
       const params = { nullableParams: { name: { value: 'Ada' } }, nullableQuery: { q: { value: '1' } }, body: { bytes: Buffer.from('text') } };
       return {
         triggers: runtime.functions.map((found) => found.trigger.type),
         hello: await http(runtime, 'HELLO', params),
         replaced: await http(runtime, 'replaced'),
         rescued: await http(runtime, 'rescued'),
         failing: await http(runtime, 'failing'),
         starter: await http(runtime, 'starter'),
         changed: await activity(runtime, 'changedInput', '1'),
         described: await activity(runtime, 'Describe', '{"path":"p","n":1}'),
         absent: await activity(runtime, 'describe'),
         sends: await activity(runtime, 'sends', '5'),
         bytes: await activity(runtime, 'bytes'),
         number: await activity(runtime, 'number'),
         thrownObject: await activity(runtime, 'throwsObject'),
         thrownUndefined: await activity(runtime, 'throwsUndefined'),
         known: [runtime.has('activity', 'BYTES'), runtime.has('orchestrator', 'bytes')],
       };`,
    );
  });

  it('is registered with its triggers, and names compare without case', () => {
    expect(result['triggers']).toEqual(expect.arrayContaining(['httpTrigger', 'activityTrigger']));
    expect(result['known']).toEqual([true, false]);
  });

  it('answers HTTP with params, query and body', () => {
    const { status, body } = result['hello'] as { status: string; body: string };
    expect(status).toBe('201');
    expect(JSON.parse(body)).toEqual({ name: 'Ada', query: '1', body: 'text' });
  });

  it('lets hooks replace handler and input, turn a failure into a result, and change user logs', () => {
    expect(result['replaced']).toEqual({ status: '200', body: 'by the hook' });
    expect(result['rescued']).toEqual({ status: '200', body: 'rescued true' });
    expect(result['failing']).toEqual({ error: 'no luck' });
    expect(result['changed']).toEqual({ ok: true, result: '{"changed":true}' });
    expect(result['logs']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          message: '[user] hello Ada',
          category: 'user',
          functionName: 'hello',
          level: 'information',
        }),
      ]),
    );
  });

  it('gets extra inputs, and extra outputs are carried out', () => {
    expect(result['starter']).toEqual({ status: '200', body: 'Hub' });
    expect(result['sends']).toEqual({ ok: true, result: '"sent"' });
    expect(result['sent']).toEqual([['out', { json: '{"order":5}' }]]);
  });

  it('gives activities their metadata and encodes what they return or throw', () => {
    const described = JSON.parse((result['described'] as { result: string }).result) as Record<string, unknown>;
    expect(described['metadata']).toMatchObject({ instanceId: '123', data: { path: 'p', n: 1 }, path: 'p', n: 1 });
    expect(described['seen']).toEqual(['appStart true']);
    const absent = JSON.parse((result['absent'] as { result: string }).result) as Record<string, unknown>;
    expect(absent).not.toHaveProperty('input');
    expect(result['bytes']).toEqual({ ok: true, result: '"YWJj"' });
    expect(result['number']).toEqual({ ok: true, result: '1.5' });
    expect(result['thrownObject']).toEqual({ ok: false, message: '{"code":7}' });
    expect(result['thrownUndefined']).toEqual({ ok: true, result: null });
  });
});

describe('an ESM app named by a pattern', () => {
  it('is loaded file by file, with its settings in the environment', () => {
    const result = inOwnProcess(
      'module-app',
      `const runtime = await load();
       return { names: runtime.functions.map((found) => found.name), first: await http(runtime, 'first'), second: await activity(runtime, 'second', '[1]') };`,
    );
    expect(result['names']).toEqual(['first', 'second']);
    expect(result['first']).toEqual({ status: '200', body: 'ready value' });
    expect(result['second']).toEqual({ ok: true, result: '[1]' });
  });
});

describe('an app that cannot be loaded', () => {
  it('is refused by the name of its file', () => {
    const result = inOwnProcess(
      'broken-app',
      `return load().then(() => ({}), (error) => ({ message: error.message }));`,
    );
    expect(result['message']).toMatch(
      /^Worker was unable to load entry point ".*broken-app\/index\.js": cannot start$/,
    );
  });
});
