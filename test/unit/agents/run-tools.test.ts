import { runTools, takeTurn } from '../../../agents/harness';
import type { ToolCall } from '../../../ports/language-model';
import { buildSession, call, createAgentWorld, putSpec, reply, turnOf } from '../../support/agent-world';

const files = { 'src/price.js': 'export const price = 1;\n', 'src/deep/a.js': 'price\n', 'README.md': '# Shop\n' };
const done = { summary: 'Prices are shown.', open_points: [] };

/** A coder session of scripted turns; answers what every turn's tools did. */
async function runSession(...turns: readonly (readonly ToolCall[] | string)[]) {
  const replies = turns.map((turn) => (typeof turn === 'string' ? reply({ text: turn }) : reply({ toolCalls: turn })));
  const { ports, asked } = createAgentWorld({ files, replies });
  const spec = await putSpec(ports.artifacts, ['src/**', 'README.md'], ['src/secret/']);
  const session = buildSession('coder', { inputs: { code_gen_spec: spec } });
  const answers = [];
  for (const [index] of turns.entries()) {
    const taken = await takeTurn(ports, turnOf(session, index + 1));
    answers.push(taken.kind === 'tools' ? await runTools(ports, turnOf(session, index + 1)) : taken);
  }
  const { sessionId } = turnOf(session, 1);
  const results = async (turn: number) =>
    Object.values((await ports.turns.getTurn(sessionId, turn))?.toolResults ?? {});
  const workspace = async (uri: string | null | undefined) => {
    const overlay = JSON.parse(Buffer.from(await ports.artifacts.get(uri ?? '')).toString()) as Record<
      string,
      string | null
    >;
    const texts = Object.entries(overlay).map(async ([path, content]) => [
      path,
      content === null ? null : Buffer.from(await ports.artifacts.get(content)).toString(),
    ]);
    return Object.fromEntries(await Promise.all(texts)) as Record<string, string | null>;
  };
  return { ports, asked, session, answers, results, workspace };
}

