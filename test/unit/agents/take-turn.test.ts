import { takeTurn, usualTurnCosts } from '../../../agents/harness';
import { buildRun, buildSession, call, createAgentWorld, reply, turnOf } from '../../support/agent-world';

const words = JSON.stringify({ summary: 'All well.', feedback: [{ message: 'Look here.', file: null, line: null }] });
const tester = turnOf(buildSession('tester'), 1);
const planner = turnOf(buildSession('planner'), 1);

describe('takeTurn', () => {
  it('stores the output of a role without tools and books the turn', async () => {
    const { ports } = createAgentWorld({ replies: [reply({ text: words })] });

    const answer = await takeTurn(ports, tester);

    expect(answer.kind).toBe('finished');
    const output = await ports.artifacts.get(answer.kind === 'finished' ? answer.output : '');
    expect(JSON.parse(Buffer.from(output).toString())).toEqual({
      summary: 'All well.',
      feedback: [{ message: 'Look here.' }],
    });
    expect([...ports.ledger.entries.values()]).toMatchObject([
      { key: tester.operationKey, role: 'tester', stage: 'test', costMicroUsd: 2_000, inputTokens: 1_000 },
    ]);
  });

  it('reads an output inside a Markdown fence', async () => {
    const { ports } = createAgentWorld({ replies: [reply({ text: `\`\`\`json\n${words}\n\`\`\`\n` })] });

    expect((await takeTurn(ports, tester)).kind).toBe('finished');
  });

  it('answers a recorded turn without asking the model again', async () => {
    const { ports, asked } = createAgentWorld({ replies: [reply({ text: words })] });

    const first = await takeTurn(ports, tester);
    const second = await takeTurn(ports, tester);

    expect(second).toEqual(first);
    expect(asked).toHaveLength(1);
    expect(ports.ledger.entries.size).toBe(1);
  });

  it('books a turn that a crash left recorded but unbooked', async () => {
    const { ports, asked } = createAgentWorld({ replies: [reply({ text: words })] });
    const crashing = { ...ports, ledger: { ...ports.ledger, record: () => Promise.reject(new Error('crash')) } };
    await expect(takeTurn(crashing, tester)).rejects.toThrow('crash');

    expect((await takeTurn(ports, tester)).kind).toBe('finished');
    expect(asked).toHaveLength(1);
    expect(ports.ledger.entries.size).toBe(1);
  });

  it('asks for a correction after an unusable answer and shows the model what was wrong', async () => {
    const { ports, asked } = createAgentWorld({ replies: [reply({ text: '{"summary": 7}' }), reply({ text: words })] });

    const first = await takeTurn(ports, tester);
    const second = await takeTurn(ports, { ...tester, turn: 2, operationKey: 'second' });

    expect(first).toMatchObject({
      kind: 'invalid',
      reason: expect.stringContaining('$.summary: expected a string, got 7'),
    });
    expect(await takeTurn(ports, tester)).toEqual(first);
    expect(second.kind).toBe('finished');
    expect(asked[1]?.messages.at(-1)).toMatchObject({ role: 'user', content: expect.stringContaining('$.feedback') });
    expect(ports.ledger.entries.size).toBe(2);
  });

  it.each([
    ['no JSON', reply({ text: 'Certainly! Here is the report.' }), 'expected JSON'],
    ['a cut answer', reply({ text: words.slice(0, 20), finish: 'length' }), 'cut off'],
    [
      'unknown fields',
      reply({ text: '{"summary":"a","feedback":[],"verdict":"APPROVED"}' }),
      '$.verdict: expected no such property',
    ],
  ])('calls %s invalid', async (_, given, reason) => {
    const { ports } = createAgentWorld({ replies: [given] });

    expect(await takeTurn(ports, tester)).toMatchObject({ kind: 'invalid', reason: expect.stringContaining(reason) });
  });

  it('hands tool calls over to runTools, with ids that differ', async () => {
    const calls = [
      call('list_files', {}, ''),
      call('read_file', { path: 'a' }, 'x'),
      call('read_file', { path: 'b' }, 'x'),
    ];
    const { ports } = createAgentWorld({ replies: [reply({ toolCalls: calls })] });

    expect(await takeTurn(ports, planner)).toEqual({ kind: 'tools', calls: 3, costMicroUsd: 2_000 });
    const recorded = await ports.turns.getTurn(planner.sessionId, 1);
    expect(recorded?.reply.toolCalls.map(({ id }) => id)).toEqual(['call-1-1', 'x', 'call-1-3']);
  });

  it('does not ask when the turn may cost more than the tenant reserved for it, and says how much that is', async () => {
    const { ports, asked } = createAgentWorld({ replies: [reply({ text: words })] });

    const more = await takeTurn(ports, { ...tester, reservedMicroUsd: 40_000 });
    if (more.kind !== 'costsMore') throw new Error(`answered ${more.kind}`);
    expect(more.microUsd).toBeGreaterThan(40_000);
    expect(asked).toEqual([]);
    expect(ports.ledger.entries.size).toBe(0);

    const taken = await takeTurn(ports, { ...tester, reservedMicroUsd: more.microUsd });
    expect(taken).toMatchObject({ kind: 'finished', costMicroUsd: 2_000 });
    expect(await takeTurn(ports, { ...tester, reservedMicroUsd: 0 })).toEqual(taken);
  });

  it('refuses a model without a price', async () => {
    const { ports, asked } = createAgentWorld({ replies: [] });
    const unpriced = { ...ports, prices: { prices: async () => ({ models: {} }) } };

    expect(await takeTurn(unpriced, tester)).toMatchObject({ kind: 'refused', code: 'price_unknown' });
    expect(asked).toEqual([]);
  });

  it('passes waiting and refusal on without recording them', async () => {
    const later = { kind: 'retryLater', afterSeconds: 7, reason: 'busy' } as const;
    const no = { kind: 'refused', code: 'model_unauthorized', reason: 'wrong key' } as const;
    const { ports } = createAgentWorld({ replies: [later, no, reply({ text: words })] });

    expect(await takeTurn(ports, tester)).toEqual(later);
    expect(await takeTurn(ports, tester)).toEqual(no);
    expect((await takeTurn(ports, tester)).kind).toBe('finished');
  });

  it('refuses a filtered answer, which is paid all the same', async () => {
    const { ports } = createAgentWorld({ replies: [reply({ finish: 'filter', filteredFor: ['violence (high)'] })] });

    expect(await takeTurn(ports, tester)).toMatchObject({
      kind: 'refused',
      code: 'content_filtered',
      reason: expect.stringContaining('violence (high)'),
      costMicroUsd: 2_000,
    });
    expect(ports.ledger.entries.size).toBe(1);
  });

  it('passes the script of the run to the model', async () => {
    const { ports, asked } = createAgentWorld({ replies: [reply({ text: words })] });
    const { uri } = await ports.artifacts.put('acme', 'model_script', 'version: 1');

    await takeTurn(ports, turnOf(buildSession('tester', { run: buildRun({ modelScript: uri }) }), 1));

    expect(asked[0]?.script).toBe('version: 1');
  });
});

describe('usualTurnCosts', () => {
  it('follows from the prices and the most a role may answer', async () => {
    const { ports } = createAgentWorld({});

    expect(await usualTurnCosts(ports)).toEqual({
      ...{ planner: 100_000, coder: 180_000 },
      ...{ tester: 60_000, triager: 40_000 },
    });
  });

  it('is nothing for a free model, and unknown for one without a price', async () => {
    const { ports } = createAgentWorld({});
    const named = (name: string) => ({ ...ports, model: { ...ports.model, name } });

    expect(await usualTurnCosts(named('scripted'))).toEqual({ planner: 0, coder: 0, tester: 0, triager: 0 });
    expect(await usualTurnCosts(named('nobody-knows'))).toBeUndefined();
  });
});
