import type { EffectContracts } from '../contracts/activities';
import { deferredLevels } from '../domain/test-levels';
import type { Ports } from '../ports';
import { codeCommands, reportFiles, testCommands } from './check-commands';
import { loadDocument } from './documents';

type Contract = EffectContracts['startCheck'];

/** Hands the project's commands to the check runner; the result arrives on the bus. */
export function createStartCheck(ports: Pick<Ports, 'artifacts' | 'checks' | 'runs' | 'clock'>) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { run, checkId, commit, purpose, instanceId, only } = input;
    const plan = input.testPlan ? await loadDocument(ports.artifacts, 'test_plan', input.testPlan) : undefined;
    const deferred = plan ? deferredLevels(plan.deferred_tests_v1) : [];
    const all = purpose === 'code' ? codeCommands(run) : testCommands(run, deferred, plan);
    const commands = only ? all.filter(({ name }) => ['install', 'build', ...only].includes(name)) : all;
    const collect = only ? [] : reportFiles(run, purpose);
    await ports.checks.start({
      checkId,
      tenant: run.tenant,
      runId: run.runId,
      repository: run.repository,
      commit,
      commands,
      ...(run.commands.coverage && !only ? { lcov: run.commands.coverage.lcov } : {}),
      ...(collect.length > 0 ? { collect } : {}),
      timeoutSeconds: run.policy.checkTimeoutSeconds,
      instanceId,
    });
    await ports.runs.recordProgress(
      run.runId,
      `${checkId}/start`,
      ports.clock.now().toISOString(),
      {},
      {
        kind: 'check',
        stage: purpose,
        text: `check ${checkId.split('.').slice(-2).join('.')} of ${commit.slice(0, 12)}: ${commands.map((command) => command.name).join(', ') || 'no commands'}`,
        data: { checkId },
      },
    );
    return { kind: 'started' };
  };
}
