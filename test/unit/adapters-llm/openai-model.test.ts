import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOpenAiModel } from '../../../adapters/llm';
import type { OpenAiModelOptions } from '../../../adapters/llm';
import type { ModelRequest } from '../../../ports/language-model';

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly hang?: boolean;
}

interface Received {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
}

let server: Server;
let received: Received[] = [];
let answers: Answer[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
      received.push({ url: request.url ?? '', headers: request.headers, body });
      const answer = answers.shift() ?? { status: 500 };
      if (answer.hang) return;
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  received = [];
  answers = [];
});

function modelWith(...given: readonly Answer[]) {
  answers = [...given];
  return createModel({});
}

function createModel(options: Partial<OpenAiModelOptions>) {
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/openai/v1/`;
  return createOpenAiModel({ baseUrl, model: 'small', apiKey: 'sk-secret', timeoutMs: 2_000, ...options });
}

function completion(message: object, more: object = {}): Answer {
  const usage = { prompt_tokens: 100, completion_tokens: 20, prompt_tokens_details: { cached_tokens: 64 } };
  return {
    body: { id: 'c1', model: 'small-2026-09-01', choices: [{ message, finish_reason: 'stop' }], usage, ...more },
  };
}

function failure(status: number, code: string | null, message: string, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: { error: { message, code, type: 'invalid_request_error' } } };
}

const request: ModelRequest = {
  role: 'tester',
  stage: 'test',
  visit: 1,
  session: 1,
  turn: 2,
  system: 'Be brief.',
  messages: [
    { role: 'user', content: 'Go.' },
    { role: 'assistant', content: '', toolCalls: [{ id: 'c1', name: 'read_file', argumentsJson: '{"path":"a"}' }] },
    { role: 'tool', toolCallId: 'c1', content: 'text of a' },
  ],
  tools: [{ name: 'read_file', description: 'Reads.', parameters: { type: 'object' } }],
  outputSchema: { type: 'object', properties: { summary: { type: 'string', minLength: 1 } }, required: ['summary'] },
  maxOutputTokens: 500,
};

describe('a model of the OpenAI protocol', () => {
  it('sends prompt, tools and schema, and reads the answer with its usage', async () => {
    const answer = await modelWith(completion({ role: 'assistant', content: '{"summary":"ok"}' })).turn(request);

    expect(answer).toEqual({
      kind: 'reply',
      model: 'small',
      text: '{"summary":"ok"}',
      toolCalls: [],
      finish: 'stop',
      usage: { inputTokens: 100, cachedInputTokens: 64, outputTokens: 20 },
    });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      url: '/openai/v1/chat/completions',
      headers: { authorization: 'Bearer sk-secret' },
      body: {
        model: 'small',
        max_completion_tokens: 500,
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Go.' },
          {
            role: 'assistant',
            content: null,
            tool_calls: [{ id: 'c1', function: { name: 'read_file', arguments: '{"path":"a"}' } }],
          },
          { role: 'tool', tool_call_id: 'c1', content: 'text of a' },
        ],
        tools: [{ type: 'function', function: { name: 'read_file' } }],
        response_format: { type: 'json_schema', json_schema: { name: 'tester_output', strict: true } },
      },
    });
    expect(JSON.stringify(received[0]?.body['response_format'])).not.toContain('minLength');
    expect(received[0]?.body).not.toHaveProperty('temperature');
  });

  it('reads tool calls, also those whose arguments are no text', async () => {
    const calls = [
      { id: 'a', type: 'function', function: { name: 'read_file', arguments: '{"path":"a"}' } },
      { type: 'function', function: { name: 'search', arguments: { text: 'x' } } },
    ];
    const body = { choices: [{ message: { content: null, tool_calls: calls }, finish_reason: 'stop' }] };

    expect(await modelWith({ body }).turn(request)).toMatchObject({
      text: '',
      finish: 'tools',
      toolCalls: [
        { id: 'a', name: 'read_file', argumentsJson: '{"path":"a"}' },
        { id: '', name: 'search', argumentsJson: '{"text":"x"}' },
      ],
      usage: { inputTokens: 6, cachedInputTokens: 0 },
    });
  });

  it.each([
    ['length', 'length'],
    ['content_filter', 'filter'],
    [null, 'stop'],
  ])('reads the finish reason %s as %s', async (reason, finish) => {
    const body = { choices: [{ message: { content: 'x' }, finish_reason: reason }] };
    expect(await modelWith({ body }).turn(request)).toMatchObject({ kind: 'reply', finish });
  });

  it('names what the content filter of Azure OpenAI withheld an answer or a request for', async () => {
    const results = {
      hate: { filtered: false, severity: 'safe' },
      self_harm: { filtered: true, severity: 'medium' },
      protected_material_text: { filtered: true, detected: true },
    };
    const body = {
      choices: [{ message: { content: '' }, finish_reason: 'content_filter', content_filter_results: results }],
    };
    expect(await modelWith({ body }).turn(request)).toMatchObject({
      finish: 'filter',
      filteredFor: ['self harm (medium)', 'protected material text'],
    });

    const innererror = { content_filter_result: { jailbreak: { filtered: true, detected: true } } };
    const error = { code: 'content_filter', message: 'The prompt was filtered', innererror };
    expect(await modelWith({ status: 400, body: { error } }).turn(request)).toMatchObject({
      code: 'content_filtered',
      reason: expect.stringContaining('jailbreak'),
    });
  });

  it('does without json_schema where the server does not know it, and remembers', async () => {
    const ok = completion({ content: '{}' });
    const model = modelWith(failure(400, null, 'response_format is not supported'), ok, ok);

    expect((await model.turn(request)).kind).toBe('reply');
    expect((await model.turn(request)).kind).toBe('reply');
    expect(received.map(({ body }) => 'response_format' in body)).toEqual([true, false, false]);
  });

  it('says max_tokens to servers that do not know max_completion_tokens', async () => {
    const model = modelWith(
      failure(400, null, 'Unrecognized argument: max_completion_tokens'),
      completion({ content: '{}' }),
    );

    expect((await model.turn(request)).kind).toBe('reply');
    expect(received[1]?.body).toMatchObject({ max_tokens: 500, response_format: {} });
    expect(received[1]?.body).not.toHaveProperty('max_completion_tokens');
  });

  it.each([
    ['429', failure(429, 'rate_limit_exceeded', 'slow down', { 'retry-after': '17' }), 17],
    ['429 in milliseconds', failure(429, null, 'slow down', { 'retry-after-ms': '2500', 'retry-after': '9' }), 3],
    ['a wait beyond reason', failure(429, null, 'slow down', { 'retry-after': '999999' }), 3_600],
    ['503', failure(503, null, 'overloaded'), 10],
    ['500', failure(500, null, 'oops'), 10],
    ['408', failure(408, null, 'late'), 10],
    ['an answer without a message', { body: { choices: [] } }, 10],
  ])('asks to wait after %s, without repeating the call', async (_, answer, afterSeconds) => {
    expect(await modelWith(answer).turn(request)).toMatchObject({ kind: 'retryLater', afterSeconds });
    expect(received).toHaveLength(1);
  });

  it('asks to wait when the server is silent or gone', async () => {
    answers = [{ hang: true }];
    expect(await createModel({ timeoutMs: 100 }).turn(request)).toMatchObject({
      kind: 'retryLater',
      reason: /timed out/i,
    });
    expect(await createModel({ baseUrl: 'http://127.0.0.1:1/v1' }).turn(request)).toMatchObject({ kind: 'retryLater' });
  });

  it.each([
    [failure(401, 'invalid_api_key', 'Incorrect API key provided: sk-secret'), 'model_unauthorized'],
    [failure(403, null, 'no'), 'model_unauthorized'],
    [failure(404, 'DeploymentNotFound', 'no such deployment'), 'model_not_found'],
    [failure(429, 'insufficient_quota', 'pay first'), 'model_quota_exhausted'],
    [failure(400, 'content_filter', 'filtered'), 'content_filtered'],
    [failure(400, 'context_length_exceeded', 'too long'), 'context_too_long'],
    [failure(418, null, 'teapot'), 'model_request_rejected'],
  ])('refuses for good after %j', async (answer, code) => {
    const result = await modelWith(answer).turn(request);

    expect(result).toMatchObject({ kind: 'refused', code, reason: expect.stringMatching(/^small: /) });
    expect(JSON.stringify(result)).not.toContain('sk-secret');
    expect(received).toHaveLength(1);
  });

  it('refuses when a simpler request is rejected as well, and starts over with the full one', async () => {
    const bad = failure(400, null, 'messages[2] is malformed');
    const model = modelWith(bad, bad, completion({ content: '{}' }));

    expect(await model.turn(request)).toMatchObject({ kind: 'refused', code: 'model_request_rejected' });
    await model.turn(request);
    expect(received.map(({ body }) => 'response_format' in body)).toEqual([true, false, true]);
  });

  it('asks for a token before each call and waits when there is none', async () => {
    let tokens = 0;
    answers = [completion({ content: 'x' }), completion({ content: 'x' })];
    const model = createModel({ tokenProvider: async () => `token-${++tokens}` });
    await model.turn(request);
    await model.turn(request);
    const without = createModel({ tokenProvider: () => Promise.reject(new Error('no identity')) });

    expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(await without.turn(request)).toMatchObject({ kind: 'retryLater', reason: /no identity/ });
  });
});
