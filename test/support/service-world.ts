import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { createCedarEngine } from '../../adapters/cedar/policy-engine';
import { createConsoleNotifier } from '../../adapters/console-notifier/notifier';
import { createStorePorts, openStore } from '../../adapters/sqlite';
import type { DurablePort, InstanceState } from '../../app/services/durable-port';
import type { EntityPort } from '../../app/services/entity-port';
import { emptyBudget } from '../../domain/budget';
import type { BudgetState } from '../../domain/budget';
import { applyOperation } from '../../entities/tenant-budget';
import { wireServices } from '../../functions/wire-services';
import type { Services } from '../../functions/wire-services';
import { artifactUri, parseArtifactUri } from '../../domain/ids';
import type { Ports } from '../../ports';
import type { ApprovalChannel } from '../../ports/approval-channels';
import type { Identity } from '../../ports/directory';
import type { OutgoingMessage } from '../../ports/message-bus';
import type { GateRecord } from '../../ports/run-index';

/** An engine that keeps what it was told. */
export interface FakeDurable extends DurablePort, EntityPort {
  readonly started: { readonly orchestrator: string; readonly instanceId: string; readonly input: object }[];
  readonly raised: { readonly instanceId: string; readonly event: string; readonly payload: object }[];
  readonly instances: Map<string, InstanceState>;
  /** Budgets by tenant, kept by the entity's own code. */
  readonly budgets: Map<string, BudgetState>;
  /** Next start fails, as a crash between allocation and start would. */
  failNextStart: boolean;
}

export interface ServiceWorld {
  readonly ports: Ports;
  readonly services: Services;
  readonly durable: FakeDurable;
  readonly sent: { readonly queue: string; readonly message: OutgoingMessage }[];
  readonly secrets: Map<string, readonly string[]>;
  /** Lines of the console's notifier. */
  readonly said: readonly string[];
  readonly clock: { current: Date };
  /** Authors of commits on every run's branch that are none of ours. */
  readonly pushers: { readonly name: string; readonly email: string }[];
  /** Makes the bus refuse everything. */
  readonly bus: { away: boolean };
  close(): void;
}

export const dev: Identity = { user: 'dev', displayName: 'Dev', tenant: 'acme', roles: ['dev', 'requester'] };
export const qa: Identity = { user: 'qa', displayName: 'QA', tenant: 'acme', roles: ['qa'] };
export const qa2: Identity = { user: 'qa2', displayName: 'QA 2', tenant: 'acme', roles: ['qa'] };
export const ops: Identity = { user: 'ops', displayName: 'Ops', tenant: 'acme', roles: ['ops'] };
export const admin: Identity = { user: 'admin', displayName: 'Admin', tenant: '*', roles: ['admin'] };
export const stranger: Identity = {
  user: 'eve',
  displayName: 'Eve',
  tenant: 'other',
  roles: ['dev', 'qa', 'ops', 'admin'],
};
export const people: readonly Identity[] = [dev, qa, qa2, ops, admin, stranger];

/** Use cases on the real stores in a folder of their own; everything outside the process is a stand-in. */
export async function createServiceWorld(options: { model?: string; localHost?: boolean } = {}): Promise<ServiceWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-services-'));
  const store = openStore(join(folder, 'store.db'));
  const clock = { current: new Date('2026-01-05T08:00:00.000Z') };
  const sent: ServiceWorld['sent'] = [];
  const secrets = new Map<string, readonly string[]>([['ado-hook-acme', ['s3cret', 'older-s3cret']]]);
  const bus = { away: false };
  const stores = createStorePorts(store, { clock: { now: () => clock.current } });
  const said: string[] = [];
  const pushers: { readonly name: string; readonly email: string }[] = [];
  const ports = {
    ...stores,
    policy: createCedarEngine(stores.policies),
    artifacts: memoryArtifacts(),
    clock: { now: () => clock.current },
    model: { name: options.model ?? 'scripted', turn: () => Promise.reject(new Error('no model')) },
    notifier: createConsoleNotifier({ log: (line) => said.push(line) }),
    directory: directory(),
    channels: { order: [] as ApprovalChannel[] },
    secrets: {
      get: async (name: string) => secrets.get(name) ?? [],
      ensure: async (name: string) => secrets.get(name)?.[0] ?? 'made',
      set: async (name: string, value: string) => void secrets.set(name, [value, ...(secrets.get(name) ?? [])]),
      retire: async (name: string) => void secrets.set(name, (secrets.get(name) ?? []).slice(0, 1)),
    },
    bus: {
      async send(queue: string, message: OutgoingMessage) {
        if (bus.away) throw new Error('connection refused');
        if (!sent.some((each) => each.message.messageId === message.messageId)) sent.push({ queue, message });
      },
    },
    code: {
      ensureRepository: async (_tenant: string, project: string) => ({ repository: project, defaultBranch: 'main' }),
      head: async () => 'b'.repeat(40),
      listForeignAuthors: async () => pushers,
      diff: async (repository: string, base: string, head: string) => `${repository} ${base}..${head}\n`,
    },
  } as unknown as Ports;
  const durable = createFakeDurable();
  const services = wireServices(
    ports,
    { version: '1.2.3', localHost: options.localHost ?? true, describeSandbox: async () => 'namespaces' },
    durable,
  );
  await ports.projects.ensureTenant({ tenant: 'acme', displayName: 'Acme' });
  await ports.projects.ensureTenant({ tenant: 'other', displayName: 'Other' });
  await ports.projects.ensureProject({
    tenant: 'acme',
    project: 'shop',
    repository: 'shop',
    defaultBranch: 'main',
    ado: { organization: 'acme-org', project: 'Web Shop', startTag: 'stellwerk', startStates: ['Approved'] },
  });
  function close(): void {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { ports, services, durable, said, sent, secrets, clock, bus, pushers, close };
}

