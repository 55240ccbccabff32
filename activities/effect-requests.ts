import { roles } from '../agents/roles';
import type { EffectContracts, EffectName } from '../contracts/activities';
import type { RunSnapshot } from '../contracts/run';
import type { AgentSessionInput } from '../contracts/stages';
import { microUsd } from '../domain/money';
import { checkPath } from '../domain/paths';
import type { AgentQuestion } from '../domain/policy/recorded';
import type { PolicyEntity } from '../domain/policy/request';
import type { Ports } from '../ports';
import type { RunRecord } from '../ports/run-index';
import { approvalFacts } from './approval-facts';
import { changeFacts } from './change-size';
import { loadJson } from './documents';
import { renderedPipeline } from './rendered-pipeline';
import { toolRequests } from './tool-requests';

export type RequestPorts = Pick<Ports, 'artifacts' | 'code' | 'ledger' | 'model' | 'policy' | 'runs' | 'turns'>;

/** What is asked before an effect; the run comes from the stores. */
export type EffectQuestion = Omit<AgentQuestion, 'run' | 'gate'>;

type BuildQuestion<N extends EffectName> = (
  ports: RequestPorts,
  input: EffectContracts[N]['input'],
  record: RunRecord | undefined,
) => EffectQuestion | Promise<EffectQuestion>;

type Asked = EffectQuestion['asked'][number];

/** What each effect asks of the rules. Facts come from the stores, never from what a model says about itself. */
export const effectQuestions: { readonly [N in EffectName]: BuildQuestion<N> } = {
  ensureBranch: (_ports, { run }) => delivery({ action: 'createBranch', resource: repositoryOf(run), context: {} }),
  ensurePullRequest: (_ports, { run }) =>
    delivery({ action: 'openPullRequest', resource: repositoryOf(run), context: {} }),
  publishReport: (_ports, { run }) => delivery({ action: 'comment', resource: repositoryOf(run), context: {} }),
  startCheck: (_ports, { run, purpose }) => {
    const context = { purpose, network: run.commands.install !== undefined };
    return delivery({ action: 'runCheck', resource: repositoryOf(run), context });
  },
  async takeModelTurn(ports, { tenant, session, reservedMicroUsd = 0, runLimitMicroUsd, runId }) {
    const { costMicroUsd: spent } = await ports.ledger.totals({ runId });
    const { budget, runLimitUsd } = session.run.policy;
    const limit = runLimitMicroUsd ?? microUsd(budget?.runUsd ?? runLimitUsd);
    const model = entity('Model', ports.model.name, { tenant, name: ports.model.name });
    return agent(session, [
      { action: 'callModel', resource: model, context: { dataClass: session.run.policy.data?.class ?? 'internal' } },
      { action: 'spend', resource: runOf(session.run), context: { spent, reserved: reservedMicroUsd, limit } },
    ]);
  },
  runTools: async (ports, input) =>
    agent(input.session, await toolRequests(ports, input, repositoryOf(input.session.run))),
  async commitChange(ports, { run, workspace, expectedHead }) {
    const change = await changeFacts(ports, run, expectedHead, workspace);
    const { allowedPaths: allowed, restrictedPaths: restricted } = run.policy;
    const files = await loadJson<Readonly<Record<string, string | null>>>(ports.artifacts, workspace);
    const rendered = await renderedPipeline(ports, run, expectedHead, files);
    const edits = change.paths.map((path): Asked => {
      const verdict = path === rendered ? ({ kind: 'allowed' } as const) : checkPath(path, { allowed, restricted });
      const context = {
        allowed: verdict.kind === 'allowed',
        restricted: verdict.kind === 'refused' && verdict.code !== 'not_allowed',
      };
      return { action: 'editPath', resource: pathOf(run, path), context };
    });
    const size: Asked = {
      action: 'changeSize',
      resource: repositoryOf(run),
      context: { files: change.paths.length, lines: change.lines },
    };
    return { role: 'coder', tools: roles.coder.capabilities.tools, asked: [...edits, size] };
  },
  async mergePullRequest(ports, { run }, record) {
    const { merge: method, allowDirectPush: directPushAllowed } = run.policy;
    const context = { ...(await approvalFacts(ports, run.runId, record)), method, directPushAllowed };
    return delivery({ action: 'merge', resource: repositoryOf(run), context });
  },
  startDeployment: (ports, { run }, record) => deployment(ports, run, record, 'start'),
  shiftTraffic: (ports, { run }, record) => deployment(ports, run, record, 'promote'),
  promoteDeployment: (ports, { run }, record) => deployment(ports, run, record, 'promote'),
  completeDeployment: (ports, { run }, record) => deployment(ports, run, record, 'complete'),
  rollBackDeployment: (_ports, { run }) => delivery({ action: 'rollBack', resource: environmentOf(run), context: {} }),
  revertMerge: (_ports, { run }) => delivery({ action: 'rollBack', resource: environmentOf(run), context: {} }),
  startPart: (_ports, { tenant, project }) => triage(tenant, project, 'startRun'),
  startHotfix: (_ports, { tenant, project }) => triage(tenant, project, 'startRun'),
  fileBacklogItem: (_ports, { tenant, project }) => triage(tenant, project, 'fileWorkItem'),
};

async function deployment(
  ports: RequestPorts,
  run: RunSnapshot,
  record: RunRecord | undefined,
  phase: 'start' | 'promote' | 'complete',
): Promise<EffectQuestion> {
  const context = { ...(await approvalFacts(ports, run.runId, record)), phase };
  return delivery({ action: 'deploy', resource: environmentOf(run), context });
}

function delivery(asked: Asked): EffectQuestion {
  return { role: 'delivery', tools: [], asked: [asked] };
}

function agent({ role }: AgentSessionInput, asked: readonly Asked[]): EffectQuestion {
  return { role, tools: roles[role].capabilities.tools, asked };
}

function triage(tenant: string, project: string, action: 'startRun' | 'fileWorkItem'): EffectQuestion {
  const resource = entity('Repository', `${tenant}/${project}`, { tenant, name: project });
  return { role: 'triage', tools: [], asked: [{ action, resource, context: {} }] };
}

function repositoryOf({ tenant, repository }: RunSnapshot): PolicyEntity {
  return entity('Repository', repository.repository, { tenant, name: repository.repository });
}

export function pathOf({ tenant, repository }: RunSnapshot, path: string): PolicyEntity {
  const { repository: name } = repository;
  return entity('Path', `${name}/${path}`, { tenant, repository: name, path });
}

function environmentOf({ tenant, project }: RunSnapshot): PolicyEntity {
  return entity('Environment', `${tenant}/${project}/production`, { tenant, project, name: 'production' });
}

/** The resource of spending. Its other attributes come with the request's own run, which is the same entity. */
function runOf({ runId }: RunSnapshot): PolicyEntity {
  return entity('Run', runId, {});
}

function entity(type: PolicyEntity['type'], id: string, attributes: PolicyEntity['attributes']): PolicyEntity {
  return { type, id, attributes };
}
