import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plannedServices, testCommands } from '../../../activities/check-commands';
import { defaultRunPolicy } from '../../../domain/policy';
import { scriptCommand } from '../../../domain/seed-script';
import type { TestPlan } from '../../../schemas/registry';

describe("the seed script of a plan's integration tests", () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-script-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const planOf = (integration_tests: object) => ({ test_pyramid_config: { integration_tests } }) as TestPlan;
  const commandOf = (seed: string | undefined, planned: string | undefined) => {
    const integration = { command: 'cat seeded', ...(seed === undefined ? {} : { seed }) };
    const run = { commands: { test: 'true', integration }, policy: defaultRunPolicy } as never;
    return (
      testCommands(run, [], planOf(planned === undefined ? {} : { db_seed_script: planned })).find(
        ({ name }) => name === 'integration',
      )?.command ?? ''
    );
  };
  const run = (command: string) => spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });

  it.each([
    ['fill it.sh', 'printf sh > seeded', 'sh'],
    ["it's.mjs", "import { writeFileSync } from 'node:fs'; writeFileSync('seeded', 'js');", 'js'],
    ['fill', '#!/bin/sh\nprintf own > seeded', 'own'],
  ])('runs %j before the tests where the project names none', (path, content, expected) => {
    writeFileSync(join(folder, path), content);
    chmodSync(join(folder, path), 0o755);
    expect(run(commandOf(undefined, path))).toMatchObject({ status: 0, stdout: expected });
  });

  it('fails the level, with words of its own, when it fails', () => {
    writeFileSync(join(folder, 'bad.sh'), 'exit 3');
    const { status, stderr } = run(commandOf(undefined, 'bad.sh'));
    expect([status, stderr]).toEqual([3, 'The seed script failed with exit code 3.\n']);
  });

  it("yields to the project's own, and never leaves the repository", () => {
    expect(commandOf('true', 'fill')).not.toContain('fill');
    expect(commandOf(undefined, undefined)).toBe('cat seeded');
    expect(['/etc/x.sh', '../x.sh', 'a/../../x.sh', ' '].map(scriptCommand)).toEqual(Array(4).fill(undefined));
  });

  it('starts the mock servers of the plan beside those of the project', () => {
    const own = { name: 'own', portVariable: 'OWN_PORT', file: 'own.json' };
    const planned = planOf({ mock_server_config: './test/mocks.json' });
    const mocks = [{ name: 'test/mocks.json', portVariable: 'MOCK_SERVER_PORT', file: 'test/mocks.json' }, own];
    expect(plannedServices({ command: 'x', mocks: [own] }, planned).mocks).toEqual(mocks);
    const run = { commands: { test: 'true', integration: { command: 'x', mocks: [own] } }, policy: defaultRunPolicy };
    expect(testCommands(run as never, [], planned)).toMatchObject([{ name: 'test' }, { name: 'integration', mocks }]);
    expect(plannedServices({ command: 'x' }, planOf({ mock_server_config: '../mocks.json' })).mocks).toBeUndefined();
  });
});
