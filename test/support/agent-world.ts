import type { RunSnapshot } from '../../contracts/run';
import type { AgentRole, AgentSessionInput } from '../../contracts/stages';
import { agentSessionId } from '../../domain/ids';
import { defaultRunPolicy } from '../../domain/policy';
import type { CodeHost } from '../../ports/code-host';
import type { LanguageModel, ModelReply, ModelRequest, ToolCall } from '../../ports/language-model';
import type { Ledger, LedgerEntry } from '../../ports/ledger';
import type { WorkItem } from '../../ports/work-tracker';
import { createMemoryArtifacts } from './memory-artifacts';
import { createMemoryTurns } from './memory-turns';

export const runId = 'acme.shop.42.1';

export function buildRun(changes: Partial<RunSnapshot> = {}): RunSnapshot {
  return {
    runId,
    tenant: 'acme',
    project: 'shop',
    workItem: '42',
    title: 'Show prices',
    requester: 'dev',
    repository: { repository: 'shop', defaultBranch: 'main' },
    entry: 'PLANNING',
    priority: 2,
    baseCommit: 'a'.repeat(40),
    branch: 'stellwerk/42-1',
    policy: { ...defaultRunPolicy, allowedPaths: ['src/', 'test/', 'README.md'] },
    commands: { test: 'true' },
    ...changes,
  };
}

export function buildSession(role: AgentRole, changes: Partial<AgentSessionInput> = {}): AgentSessionInput {
  const stage = { planner: 'plan', coder: 'code', tester: 'test', triager: 'triage' }[
    role
  ] as AgentSessionInput['stage'];
  const run = changes.run ?? buildRun();
  return { run, stage, visit: 1, role, session: 1, commit: run.baseCommit, inputs: {}, maxTurns: 10, ...changes };
}

/** Input of both activities for one turn of a session. */
export function turnOf(session: AgentSessionInput, turn: number) {
  const stageInstance = `${session.run.runId}.${session.stage}.${session.visit}`;
  const sessionId = agentSessionId(stageInstance, session.role, session.session);
  const { runId: run, tenant } = session.run;
  return { runId: run, tenant, session, sessionId, turn, operationKey: `${sessionId}/turn/${turn}` };
}

export function reply(changes: Partial<Extract<ModelReply, { kind: 'reply' }>> = {}): ModelReply {
  const usage = { inputTokens: 1_000, cachedInputTokens: 0, outputTokens: 100 };
  const toolCalls = changes.toolCalls ?? [];
  return {
    kind: 'reply',
    model: 'fake',
    text: '',
    toolCalls,
    finish: toolCalls.length > 0 ? 'tools' : 'stop',
    usage,
    ...changes,
  };
}

export function call(name: string, given: unknown, id = `${name}-1`): ToolCall {
  return { id, name, argumentsJson: typeof given === 'string' ? given : JSON.stringify(given) };
}

/** Ports of the harness on memory: files of one commit, a model that says what it is told, and everything it was asked. */
export function createAgentWorld(options: {
  readonly files?: Readonly<Record<string, string>>;
  readonly replies?: readonly ModelReply[];
  readonly model?: LanguageModel;
  readonly ticket?: Partial<WorkItem>;
}) {
  const asked: ModelRequest[] = [];
  const remaining = [...(options.replies ?? [])];
  const model: LanguageModel = options.model ?? {
    name: 'fake',
    async turn(request) {
      asked.push(request);
      const next = remaining.shift();
      if (!next) throw new Error('the model was asked once too often');
      return next;
    },
  };
  const ports = {
    artifacts: createMemoryArtifacts(),
    turns: createMemoryTurns(),
    ledger: createMemoryLedger(),
    model,
    prices: { prices: async () => ({ models: { fake: { input: 1, output: 10 }, scripted: { free: true as const } } }) },
    clock: { now: () => new Date('2026-11-20T08:00:00.000Z') },
    code: createFrozenCode(options.files ?? {}),
    work: {
      get: async () => ({
        title: 'Show prices',
        type: 'User Story',
        description: '',
        acceptanceCriteria: [],
        ...options.ticket,
      }),
    },
  };
  return { asked, ports: ports as unknown as typeof ports & { work: never } };
}

function createMemoryLedger(): Ledger & { readonly entries: Map<string, LedgerEntry> } {
  const entries = new Map<string, LedgerEntry>();
  const sum = (field: 'inputTokens' | 'outputTokens' | 'costMicroUsd') =>
    [...entries.values()].reduce((total, entry) => total + entry[field], 0);
  return {
    entries,
    async record(entry) {
      const isNew = !entries.has(entry.key);
      if (isNew) entries.set(entry.key, entry);
      return isNew;
    },
    totals: async () => ({
      entries: entries.size,
      inputTokens: sum('inputTokens'),
      outputTokens: sum('outputTokens'),
      costMicroUsd: sum('costMicroUsd'),
    }),
    list: async () => [...entries.values()],
    summarise: () => Promise.reject(new Error('No turn asks for a report.')),
  };
}

function createFrozenCode(files: Readonly<Record<string, string>>): CodeHost {
  const paths = Object.keys(files);
  const host: Partial<CodeHost> = {
    listFiles: async () =>
      paths.map((path) => ({ path, size: Buffer.byteLength(files[path] ?? ''), executable: false })),
    readFile: async (_repository, _commit, path) => {
      const text = files[path];
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    search: async (_repository, _commit, text, limit) =>
      paths
        .flatMap((path) =>
          (files[path] ?? '').split('\n').map((line, index) => ({ path, line: index + 1, text: line })),
        )
        .filter((line) => line.text.includes(text))
        .slice(0, limit),
  };
  return host as CodeHost;
}

export async function putSpec(
  artifacts: { put(tenant: string, name: string, content: string): Promise<{ readonly uri: string }> },
  allowed: readonly string[],
  restricted: readonly string[] = [],
): Promise<string> {
  const spec = {
    $schema: 'https://schemas.stellwerk.dev/code_gen_spec.v1.0.0.json',
    structured_specification: {},
    database_context: {},
    task_context: {
      intent: 'Show prices',
      scope: { allowed_files: allowed, restricted_files: restricted },
      acceptance_criteria: ['prices are shown'],
    },
    system_context: {},
  };
  return (await artifacts.put('acme', 'code_gen_spec', JSON.stringify(spec))).uri;
}