/** A run of `dev` that waits at a gate, as the orchestrators leave it. */
export async function openGate(
  { ports, services }: Pick<ServiceWorld, 'ports' | 'services'>,
  gate: GateRecord['gate'] = 'qa',
  visit = 1,
  given?: { readonly runId: string },
): Promise<GateRecord> {
  const runId = given?.runId ?? (await services.fileTicket(dev, { title: 'Add greetings' })).runId;
  const gateId = `${gate}.${visit}`;
  const choices = gate === 'checkpoint' ? ['continue', 'repeat', 'pause'] : ['approve', 'reject'];
  const opened = await ports.runs.openGate({
    runId,
    gateId,
    tenant: 'acme',
    gate,
    instanceId: `${runId}.${gate}-gate.${visit}`,
    requester: 'dev',
    subject: subjectOf(visit),
    choices,
    openedAt: '2026-01-05T08:00:00.000Z',
    deadline: '2026-01-19T08:00:00.000Z',
  });
  const status = gate === 'checkpoint' ? 'failed' : 'waiting_for_confirmation';
  await ports.runs.recordProgress(runId, `open/${gateId}`, '2026-01-05T08:00:01.000Z', {
    status,
    waitingFor: {
      kind: gate === 'checkpoint' ? 'checkpoint' : 'gate',
      gate,
      gateId,
      subject: subjectOf(visit),
      since: '2026-01-05T08:00:01.000Z',
      instanceId: opened.instanceId,
    },
  });
  return opened;
}

export function subjectOf(visit: number): string {
  return String(visit % 10).repeat(64);
}

function createFakeDurable(): FakeDurable {
  const instances = new Map<string, InstanceState>();
  const budgets = new Map<string, BudgetState>();
  const durable: FakeDurable = {
    started: [],
    raised: [],
    instances,
    budgets,
    failNextStart: false,
    async start(orchestrator, instanceId, input) {
      if (durable.failNextStart) {
        durable.failNextStart = false;
        throw new Error('the host went away');
      }
      if (instances.has(instanceId)) return 'exists';
      instances.set(instanceId, 'active');
      durable.started.push({ orchestrator, instanceId, input });
      return 'started';
    },
    async raiseEvent(instanceId, event, payload) {
      durable.raised.push({ instanceId, event, payload });
      return instances.get(instanceId) === 'active' ? 'raised' : 'absent';
    },
    getStatus: async (instanceId) => instances.get(instanceId),
    readEntity: async (_entity, tenant) => budgets.get(tenant) as never,
    async signalEntity(_entity, tenant, operation, input) {
      budgets.set(tenant, applyOperation(budgets.get(tenant) ?? emptyBudget, operation, input).state);
    },
  };
  return durable;
}

function directory(): Ports['directory'] {
  return {
    authenticate: async (token) => people.find(({ user }) => token === `token-${user}`),
    find: async (user) => people.find((identity) => identity.user === user),
    listByGroup: async (tenant, group) =>
      people.filter(
        ({ groups = [], ...identity }) => groups.includes(group) && ['*', tenant].includes(identity.tenant),
      ),
    listByRole: async (tenant, role) =>
      people.filter((identity) => identity.roles.includes(role) && ['*', tenant].includes(identity.tenant)),
  };
}

function memoryArtifacts(): Ports['artifacts'] {
  const stored = new Map<string, { readonly name: string; readonly content: Uint8Array }>();
  return {
    async put(tenant, name, content) {
      const bytes = Buffer.from(content);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      stored.set(`${tenant}/${sha256}`, { name, content: bytes });
      return { uri: artifactUri({ tenant, sha256, name }), sha256, size: bytes.byteLength };
    },
    async get(uri) {
      const parts = parseArtifactUri(uri);
      const found = parts && stored.get(`${parts.tenant}/${parts.sha256}`);
      if (!found) throw new Error(`no artifact ${uri}`);
      return found.content;
    },
    find: async (tenant, sha256) => stored.get(`${tenant}/${sha256}`),
  };
}
