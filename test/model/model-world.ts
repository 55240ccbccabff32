import { existsSync } from 'node:fs';
import { createAmendQaReport } from '../../activities/amend-qa-report';
import { createRaiseRollbackBug } from '../../activities/raise-rollback-bug';
import { createRecordTransition } from '../../activities/record-transition';
import { storeDocument } from '../../activities/documents';
import { createWriteReceipt } from '../../activities/write-receipt';
import type { RunRequest, RunSnapshot } from '../../contracts/run';
import { parseArtifactUri } from '../../domain/ids';
import type { ArtifactStore } from '../../ports/artifact-store';
import type { CodeHost } from '../../ports/code-host';
import type { OutgoingMessage } from '../../ports/message-bus';
import type { DocumentOf, SchemaName } from '../../schemas/registry';
import type { Answers } from '../replay/fake-activities';
import { createProductWorld } from '../replay/product-world';
import type { ProductWorld, WorldOptions } from '../replay/product-world';
import { createMemoryArtifacts } from '../support/memory-artifacts';
import { validDocuments } from '../unit/schemas/documents';

/** What is written here is thrown away; where the machine has a file system in memory, no disk waits for it. */
const memory = '/dev/shm';

/** A world whose guards are the real ones: every document a transition looks at is really written and really read back. */
export interface ModelWorld extends ProductWorld {
  readonly artifacts: ArtifactStore;
  /** What went to the bus: bug reports of rolled-back deployments. */
  readonly sent: readonly { readonly queue: string; readonly message: OutgoingMessage }[];
  /** What the next bundles and reports say; a test changes them as it goes. */
  readonly next: { gatesHold: boolean; report: 'APPROVED' | 'REJECTED'; branchHead: string };
  /** The answers that write real documents. */
  readonly faithful: Answers;
  /** Starts a hotfix with its documents written, as triage does (L3). */
  startHotfix(request?: Partial<RunRequest>): Promise<string>;
}

export async function createModelWorld(options: WorldOptions = {}): Promise<ModelWorld> {
  const world = await createProductWorld({ ...(existsSync(memory) ? { parent: memory } : {}), ...options });
  const artifacts = createMemoryArtifacts();
  const sent: { readonly queue: string; readonly message: OutgoingMessage }[] = [];
  const next: ModelWorld['next'] = { gatesHold: true, report: 'APPROVED', branchHead: 'a'.repeat(40) };
  const clock = { now: () => new Date(world.clock.now()) };
  const bus = { send: async (queue: string, message: OutgoingMessage) => void sent.push({ queue, message }) };
  // Of a code host there is the head of a branch and nothing else; what asks for more must bear that it is away.
  const code = {
    head: async () => next.branchHead,
    diff: () => Promise.reject(new Error('there is no code host')),
  } as unknown as CodeHost;
  const ports = { artifacts, clock, bus, code, audit: world.audit, runs: world.runs };

  async function put<N extends SchemaName>(
    name: N,
    change: Partial<DocumentOf<N>>,
    run?: RunSnapshot,
  ): Promise<string> {
    const owner = run ?? 'acme';
    return (await storeDocument(artifacts, owner, name, { ...validDocuments[name], ...change })).uri;
  }

  const recordTransition = createRecordTransition(ports);
  const amendQaReport = createAmendQaReport(ports);
  const writeReceipt = createWriteReceipt(ports);
  const raiseRollbackBug = createRaiseRollbackBug(ports);
  const faithful: Answers = {
    async writePlan({ run }, _n, usual) {
      const [spec, testPlan] = [await put('code_gen_spec', {}, run), await put('test_plan', {}, run)];
      const manifest = await put('project_manifest', { links: { code_gen_spec: spec, test_plan: testPlan } }, run);
      return { ...(await usual()), kind: 'planned', manifest, spec, testPlan } as never;
    },
    async writeBundle({ run, commit }, n, usual) {
      // Read at once: another run may change what comes next while this one writes.
      const { gatesHold } = next;
      const outcome = gatesHold ? 'passed' : 'failed';
      const gates = { ...validDocuments.artifact_bundle.quality_gates, passed: gatesHold };
      const results = [{ name: `test ${commit} ${n}`, outcome } as const];
      const source = { ...validDocuments.artifact_bundle.source_code, commit: next.branchHead };
      const bundle = await put('artifact_bundle', { source_code: source, quality_gates: { ...gates, results } }, run);
      const reason = gatesHold ? {} : { reason: 'test: failed' };
      return { ...(await usual()), bundle, qualityGatesPassed: gatesHold, ...reason };
    },
    async writeQaReport({ run }, n, usual) {
      const { report: status } = next;
      const qaReport = await put('qa_report', { status, blocker_bugs_open: n }, run);
      const digest = parseArtifactUri(qaReport)?.sha256 ?? '';
      return { ...(await usual()), qaReport, digest, status };
    },
    mergePullRequest: () => ({ kind: 'merged', commit: 'c0ffee'.padEnd(40, '0') }),
    amendQaReport: (input) => amendQaReport(input),
    recordTransition: (input) => recordTransition(input),
    writeReceipt: (input) => writeReceipt(input),
    raiseRollbackBug: (input) => raiseRollbackBug(input),
  };
  world.given(faithful);
  return Object.assign(world, {
    ...{ artifacts, sent, next, faithful },
    async startHotfix(request: Partial<RunRequest> = {}) {
      const [spec, testPlan] = [await put('code_gen_spec', {}), await put('test_plan', {})];
      const bugReport = await put('bug_report', {});
      const manifest = await put('project_manifest', { links: { code_gen_spec: spec, test_plan: testPlan } });
      return world.start({ entry: 'CODING', manifest, spec, testPlan, bugReport, priority: 1, ...request });
    },
  });
}
