import type { CheckCommand, CheckRequest, CheckResult, CheckRunner } from '../../ports/check-runner';
import { until } from '../unit/adapters-local/scratch';

export interface CheckRunnerFixture {
  readonly runner: CheckRunner;
  /** Bodies of the messages on the `check-results` queue so far, by message id. */
  readonly messages: () => ReadonlyMap<string, object>;
  /** A repository whose commit holds these files. */
  readonly commit: (files: Readonly<Record<string, string>>) => Promise<Pick<CheckRequest, 'repository' | 'commit'>>;
  readonly dispose: () => Promise<void>;
}

export function checkCommand(name: CheckCommand['name'], command: string, advisory = false): CheckCommand {
  return { name, command, network: name === 'install', advisory };
}

/** What every check runner promises; run against each adapter. Commands are lines for a POSIX shell. */
export function describeCheckRunnerContract(name: string, make: () => Promise<CheckRunnerFixture>): void {
  describe(`check runner contract: ${name}`, () => {
    let fixture: CheckRunnerFixture;
    let count = 0;

    beforeEach(async () => {
      fixture = await make();
    });
    afterEach(() => fixture.dispose());

    const start = async (
      commands: readonly CheckCommand[],
      options: { files?: Record<string, string>; lcov?: string; timeoutSeconds?: number } = {},
    ): Promise<string> => {
      count += 1;
      const checkId = `acme.shop.42.1.code.1.check.${count}`;
      const found = await fixture.commit(options.files ?? { 'a.txt': 'a' });
      await fixture.runner.start({
        checkId,
        tenant: 'acme',
        runId: 'acme.shop.42.1',
        ...found,
        commands,
        ...(options.lcov === undefined ? {} : { lcov: options.lcov }),
        timeoutSeconds: options.timeoutSeconds ?? 20,
        instanceId: 'acme.shop.42.1.code.1',
      });
      return checkId;
    };
    const finished = async (checkId: string): Promise<CheckResult> => {
      await until(async () => (await fixture.runner.result(checkId)) !== undefined, 20_000);
      return (await fixture.runner.result(checkId)) as CheckResult;
    };
    const run = async (...args: Parameters<typeof start>): Promise<CheckResult> => finished(await start(...args));

    it('runs the commands in order on the files of the commit', async () => {
      const result = await run(
        [
          checkCommand('install', 'cat src/name.txt && echo built > made.txt'),
          checkCommand('test', 'cat made.txt && echo oops >&2'),
        ],
        { files: { 'src/name.txt': 'Ada\n' } },
      );
      expect(result).toMatchObject({ passed: true });
      expect(result.commands.map(({ outcome, exitCode, tail }) => [outcome, exitCode, tail.trimEnd()])).toEqual([
        ['passed', 0, 'Ada'],
        ['passed', 0, 'built\noops'],
      ]);
    });

    it('stops at the first failure and says which commands did not start', async () => {
      const result = await run([checkCommand('build', 'echo no; exit 3'), checkCommand('test', 'echo never')]);
      expect(result.passed).toBe(false);
      expect(result.commands).toMatchObject([
        { name: 'build', outcome: 'failed', exitCode: 3, tail: expect.stringMatching(/^no\n?$/) },
        { name: 'test', outcome: 'notStarted', exitCode: null, tail: '' },
      ]);
    });

    it('goes on after an advisory failure and passes', async () => {
      const result = await run([checkCommand('lint', 'exit 1', true), checkCommand('test', 'echo fine')]);
      expect(result.passed).toBe(true);
      expect(result.commands.map(({ outcome }) => outcome)).toEqual(['failed', 'passed']);
    });

    it('ends a command that hangs', async () => {
      const result = await run([checkCommand('test', 'echo begun; sleep 600')], { timeoutSeconds: 1 });
      expect(result.commands[0]).toMatchObject({ outcome: 'timedOut', tail: expect.stringMatching(/^begun\b/) });
      expect(result.passed).toBe(false);
    });

    it('shows the last 4 KB without control characters', async () => {
      const result = await run([
        checkCommand(
          'test',
          `i=0; while [ $i -lt 900 ]; do echo "line $i"; i=$((i+1)); done; printf '\\033[31mred\\033[0m\\007end'`,
        ),
      ]);
      const tail = result.commands[0]?.tail ?? '';
      expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(4096);
      expect(tail.endsWith('line 899\nredend')).toBe(true);
    });

    it('answers the coverage file that was left', async () => {
      const lcov = 'SF:a.js\nDA:1,1\nend_of_record\n';
      const commands = [
        checkCommand('coverage', `mkdir out && printf '${lcov.replaceAll('\n', '\\n')}' > out/lcov.info`),
      ];
      expect(await run(commands, { lcov: 'out/lcov.info' })).toMatchObject({ passed: true, lcov });
      expect(await run([checkCommand('test', ':')], { lcov: 'out/lcov.info' })).not.toHaveProperty('lcov');
    });

    it('rings with one message per check', async () => {
      const checkId = await start([checkCommand('test', ':')]);
      await until(() => fixture.messages().has(checkId));
      expect(fixture.messages().get(checkId)).toEqual({
        checkId,
        tenant: 'acme',
        runId: 'acme.shop.42.1',
        instanceId: 'acme.shop.42.1.code.1',
      });
      expect(await fixture.runner.result(checkId)).toMatchObject({ passed: true });
    });

    it('knows nothing of a check nobody asked for', async () => {
      expect(await fixture.runner.result('acme.shop.42.1.code.1.check.999')).toBeUndefined();
      await fixture.runner.cancel('acme.shop.42.1.code.1.check.999');
    });

    it('cancels: the result has failed, and later commands do not start', async () => {
      const checkId = await start([checkCommand('build', 'sleep 600'), checkCommand('test', 'echo never')]);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await fixture.runner.cancel(checkId);
      const result = await finished(checkId);
      expect(result.passed).toBe(false);
      expect(result.commands.at(-1)?.outcome).toBe('notStarted');
    });
  });
}
