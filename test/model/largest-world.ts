import { createReadCheck } from '../../activities/read-check';
import { historyLimits } from '../../activities/history-limits';
import { resolvePolicy } from '../../domain/policy';
import type { RunPolicy } from '../../domain/policy';
import { judgeSupplyChain } from '../../domain/release/supply-chain';
import type { CheckResult } from '../../ports/check-runner';
import type { Ports } from '../../ports';
import type { Answers, Input } from '../replay/fake-activities';
import { testPolicy } from '../replay/fake-activities';
import type { ProductWorld } from '../replay/product-world';
import { createMemoryArtifacts } from '../support/memory-artifacts';

/** Two bytes each in UTF-8 and in UTF-16, as names of people and places have them. */
const long = (length: number): string => 'ä'.repeat(length);
const commands = { test: 'npm test', start: 'npm start' };
const spread = <T>(count: number, of: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => of(i));

/** The project's rules, as long as a run takes them. */
export function largestPolicy(): RunPolicy {
  const policyOf = (paths: number): RunPolicy => ({
    ...resolvePolicy({ paths: { restricted: spread(paths, (index) => `src/area-${index}/${'x'.repeat(80)}/**`) } }),
    ...shortWaits,
  });
  let paths = 0;
  while (bytesOf({ policy: policyOf(paths + 1), commands }) <= historyLimits.snapshotBytes) paths += 1;
  return policyOf(paths);
}

/** What the recorded runs wait for is over as soon as theirs. */
const shortWaits: Partial<RunPolicy> = (({ autonomy, deploymentApproval, maxRounds, maxCodingAttempts, maxTurns }) => ({
  ...{ autonomy, deploymentApproval, maxRounds, maxCodingAttempts, maxTurns },
  healthTimeoutSeconds: 3,
  soakSeconds: 6,
  soakSampleCount: 2,
  duplicates: 'note',
}))(testPolicy);

/** Every text that people, agents and outside systems bring is as long as it may be. */
export function makeLargest(world: ProductWorld): ProductWorld {
  world.policy = largestPolicy();
  const largest: Answers = {
    readCheck: (input) => largestFailures(input),
    commitChange: async (_input, _n, usual) => {
      const committed = await usual();
      return 'files' in committed
        ? { ...committed, files: spread(50, (index) => `src/${index}/${'x'.repeat(200)}`) }
        : committed;
    },
    findDuplicates: () => ({
      duplicates: spread(5, String).map((id) => ({ kind: 'work_item', id, title: long(255), score: 0.4 }) as const),
    }),
    assessRisk: () => ({ risk: 'R1', reasons: spread(5, () => long(200)) }),
    verifySupplyChain: () => ({ ...largestSupplyChain(), status: 'passed', reasons: [] }),
    probeHealth: () => ({ healthy: true, detail: long(500) }),
    startDeployment: () => ({
      ...{ kind: 'started', candidateUrl: `https://${'x'.repeat(200)}.example` },
      migration: { status: 'migrated', detail: long(1_000) },
    }),
  };
  world.given(largest);
  const ticket = { title: long(200), requester: `${'x'.repeat(64)}@contoso.example` };
  const other: Partial<ProductWorld> = {
    start: (change = {}) => world.start({ ...ticket, ...change }),
    decide: (by, gate, choice, comment) => world.decide(by, gate, choice, comment && long(10_000)),
  };
  return new Proxy(world, {
    get: (target, name) => Reflect.get(name in other ? other : target, name) as unknown,
  });
}

/** A check of which every level fails with much to say, read as the app reads it; the gates let it pass. */
async function largestFailures({ checkId, tenant, runId }: Input<'readCheck'>) {
  const names = ['install', 'build', 'typecheck', 'lint', 'test', 'integration', 'e2e', 'coverage'];
  const result = {
    ...{ checkId, passed: true, sandbox: 'none', milliseconds: 1, files: { tap: manyFailedTests } },
    commands: names.map((name) => ({
      ...{ name, command: name, exitCode: 1, outcome: 'failed', advisory: false, milliseconds: 1 },
      ...{ tail: long(20_000), results: 'tap' },
    })),
  } as unknown as CheckResult;
  const read = createReadCheck({
    checks: { result: async () => result } as unknown as Ports['checks'],
    artifacts: createMemoryArtifacts(),
    runs: { recordProgress: async () => undefined } as unknown as Ports['runs'],
    clock: { now: () => new Date(0) },
  });
  return read({ checkId, tenant, runId });
}

const manyFailedTests = `TAP version 13\n${spread(100, (index) => `not ok ${index + 1} - ${'name '.repeat(60)}`).join('\n')}\n`;

function largestSupplyChain() {
  const components = spread(500, (index) => ({
    purl: `pkg:npm/%40${'scope'.repeat(8)}/${'package'.repeat(6)}-${index}@10.10.10-preview.20261121`,
    licences: ['MIT'],
  }));
  const bill = { components, vulnerabilities: [] };
  const evidence = { signature: { verdict: 'verified' }, bill, live: [], mayHaveEvidence: true, unreadable: [] };
  return judgeSupplyChain(evidence as never, testPolicy.release.supplyChain);
}

export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
