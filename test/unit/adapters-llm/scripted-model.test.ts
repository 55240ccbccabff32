import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { createScriptedModel, describeUnused, parseModelScript, unusedReplies } from '../../../adapters/llm';
import type { ModelRequest } from '../../../ports/language-model';

const script = `
version: 1
replies:
  - when: { role: coder, turn: 1, contains: [alpha, beta], notContains: gamma }
    reply: { text: both, tools: [{ name: read_file, arguments: { path: a.js } }] }
  - when: { role: coder, visit: 2 }
    reply: { output: { summary: second }, usage: { inputTokens: 7, outputTokens: 3 } }
  - when: { role: tester, stage: test, session: 1 }
    reply: { output: { summary: words } }
  - when: { role: planner }
    optional: true
    reply: { text: never }
`;

function ask(changes: Partial<ModelRequest> & { readonly text?: string } = {}): ModelRequest {
  const { text = '', ...rest } = changes;
  return {
    role: 'coder',
    stage: 'code',
    visit: 1,
    session: 1,
    turn: 1,
    system: 'alpha beta',
    messages: [{ role: 'user', content: text }],
    tools: [{ name: 'finish', description: '', parameters: {} }],
    maxOutputTokens: 100,
    ...rest,
  };
}

describe('the scripted model', () => {
  const model = createScriptedModel({ script });

  it('answers with the tools of the first entry that matches', async () => {
    expect(await model.turn(ask({ text: 'alpha and beta' }))).toEqual({
      kind: 'reply',
      model: 'scripted',
      text: 'both',
      toolCalls: [{ id: 'call-1-1', name: 'read_file', argumentsJson: '{"path":"a.js"}' }],
      finish: 'tools',
      usage: { inputTokens: 6, cachedInputTokens: 0, outputTokens: 5 },
    });
  });

  it('hands an output in by finish where the role has it, else as text', async () => {
    expect(await model.turn(ask({ visit: 2 }))).toMatchObject({
      toolCalls: [{ name: 'finish', argumentsJson: '{"summary":"second"}' }],
      usage: { inputTokens: 7, outputTokens: 3 },
    });
    expect(await model.turn(ask({ role: 'tester', stage: 'test', tools: [] }))).toMatchObject({
      text: '{"summary":"words"}',
      toolCalls: [],
      finish: 'stop',
    });
  });

  it('refuses a request it does not know and tells what differed', async () => {
    const answer = await model.turn(ask({ text: 'alpha, beta, gamma', turn: 3 }));

    expect(answer).toEqual({
      kind: 'refused',
      code: 'script_no_match',
      reason:
        'The model script has no reply for role coder, stage code, visit 1, session 1, turn 3 (18 characters). ' +
        'Nearest entries: entry 2: visit is 1, not 2; entry 1: turn is 3, not 1, contains "gamma"; ' +
        'entry 4: role is coder, not planner.',
    });
  });

  it('looks at what the model is told, not at what it said', async () => {
    const messages = [{ role: 'assistant' as const, content: 'alpha beta' }];

    expect(await model.turn(ask({ messages }))).toMatchObject({ kind: 'refused', code: 'script_no_match' });
  });

  it("uses the run's own script instead of the host's", async () => {
    const own = 'version: 1\nmodel: own\nreplies: [{ when: { role: coder }, reply: { text: mine } }]';

    expect(await model.turn(ask({ script: own, visit: 2 }))).toMatchObject({ model: 'own', text: 'mine' });
    expect(await model.turn(ask({ script: 'version: 2' }))).toMatchObject({ kind: 'refused', code: 'script_invalid' });
  });

  it('refuses when neither host nor run brought a script', async () => {
    expect(await createScriptedModel({}).turn(ask())).toMatchObject({ kind: 'refused', code: 'script_missing' });
  });

  it('answers each request alike, in whatever order and how often they come', async () => {
    const requests = [
      ask({ text: 'alpha beta' }),
      ask({ visit: 2 }),
      ask({ role: 'tester', stage: 'test' }),
      ask({ turn: 9 }),
    ];
    const alone = await Promise.all(requests.map((request) => createScriptedModel({ script }).turn(request)));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: requests.length - 1 }), { maxLength: 20 }), async (order) => {
        const shared = createScriptedModel({ script });
        for (const index of order) expect(await shared.turn(requests[index] as ModelRequest)).toEqual(alone[index]);
      }),
    );
  });
});

describe('unused replies', () => {
  it('are those that answered none of the recorded requests', () => {
    const parsed = parseModelScript(script);

    const unused = unusedReplies(parsed, [ask({ text: 'alpha beta' }), ask({ text: 'alpha beta' })]);

    expect(unused.map(({ number }) => number)).toEqual([2, 3]);
    expect(describeUnused(unused)).toBe(
      '2 replies of the model script never used: entry 2 (role coder, visit 2); entry 3 (role tester, stage test, session 1)',
    );
    expect(describeUnused([])).toBeUndefined();
  });
});

describe('parseModelScript', () => {
  it('reads JSON as well', () => {
    const json = JSON.stringify({ version: 1, replies: [{ when: { role: 'coder' }, reply: { text: 'x' } }] });
    expect(parseModelScript(json).entries).toHaveLength(1);
  });

  it('tells all problems at once, with entry and field', () => {
    const wrong = `
version: 3
speed: fast
replies:
  - when: { role: coder, visit: 0, contains: [1] }
    reply: { tools: [{ arguments: 5 }], usage: { inputTokens: -1 } }
  - when: { turn: 1 }
    reply: {}
    optional: maybe
`;
    expect(() => parseModelScript(wrong)).toThrow(
      [
        'script: speed: unknown; the fields are version, model, usage, replies',
        'script: version: expected 1',
        'entry 1, when: visit: expected a whole number from 1',
        'entry 1, when: contains: expected a text or a list of texts',
        'entry 1, reply, tools[0]: name: expected the name of a tool',
        'entry 1, reply, tools[0]: arguments: expected fields',
        'entry 1, reply: usage: expected inputTokens and outputTokens as whole numbers from 0',
        'entry 2: optional: expected true or false',
        'entry 2, when: role: is missing',
        'entry 2, reply: tools: a reply needs tools, output or text',
      ].join('; '),
    );
  });

  it.each(['', 'version: 1', 'version: 1\nreplies: []', '- a', 'replies: [', '&a [*a]'])('refuses %j', (text) => {
    expect(() => parseModelScript(text)).toThrow(expect.objectContaining({ code: 'configuration_invalid' }));
  });

  it('reads the example of its documentation', () => {
    const page = readFileSync(join(__dirname, '../../../docs/model-script.md'), 'utf8');
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect(parseModelScript(example).entries).toHaveLength(6);
  });
});
