import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeDocument, storeJson } from '../../../activities/documents';
import { createFileArtifactStore } from '../../../adapters/files/artifact-store';
import { createStorePorts, openStore } from '../../../adapters/sqlite';
import type { RunLinks, RunSnapshot } from '../../../contracts/run';
import type { DecisionRecord } from '../../../contracts/stages';
import { parseDiff } from '../../../domain/diff';
import { gateId, parseArtifactUri } from '../../../domain/ids';
import { defaultRunPolicy } from '../../../domain/policy';
import type { Ports, StorePorts } from '../../../ports';
import type { ArtifactStore } from '../../../ports/artifact-store';
import type { CheckResult, CommandResult } from '../../../ports/check-runner';
import type { CodeHost } from '../../../ports/code-host';
import type { DocumentOf, SchemaName } from '../../../schemas/registry';
import { validDocuments } from '../schemas/documents';

export const at = '2030-01-01T08:00:00.000Z';

/** Activities on the real stores in a folder of their own, with one run in the index. */
export interface ActivityWorld {
  readonly ports: StorePorts &
    Pick<Ports, 'code'> & { readonly artifacts: ArtifactStore; readonly clock: { now(): Date } };
  /** Where branches stand, by name. */
  readonly heads: Map<string, string>;
  readonly run: RunSnapshot;
  /** Stores a valid document with changes; answers its URI. */
  document<N extends SchemaName>(name: N, change?: Partial<DocumentOf<N>>): Promise<string>;
  json(name: string, content: unknown): Promise<string>;
  /** Links of a run with every document in order. */
  links(change?: Partial<RunLinks>): Promise<RunLinks>;
  /** Opens a gate about an artifact and decides there. */
  decide(gate: 'qa' | 'deploy', uri: string, choice: string): Promise<DecisionRecord>;
  close(): void;
}

export async function createActivityWorld(): Promise<ActivityWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-activities-'));
  const store = openStore(join(folder, 'store.db'));
  const clock = { now: () => new Date(at) };
  const artifacts = createFileArtifactStore({ folder: join(folder, 'artifacts') });
  const heads = new Map<string, string>();
  const code = { head: async (_repository: string, branch: string) => heads.get(branch) } as unknown as Ports['code'];
  const ports = { ...createStorePorts(store, { clock }), artifacts, clock, code };
  const ticket = { tenant: 'acme', project: 'shop', workItem: '42', title: 'Add a discount', requester: 'dev' };
  const place = { state: 'PLANNING', requestKey: 'ticket-42', at, onlyIfNoneActive: false } as const;
  const { runId } = await ports.runs.allocateRun({ ...ticket, ...place });
  const run: RunSnapshot = {
    ...{ runId, ...ticket, repository: { repository: 'shop', defaultBranch: 'main' } },
    ...{ entry: 'PLANNING', priority: 2, baseCommit: 'b'.repeat(40), branch: 'stellwerk/42-1' },
    policy: { ...defaultRunPolicy, allowedPaths: ['src/', 'test/'] },
    commands: { test: 'npm test', coverage: { command: 'npm run coverage', lcov: 'lcov.info' } },
  };

  async function document<N extends SchemaName>(name: N, change: Partial<DocumentOf<N>> = {}): Promise<string> {
    return (await storeDocument(artifacts, 'acme', name, { ...validDocuments[name], ...change })).uri;
  }

  return {
    ports,
    heads,
    run,
    document,
    json: (name, content) => storeJson(artifacts, 'acme', name, content),
    async links(change = {}) {
      return {
        project_manifest: await document('project_manifest'),
        code_gen_spec: await document('code_gen_spec'),
        test_plan: await document('test_plan'),
        artifact_bundle: await document('artifact_bundle'),
        qa_report: await document('qa_report'),
        deploy_receipt: await document('deploy_receipt', { soak_verdict: 'pass' }),
        ...change,
      };
    },
    async decide(gate, uri, choice) {
      const subject = parseArtifactUri(uri)?.sha256 ?? '';
      const id = gateId(gate, 1);
      const opened = { runId, gateId: id, tenant: 'acme', gate, instanceId: `${runId}.${gate}-gate.1` };
      const shown = { requester: 'dev', subject, subjectUri: uri, choices: ['approve', 'reject'] };
      await ports.runs.openGate({ ...opened, ...shown, openedAt: at, deadline: at });
      const decision = { runId, gateId: id, choice, by: gate, channel: 'api', subject, at };
      await ports.runs.insertDecision(decision);
      return decision;
    },
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function command(name: CommandResult['name'], change: Partial<CommandResult> = {}): CommandResult {
  const { outcome = 'passed' } = change;
  return {
    ...{ name, command: `npm run ${name}`, exitCode: outcome === 'passed' ? 0 : 1, outcome },
    ...{ advisory: name === 'coverage', milliseconds: 12, tail: '', ...change },
  };
}

export function checkResult(commands: readonly CommandResult[], lcov?: string): CheckResult {
  const passed = commands.every(({ outcome, advisory }) => outcome === 'passed' || advisory);
  return {
    ...{ checkId: 'acme.shop.42.1.test.1.test.1', commit: 'c'.repeat(40), passed, commands },
    ...(lcov === undefined ? {} : { lcov }),
    ...{ sandbox: 'bubblewrap', milliseconds: 30 },
  };
}

/** A unified diff that adds these lines to one new file. */
export function diffAdding(path: string, lines: readonly string[]): string {
  const header = [`diff --git a/${path} b/${path}`, 'new file mode 100644', '--- /dev/null', `+++ b/${path}`];
  return [...header, `@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`), ''].join('\n');
}

/** A code host that knows one change: its diff, and the new files as far as the diff tells them. */
export function codeHostOf(diff: string): CodeHost {
  const texts = new Map(parseDiff(diff).map(({ path, added }) => [path, added.map(({ text }) => text).join('\n')]));
  return {
    diff: async () => diff,
    listFiles: async () => [...texts.keys()].map((path) => ({ path, size: 1, executable: false })),
    readFile: async (_repository: string, _commit: string, path: string) => new TextEncoder().encode(texts.get(path)),
  } as unknown as CodeHost;
}

/** lcov of one file: the hits of its lines from 1 on. */
export function lcovOf(path: string, hits: readonly number[]): string {
  return [`SF:${path}`, ...hits.map((count, index) => `DA:${index + 1},${count}`), 'end_of_record', ''].join('\n');
}
