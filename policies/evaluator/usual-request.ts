import type { PolicyAction, PolicyEntity, PolicyRequest, PolicyValue } from '../../domain/policy/request';

type Attributes = Readonly<Record<string, PolicyValue>>;

/** How a test case differs from the usual request of its action. Attributes that are not named stay usual. */
export interface RequestChange {
  /** `person` makes the principal a person instead of an agent. */
  readonly principal?: Attributes;
  readonly by?: 'agent' | 'person';
  readonly run?: Attributes;
  readonly resource?: Attributes;
  readonly context?: Attributes;
  /** Names in the context that are to be absent. */
  readonly without?: readonly string[];
}

const run: Attributes = {
  ...{ tenant: 'acme', project: 'shop', requester: 'dev', state: 'CODING' },
  ...{ risk: 1, autonomy: 'stabilise' },
};
const runId = 'acme.shop.42.1';
const repository: Attributes = { tenant: 'acme', name: 'shop' };
const release: Attributes = { testsPassed: true, qaApproval: 'a'.repeat(64), approvedByPerson: true };

interface Usual {
  readonly role: string;
  readonly type: PolicyEntity['type'];
  readonly resource: Attributes;
  readonly context: Attributes;
}

const ofDelivery = { role: 'delivery', type: 'Repository', resource: repository, context: {} } as const;
const ofTriage = { ...ofDelivery, role: 'triage' } as const;

/** One harmless request per action, which the rules of the product allow. */
const usual: Readonly<Record<PolicyAction, Usual>> = {
  read: {
    ...{ role: 'coder', type: 'Path', context: {} },
    resource: { tenant: 'acme', repository: 'shop', path: 'src/cart.ts' },
  },
  editPath: {
    ...{ role: 'coder', type: 'Path', context: { allowed: true, restricted: false } },
    resource: { tenant: 'acme', repository: 'shop', path: 'src/cart.ts' },
  },
  changeSize: { role: 'coder', type: 'Repository', resource: repository, context: { files: 3, lines: 40 } },
  callTool: { role: 'coder', type: 'Tool', resource: { tenant: 'acme', name: 'read_file' }, context: {} },
  callModel: {
    ...{ role: 'coder', type: 'Model', context: { dataClass: 'internal' } },
    resource: { tenant: 'acme', name: 'scripted' },
  },
  spend: { role: 'coder', type: 'Run', resource: run, context: { spent: 100, reserved: 10, limit: 5_000_000 } },
  createBranch: ofDelivery,
  openPullRequest: ofDelivery,
  comment: ofDelivery,
  runCheck: { ...ofDelivery, context: { purpose: 'test', network: true } },
  merge: { ...ofDelivery, context: { ...release, method: 'pr', directPushAllowed: false } },
  deploy: { ...ofDelivery, type: 'Environment', resource: environment(), context: { ...release, phase: 'start' } },
  rollBack: { ...ofDelivery, type: 'Environment', resource: environment() },
  startRun: ofTriage,
  fileWorkItem: ofTriage,
  approve: { role: 'coder', type: 'Run', resource: run, context: { gate: 'qa', approves: true } },
};

/** The usual request of an action with a test case's changes. */
export function usualRequest(action: PolicyAction, change: RequestChange = {}): PolicyRequest {
  const { role, type, resource, context } = usual[action];
  const ofRun: PolicyEntity = { type: 'Run', id: runId, attributes: { ...run, ...change.run } };
  const isPerson = (change.by ?? (action === 'approve' ? 'person' : 'agent')) === 'person';
  const person: Attributes = { tenant: 'acme', user: 'qa', roles: ['qa'], groups: [] };
  const agent: Attributes = { tenant: 'acme', role, tools: ['read_file', 'edit_file'], run: { run: runId } };
  const attributes = { ...(isPerson ? person : agent), ...change.principal };
  const whole = Object.entries({ personApproved: false, ...context, ...change.context });
  return {
    principal: { type: isPerson ? 'Person' : 'Agent', id: isPerson ? 'person' : `${runId}/agent`, attributes },
    action,
    resource:
      type === 'Run'
        ? { ...ofRun, attributes: { ...ofRun.attributes, ...change.resource } }
        : { type, id: 'thing', attributes: { ...resource, ...change.resource } },
    ...(type === 'Run' ? {} : { run: ofRun }),
    context: Object.fromEntries(whole.filter(([name]) => change.without?.includes(name) !== true)),
  };
}

function environment(): Attributes {
  return { tenant: 'acme', project: 'shop', name: 'production' };
}
