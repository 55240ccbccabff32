import type { RunSnapshot } from '../contracts/run';
import { brokenDiffLimits } from '../domain/diff-limits';
import { qualityOf } from '../domain/policy/quality';
import type { ChangeScanners } from '../ports/change-scanners';
import { judgeLicences } from './judge-licences';
import type { BundleSbom } from './bundle-sbom';
import type { ChangeFacts } from './change-facts';
import { gateOf } from './gate';
import type { Gate } from './gate';

export interface GateFacts extends ChangeFacts {
  readonly sbom: BundleSbom;
  /** Size of the change's binary files, in bytes. */
  readonly binaryBytes: number;
  /** Why the declared licence report tells nothing. */
  readonly licenceProblem?: string;
}

/** The code quality gates of a commit, each with what it found. */
export async function qualityGates(
  scanners: ChangeScanners,
  run: RunSnapshot,
  facts: GateFacts,
): Promise<readonly Gate[]> {
  return [
    changeGate(facts),
    diffLimitGate(run, facts),
    ...commandGates(facts),
    coverageGate(run, facts),
    secretsGate(facts),
    dangerousCallsGate(facts),
    await judgeLicences(scanners, qualityOf(run.policy), facts),
    testWeakeningGate(run, facts),
  ];
}

function commandGates({ check }: ChangeFacts): readonly Gate[] {
  return (['install', 'build', 'lint', 'typecheck'] as const).map((name): Gate => {
    const result = check.commands.find((command) => command.name === name);
    if (!result) {
      return { name, outcome: 'skipped', detail: 'the project has no such command' };
    }
    return result.outcome === 'passed'
      ? { name, outcome: 'passed' }
      : { name, outcome: 'failed', detail: `${result.outcome}: ${result.tail.slice(-300)}` };
  });
}

function changeGate({ files }: ChangeFacts): Gate {
  return files.length > 0
    ? { name: 'change', outcome: 'passed' }
    : { name: 'change', outcome: 'failed', detail: 'the branch holds no change' };
}

function diffLimitGate({ policy }: RunSnapshot, { files, binaryBytes }: GateFacts): Gate {
  const broken = brokenDiffLimits(files, binaryBytes, qualityOf(policy));
  return gateOf(
    'diff-limits',
    broken.map((message) => ({ message })),
  );
}

function coverageGate({ commands, policy }: RunSnapshot, { totalCoverage }: ChangeFacts): Gate {
  if (!commands.coverage) {
    return { name: 'coverage', outcome: 'skipped', detail: 'the project has no coverage command' };
  }
  if (totalCoverage === undefined) {
    return { name: 'coverage', outcome: 'failed', detail: `${commands.coverage.lcov} holds no measured line` };
  }
  const detail = `${totalCoverage.toFixed(1)} %, must be above ${policy.coverageMin} %`;
  return { name: 'coverage', outcome: totalCoverage > policy.coverageMin ? 'passed' : 'failed', detail };
}

function secretsGate({ secrets }: ChangeFacts): Gate {
  return gateOf(
    'secrets',
    secrets.map(({ rule, path, line }) => ({ file: path, line, rule, message: `adds a secret (${rule})` })),
  );
}

function dangerousCallsGate({ findings }: ChangeFacts): Gate {
  return gateOf(
    'added-lines-scan',
    findings.map(({ rule, path, line, message }) => ({ file: path, line, rule, message: `adds ${message}` })),
  );
}

/** With `ask` the findings stay in the report, and whoever approves decides. */
function testWeakeningGate({ policy }: RunSnapshot, { weakening }: ChangeFacts): Gate {
  const gate = gateOf(
    'test-weakening',
    weakening.map(({ rule, path, line, message }) => ({
      ...{ file: path, rule, message },
      ...(line === undefined ? {} : { line }),
    })),
  );
  const asks = qualityOf(policy).testWeakening === 'ask' && gate.outcome === 'failed';
  return asks ? { ...gate, outcome: 'skipped', detail: `left to the approver: ${gate.detail}` } : gate;
}