describe('runTools', () => {
  it('shows the files of the commit', async () => {
    const { results, answers } = await runSession([
      call('list_files', {}, '1'),
      call('list_files', { folder: 'src/deep' }, '2'),
      call('read_file', { path: 'src/price.js' }, '3'),
      call('search', { text: 'price' }, '4'),
    ]);

    expect(await results(1)).toEqual([
      'README.md (7)\nsrc/deep/a.js (6)\nsrc/price.js (24)',
      'src/deep/a.js (6)',
      'export const price = 1;\n',
      'src/deep/a.js:1: price\nsrc/price.js:1: export const price = 1;',
    ]);
    expect(answers[0]).toEqual({ kind: 'ran', workspace: null, edits: 0, finished: null });
  });

  it('edits on a workspace that later turns see', async () => {
    const { results, answers, workspace } = await runSession(
      [
        call('edit_file', { path: 'src/price.js', find: '= 1', replace: '= 2' }, '1'),
        call('edit_file', { path: 'src/new.js', content: 'price\n' }, '2'),
        call('edit_file', { path: 'src/deep/a.js', delete: true }, '3'),
      ],
      [
        call('read_file', { path: 'src/price.js' }, '1'),
        call('search', { text: 'price' }, '2'),
        call('list_files', {}, '3'),
      ],
      [call('edit_file', { path: 'src/new.js', delete: true }, '1'), call('finish', done, '2')],
    );

    expect(answers[0]).toMatchObject({ kind: 'ran', edits: 3, finished: null });
    expect(await results(2)).toEqual([
      'export const price = 2;\n',
      'src/new.js:1: price\nsrc/price.js:1: export const price = 2;',
      'README.md (7)\nsrc/new.js (6)\nsrc/price.js (24)',
    ]);
    const last = answers[2];
    expect(last).toMatchObject({ kind: 'ran', edits: 1, finished: expect.stringContaining('code_output') });
    expect(await workspace(last?.kind === 'ran' ? last.workspace : null)).toEqual({
      'src/deep/a.js': null,
      'src/price.js': 'export const price = 2;\n',
    });
  });

  it('answers the same when it is repeated, without doing it again', async () => {
    const { ports, session, answers } = await runSession([
      call('edit_file', { path: 'src/price.js', find: '= 1', replace: '= 2' }, '1'),
      call('finish', done, '2'),
    ]);
    ports.code.readFile = () => Promise.reject(new Error('asked again'));

    expect(await runTools(ports, turnOf(session, 1))).toEqual(answers[0]);
  });

  it('takes edits before finish, in whatever order they were called', async () => {
    const { answers } = await runSession([
      call('finish', done, '1'),
      call('edit_file', { path: 'src/price.js', content: 'x' }, '2'),
    ]);

    expect(answers[0]).toMatchObject({ kind: 'ran', edits: 1, finished: expect.any(String) });
  });

  it('does not finish when an edit of the turn failed', async () => {
    const { answers, results } = await runSession([
      call('edit_file', { path: 'src/price.js', find: 'nowhere', replace: 'x' }, '1'),
      call('finish', done, '2'),
    ]);

    expect(answers[0]).toMatchObject({ kind: 'ran', edits: 0, finished: null, workspace: null });
    expect((await results(1))[1]).toContain('not finished');
  });

  it('asks for a correction when the output breaks the schema', async () => {
    const { answers, asked } = await runSession([call('finish', { summary: '' })], [call('finish', done)]);

    expect(answers[0]).toMatchObject({
      kind: 'invalid',
      reason: expect.stringContaining('$.open_points: expected an array'),
    });
    expect(answers[1]).toMatchObject({ kind: 'ran', finished: expect.any(String) });
    expect(asked[1]?.messages.at(-1)?.content).toContain('$.summary: expected a text that is not empty');
  });

  it('hands the edits over with an output that came as text', async () => {
    const { answers } = await runSession(
      [call('edit_file', { path: 'src/price.js', content: 'x' })],
      JSON.stringify(done),
    );

    expect(answers[1]).toMatchObject({ kind: 'ran', workspace: expect.any(String), finished: expect.any(String) });
  });

  it.each([
    ['an unknown tool', call('run_shell', { command: 'rm -rf /' }), 'there is no tool "run_shell"'],
    ['arguments that are no JSON', call('read_file', '{path:'), 'expected JSON'],
    ['a missing argument', call('read_file', {}), '$.path: expected a string, but it is missing'],
    ['an unknown argument', call('read_file', { path: 'a', encoding: 'x' }), '$.encoding: expected no such property'],
    ['a file that is not there', call('read_file', { path: '../etc/passwd' }), 'there is no file'],
    [
      'two ways of editing at once',
      call('edit_file', { path: 'src/a', content: 'a', delete: true }),
      'either "content"',
    ],
    [
      'a text that stands twice',
      call('edit_file', { path: 'src/price.js', find: 'e', replace: 'x' }),
      'more than once',
    ],
    ['an empty text to find', call('edit_file', { path: 'src/price.js', find: '', replace: 'x' }), '"find" is empty'],
    ['a folder as file', call('edit_file', { path: 'src/deep', content: 'a' }), 'is a folder'],
    [
      'a file above the limit',
      call('edit_file', { path: 'src/b', content: 'x'.repeat(1_000_001) }),
      '1000000 are allowed',
    ],
  ])('tells the model about %s', async (_, given, message) => {
    const { results, answers } = await runSession([given]);

    expect((await results(1))[0]).toMatch(/^Error: /);
    expect((await results(1))[0]).toContain(message);
    expect(answers[0]).toMatchObject({ kind: 'ran', edits: 0, workspace: null });
  });

  it('gives the planner no way to write', async () => {
    const { ports } = createAgentWorld({
      files,
      replies: [reply({ toolCalls: [call('edit_file', { path: 'src/a', content: 'a' })] })],
    });
    const planner = turnOf(buildSession('planner'), 1);
    await takeTurn(ports, planner);

    expect(await runTools(ports, planner)).toMatchObject({ kind: 'ran', workspace: null, edits: 0 });
    expect((await ports.turns.getTurn(planner.sessionId, 1))?.toolResults).toMatchObject({
      'edit_file-1': expect.stringContaining('there is no tool "edit_file"'),
    });
  });

  it('cuts long results and bounds calls and files of one turn', async () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      call('edit_file', { path: `src/n${index}.js`, content: 'x'.repeat(40_000) }, `e${index}`),
    );
    const { results, answers } = await runSession(many, [
      ...Array.from({ length: 41 }, (_, index) => call('read_file', { path: 'src/n0.js' }, `r${index}`)),
    ]);

    expect(answers[0]).toMatchObject({ edits: 25 });
    expect((await results(1))[25]).toContain('at most 25 files');
    expect((await results(2))[0]).toMatch(/\[cut: 10000 of 40000 characters are not shown\]$/);
    expect((await results(2))[40]).toContain('at most 40 calls');
  });

  it('rejects for a turn that was never recorded', async () => {
    const { ports } = createAgentWorld({ files });

    await expect(runTools(ports, turnOf(buildSession('coder'), 1))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('edits outside the scope', () => {
  it.each([
    ['../outside.js', '".." part'],
    ['src/../../outside.js', '".." part'],
    ['/etc/passwd', 'absolute'],
    ['C:/windows/system.ini', 'absolute'],
    ['src\\price.js', 'backslash'],
    ['.git/hooks/pre-commit', "git's own folder"],
    ['src/.GIT/config', "git's own folder"],
    ['.stellwerk/project.yml', '.stellwerk/'],
    ['.github/workflows/ci.yml', '.github/'],
    ['src/secret/key.js', 'src/secret/'],
    ['test/price.test.js', 'outside the allowed paths'],
    ['package.json', 'outside the allowed paths'],
    ['src/price.js/hidden.js', 'symbolic link'],
    ['', 'empty'],
  ])('refuses %j and keeps nothing of the turn', async (path, rule) => {
    const { answers, ports, session } = await runSession([
      call('edit_file', { path: 'src/price.js', content: 'fine' }, '1'),
      call('edit_file', { path, content: 'malicious' }, '2'),
      call('finish', done, '3'),
    ]);

    const answer = answers[0];
    expect(answer).toMatchObject({ kind: 'refused', code: 'path_violation' });
    const reason = answer?.kind === 'refused' ? answer.reason : '';
    expect(reason).toContain(JSON.stringify(path));
    expect(reason).toContain(rule);
    const uri = /stellwerk:\S+\.json/.exec(reason)?.[0] ?? '';
    expect(uri).toContain('/untrusted_code.json');
    expect(Buffer.from(await ports.artifacts.get(uri)).toString()).toContain('malicious');
    expect(await ports.turns.getTurn(turnOf(session, 1).sessionId, 1)).not.toHaveProperty('workspace');
    expect(ports.artifacts.names()).not.toContain('workspace');
    expect(await runTools(ports, turnOf(session, 1))).toEqual(answer);
  });

  it('holds against the project although the specification allows it', async () => {
    const { ports } = createAgentWorld({
      files,
      replies: [reply({ toolCalls: [call('edit_file', { path: 'ci/run', content: '' })] })],
    });
    const spec = await putSpec(ports.artifacts, ['**']);
    const turn = turnOf(buildSession('coder', { inputs: { code_gen_spec: spec } }), 1);
    await takeTurn(ports, turn);

    expect(await runTools(ports, turn)).toMatchObject({
      kind: 'refused',
      code: 'path_violation',
      reason: expect.stringContaining('(paths of the project)'),
    });
  });

  it('are refused altogether without a specification', async () => {
    const { ports } = createAgentWorld({
      files,
      replies: [reply({ toolCalls: [call('edit_file', { path: 'src/a', content: '' })] })],
    });
    const turn = turnOf(buildSession('coder'), 1);
    await takeTurn(ports, turn);

    expect(await runTools(ports, turn)).toMatchObject({ kind: 'refused', code: 'spec_missing' });
  });
});
