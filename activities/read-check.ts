import type { RecordContracts } from '../contracts/activities';
import type { Failure } from '../domain/failure-class';
import { readTestResults } from '../domain/test-results';
import type { CheckResult, CommandResult } from '../ports/check-runner';
import type { Ports } from '../ports';
import { storeJson } from './documents';
import { withShortOutput } from './history-limits';

type Contract = RecordContracts['readCheck'];

const shownTail = 1_500;
const shownTests = 20;
const shownName = 200;

/**
 * Reads a check's result into an artifact; histories carry the summary only. A check of a cancelled run is stopped: one that
 * began while the cancel was written would keep the run waiting to its end.
 */
export function createReadCheck(ports: Pick<Ports, 'checks' | 'artifacts' | 'runs' | 'clock'>) {
  return async ({ checkId, tenant, runId }: Contract['input']): Promise<Contract['output']> => {
    const result = await ports.checks.result(checkId);
    if (!result) {
      if ((await ports.runs.getControl(runId)) === 'cancel') await ports.checks.cancel(checkId);
      return { kind: 'running' };
    }
    const failures = result.commands
      .filter((command) => command.outcome !== 'passed' && !command.advisory)
      .map((command) => failureOf(command, result));
    const spent = result.commands.map(describeCommand);
    const stored = await storeJson(ports.artifacts, tenant, 'check_result', result);
    const output = result.passed ? '' : `; output: ${stored}`;
    await ports.runs.recordProgress(
      runId,
      `${checkId}/done`,
      ports.clock.now().toISOString(),
      {},
      {
        kind: 'check',
        text: `check ${result.passed ? 'passed' : 'FAILED'}: ${spent.join(', ') || 'no commands'} (sandbox: ${result.sandbox})${output}`,
        data: { checkId, milliseconds: result.milliseconds },
      },
    );
    return {
      kind: 'done',
      checkId,
      passed: result.passed,
      result: stored,
      failures: withShortOutput(failures),
    };
  };
}

/** An advisory command gives figures; its failure is judged by the one that is not. */
function describeCommand({ name, outcome, advisory, milliseconds }: CommandResult): string {
  return `${name} ${outcome}${advisory && outcome !== 'passed' ? ' (figures only)' : ''} in ${(milliseconds / 1_000).toFixed(1)} s`;
}

function failureOf({ name, outcome, exitCode, tail, results }: CommandResult, { files }: CheckResult): Failure {
  const reason = outcome === 'failed' ? `exit code ${exitCode ?? 'none'}` : outcome;
  const outcomes = readTestResults(files?.[results ?? ''] ?? '');
  const failed = outcomes?.filter((test) => test.outcome === 'failed').map((test) => test.name.slice(0, shownName));
  return {
    command: name,
    reason,
    tail: tail.slice(-shownTail),
    ...(failed && failed.length > 0 ? { tests: failed.slice(0, shownTests) } : {}),
  };
}
