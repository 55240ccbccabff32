import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../cli/program';
import { fakeTerminal } from './fake-terminal';

type Fields = Readonly<Record<string, object>>;

const fields: Fields = { amount: { type: 'integer' }, note: { type: 'string' } };
let repository: string;

function git(...args: readonly string[]): void {
  const author = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.com'];
  execFileSync('git', ['-C', repository, ...author, ...args], { stdio: 'ignore' });
}

function write(version: string, properties: Fields, required: readonly string[] = ['amount'], file?: string): void {
  const $id = `https://example.com/order.v${version}.json`;
  const schema = { $schema: 'http://json-schema.org/draft-07/schema#', $id, type: 'object', properties, required };
  writeFileSync(join(repository, 'schemas', file ?? `order.v${version}.json`), JSON.stringify(schema, null, 2));
}

async function schemas(...args: readonly string[]) {
  const terminal = fakeTerminal({ cwd: repository });
  const code = await runCli(['schemas', ...args], terminal);
  return { code, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'schemas-'));
  mkdirSync(join(repository, 'schemas'));
  git('init', '--quiet');
  write('1.0.0', fields);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Order 1.0.0');
  git('tag', 'v1.0.0');
});

afterEach(() => rmSync(repository, { recursive: true, force: true }));

describe('stellwerk schemas check', () => {
  it('finds nothing to say about schemas that are as at the last release tag', async () => {
    expect(await schemas('check')).toMatchObject({
      code: 0,
      stdout: 'Nothing has changed since v1.0.0 (1 schemas).\n',
    });
  });

  it.each<[string, Fields, readonly string[], string]>([
    ['ADD_OPTIONAL_FIELD', { ...fields, colour: { type: 'string' } }, ['amount'], '$.colour'],
    ['ADD_FIELD_WITH_DEFAULT', { ...fields, colour: { type: 'string', default: 'red' } }, ['amount'], '$.colour'],
  ])('accepts %s as 1.1.0', async (rule, properties, required, path) => {
    write('1.1.0', properties, required);

    const { code, stdout } = await schemas('check', '--against', 'v1.0.0');

    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(`${rule} ${path}`) });
    expect(stdout).toContain('order  1.0.0 → 1.1.0  MINOR  ok');
  });

  it.each<[string, Fields, readonly string[], string]>([
    ['ADD_REQUIRED_FIELD', { ...fields, colour: { type: 'string' } }, ['amount', 'colour'], '$.colour'],
    ['REMOVE_FIELD', { amount: { type: 'integer' } }, ['amount'], '$.note'],
    ['RENAME_FIELD', { amount: { type: 'integer' }, remark: { type: 'string' } }, ['amount'], '$.note'],
    ['CHANGE_FIELD_TYPE', { ...fields, amount: { type: 'string' } }, ['amount'], '$.amount'],
  ])('refuses %s, whatever the version', async (rule, properties, required, path) => {
    for (const version of ['1.1.0', '2.0.0']) {
      write(version, properties, required);
      const { code, stdout } = await schemas('check', '--against', 'v1.0.0');
      expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining(`${rule} ${path}: `) });
      rmSync(join(repository, 'schemas', `order.v${version}.json`));
    }
  });

  it('explains how a field gets another name', async () => {
    write('2.0.0', { amount: { type: 'integer' }, remark: { type: 'string' } });

    const { stdout } = await schemas('check');

    expect(stdout).toContain('note has become remark');
    expect(stdout).toMatch(/Expand: .*\n.*Migrate: .*\n.*Contract: /);
  });

  it.each([
    ['a version that is too small', '1.0.1'],
    ['a version that is too large', '1.2.0'],
    ['a major for what breaks nobody', '2.0.0'],
  ])('refuses %s', async (_case, version) => {
    write(version, { ...fields, colour: { type: 'string' } });

    const { code, stdout } = await schemas('check');

    expect(code).toBe(1);
    expect(stdout).toContain(`VERSION_BUMP: The changes since 1.0.0 ask for a MINOR bump: 1.1.0; this is ${version}.`);
  });

  it('refuses a released version that was changed, or that is gone', async () => {
    write('1.0.0', { ...fields, colour: { type: 'string' } });
    expect(await schemas('check')).toMatchObject({ code: 1, stdout: expect.stringContaining('1.1.0; this is 1.0.0') });

    rmSync(join(repository, 'schemas/order.v1.0.0.json'));
    expect(await schemas('check')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('RELEASED_SCHEMA_REMOVED'),
    });
  });

  it('judges a file that is raised from version to version in place', async () => {
    renameSync(join(repository, 'schemas/order.v1.0.0.json'), join(repository, 'schemas/order.json'));
    git('add', '--all');
    git('commit', '--quiet', '--message', 'One file');
    git('tag', 'v1.0.1');
    write('1.1.0', { ...fields, colour: { type: 'string' } }, ['amount'], 'order.json');

    expect(await schemas('check')).toMatchObject({ code: 0, stdout: expect.stringContaining('1.0.0 → 1.1.0') });
  });

  it('compares versions that follow one another, each with the one before', async () => {
    write('1.1.0', { ...fields, colour: { type: 'string' } });
    write('1.2.0', { ...fields, size: { type: 'string' } });

    const { code, stdout } = await schemas('check', '--json');

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      against: 'v1.0.0',
      steps: [
        { from: '1.0.0', to: '1.1.0', bump: 'MINOR', refusals: [] },
        {
          from: '1.1.0',
          to: '1.2.0',
          refusals: [{ rule: 'RENAME_FIELD', path: '$.colour' }, { rule: 'VERSION_BUMP' }],
        },
      ],
    });
  });

  it('knows by the lock file that a released schema was touched, without any repository', async () => {
    rmSync(join(repository, '.git'), { recursive: true });
    writeFileSync(
      join(repository, 'schemas/schemas.lock.json'),
      JSON.stringify({ 'order.v1.0.0.json': '0'.repeat(64) }),
    );
    write('1.1.0', { ...fields, colour: { type: 'string' } });

    const { code, stdout } = await schemas('check');

    expect(code).toBe(1);
    expect(stdout).toContain('1 changed since schemas.lock.json');
    expect(stdout).toContain('LOCK order.v1.0.0.json was released and has been changed');
  });

  it.each([
    [['--against', 'v9'], 'The schemas at v9 cannot be read'],
    [['--dir', 'nowhere'], 'nowhere does not exist'],
  ])('says what to do about %j', async (args, message) => {
    expect(await schemas('check', ...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
  });

  it('finds that the released contracts of this product are as they were', async () => {
    const terminal = fakeTerminal({ cwd: tmpdir() });

    await runCli(['schemas', 'check', '--json'], terminal);

    const { lock, steps } = JSON.parse(terminal.stdout()) as { lock: unknown; steps: { refusals: unknown }[] };
    expect(lock).toEqual([]);
    expect(steps.flatMap(({ refusals }) => refusals)).toEqual([]);
  });
});

describe('stellwerk schemas list', () => {
  it('names versions and whether they are released', async () => {
    write('1.1.0', { ...fields, colour: { type: 'string' } });
    writeFileSync(join(repository, 'schemas/schemas.lock.json'), JSON.stringify({ 'order.v1.0.0.json': '' }));

    const { stdout } = await schemas('list');

    expect(stdout).toMatch(/order +1\.0\.0 +yes +order\.v1\.0\.0\.json\norder +1\.1\.0 +no +order\.v1\.1\.0\.json/);
  });
});
