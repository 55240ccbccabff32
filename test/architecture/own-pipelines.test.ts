import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { buildProgram } from '../../cli/program';
import { checkPipeline } from '../../pipelines/policy/check-pipeline';
import { mappingsOf, scalarsOf } from '../../pipelines/policy/findings';
import { findUnpinned } from '../../pipelines/policy/pins';
import { findSecrets } from '../../pipelines/policy/secrets';

const root = resolve(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const azure = read('azure-pipelines.yml');
const github = read('.github/workflows/stellwerk.yml');

/** The text of every step's script, in order. */
function scriptsOf(text: string): string[] {
  return scalarsOf(parse(text))
    .filter(({ key }) => ['bash', 'run', 'inlineScript'].includes(key))
    .map(({ value }) => value);
}

function commandsOf(text: string): string[] {
  return scriptsOf(text).flatMap((script) => script.split(/\n|&&/).map((line) => line.trim()));
}

describe("the product's own pipelines", () => {
  it('keep the rules that Stellwerk holds the pipelines of its projects to', () => {
    expect(checkPipeline(azure)).toEqual([]);
    expect([...findUnpinned(parse(github)), ...findSecrets(parse(github))]).toEqual([]);
  });

  it.each([
    ['azure-pipelines.yml', azure],
    ['.github/workflows/stellwerk.yml', github],
  ])('%s calls what there is', (_, text) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const usage = execFileSync(process.execPath, [join(root, 'scripts/release.mjs'), '--help'], { encoding: 'utf8' });
    const cli = buildProgram({} as Parameters<typeof buildProgram>[0]).commands.map((command) => command.name());
    const all = commandsOf(text);
    const called = (pattern: RegExp) => all.flatMap((line) => pattern.exec(line)?.slice(1) ?? []);

    expect(called(/^npm (?:run )?(test|package)\b/).filter((name) => !(name in scripts))).toEqual([]);
    expect(called(/^npx stellwerk ([\w-]+)/).filter((name) => !cli.includes(name))).toEqual([]);
    expect(called(/^node scripts\/release\.mjs ([\w-]+)/).filter((name) => !usage.includes(`\n  ${name} `))).toEqual(
      [],
    );
    expect(called(/^node (\S+)/).filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const known = /^(npm (test|run package|audit)|npx stellwerk|node scripts\/|cd |sha256sum |test |set )/;
    expect(all.filter((line) => line !== '' && !known.test(line))).toEqual([]);
    for (const script of scriptsOf(text)) {
      expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    }
  });

  it('do the same on both services, in the same order', () => {
    const steps = (text: string) =>
      commandsOf(text)
        .filter((line) => /^(npm|npx|node scripts\/release)/.test(line))
        .map((line) => line.replaceAll(/ (release|histories|"[^"]*")(?= |$)/g, ''));
    expect(steps(github)).toEqual(steps(azure));
    expect(steps(azure).join('\n')).toMatch(
      /npm test[^]*replay-check[^]*package[^]*audit[^]*provenance[^]*sign[^]*what-if[^]*live-only[^]*infra[^]*deploy/,
    );
  });

  it('give a job the right to sign in only where it needs Azure, and leave no credential behind', () => {
    const { permissions, jobs } = parse(github) as Record<
      string,
      Record<string, { permissions?: object; steps: object[] }>
    >;
    expect(permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(jobs ?? {})) {
      const needs = JSON.stringify(job.steps).includes('azure/login@');
      expect(job.permissions).toEqual(needs ? { contents: 'read', 'id-token': 'write' } : undefined);
    }
    const checkouts = mappingsOf(parse(github)).filter(({ map }) =>
      String(map['uses']).startsWith('actions/checkout@'),
    );
    expect(checkouts.length).toBeGreaterThan(3);
    expect(checkouts.filter(({ map }) => JSON.stringify(map['with']) !== '{"persist-credentials":false}')).toEqual([]);
  });
});
