import { isEnded } from '../../domain/lifecycle';
import type { AuditRecord } from '../../ports/audit-log';
import type { ModelWorld } from './model-world';

const failedEnds = ['Failed', 'Terminated', 'Canceled'];

/** What must hold wherever a run stands; answers what does not. */
export async function brokenInvariants(world: ModelWorld): Promise<readonly string[]> {
  const run = await world.run();
  const audit = await world.audit.list(run.tenant, { limit: 10_000 });
  return [
    ...lifecycleProblems(audit, run.state),
    ...decisionProblems(world, audit),
    ...visitProblems(world),
    ...(await engineProblems(world)),
    ...(await waitProblems(world)),
    ...((await world.audit.verify(run.tenant)).intact ? [] : ['the audit chain is broken']),
  ];
}

/** From the audit trail alone: what moved where, and by which transition. */
export function lifecycleProblems(audit: readonly AuditRecord[], state: string): readonly string[] {
  const moves = audit.flatMap(({ kind, data }) => (kind === 'transition' && 'sequence' in data ? [data] : []));
  const problems: string[] = [];
  const first = moves[0]?.['from'];
  let at = typeof first === 'string' ? first : state;
  let isApproved = false;
  for (const [index, { transition, from, to, sequence }] of moves.entries()) {
    if (sequence !== index + 1) problems.push(`transition ${index + 1} has the number ${String(sequence)}`);
    if (from !== at) problems.push(`${String(transition)} starts in ${String(from)}, the run was in ${at}`);
    if (to === 'DEPLOYMENT' && transition !== 'T4') problems.push(`DEPLOYMENT was reached by ${String(transition)}`);
    if (to === 'PRODUCTION' && transition !== 'T5') problems.push(`PRODUCTION was reached by ${String(transition)}`);
    if (transition === 'T5' && !isApproved) problems.push('T5 without a T4 before it');
    // Whoever leaves DEPLOYMENT for anything but PRODUCTION needs a new approval to come back.
    isApproved = transition === 'T4' || (isApproved && (to === 'PRODUCTION' || transition === 'L2'));
    at = transition === 'L2' ? at : String(to);
  }
  if (at !== state) problems.push(`the audit trail ends in ${at}, the run shows ${state}`);
  if (state === 'DEPLOYMENT' && !isApproved) problems.push('in DEPLOYMENT without a T4');
  return problems;
}

/** Every approval that moved the run was made once, by somebody who may, and moved it once. */
function decisionProblems(world: ModelWorld, audit: readonly AuditRecord[]): readonly string[] {
  const moved = audit.flatMap(({ kind, data }) =>
    kind === 'transition' && (data['transition'] === 'T4' || data['transition'] === 'T5') ? [data['transition']] : [],
  );
  const decided = audit.filter(({ kind }) => kind === 'decision');
  const approvals = (gate: string) =>
    decided.filter(({ key, data }) => key.includes(`/decision/${gate}.`) && data['choice'] === 'approve');
  const used = world.inputs('recordTransition').flatMap((input) => {
    const { qaGateId, transition, sequence } = input as { qaGateId?: string; transition: string; sequence: number };
    return qaGateId === undefined ? [] : [{ qaGateId, move: `${transition} ${sequence}` }];
  });
  const movesOfGate = new Map<string, Set<string>>();
  for (const { qaGateId, move } of used) movesOfGate.set(qaGateId, (movesOfGate.get(qaGateId) ?? new Set()).add(move));
  const twice = [...movesOfGate].filter(([, moves]) => moves.size > 1).map(([gate]) => `${gate} moved the run twice`);
  const unauthorised = approvals('qa').filter(({ actor }) => actor !== 'qa');
  return [
    ...twice,
    ...(moved.filter((name) => name === 'T4').length > approvals('qa').length ? ['a T4 without its approval'] : []),
    ...unauthorised.map(({ actor }) => `${actor} approved at the quality gate`),
    ...approvals('deploy')
      .filter(({ actor }) => actor !== 'ops' && actor !== 'policy')
      .map(({ actor }) => `${actor} approved the deployment`),
  ];
}

/** A gate that is opened again is another visit; visits only grow. */
function visitProblems(world: ModelWorld): readonly string[] {
  const last = new Map<string, number>();
  return world.inputs('openGate').flatMap((input) => {
    const { gate, visit } = (input as { readonly request: { readonly gate: string; readonly visit: number } }).request;
    const before = last.get(gate) ?? 0;
    last.set(gate, Math.max(before, visit));
    return visit < before ? [`the ${gate} gate went back from visit ${before} to ${visit}`] : [];
  });
}

async function engineProblems(world: ModelWorld): Promise<readonly string[]> {
  const { items } = await world.host.engine.listInstances({ top: 1_000 });
  return items
    .filter(({ runtimeStatus }) => failedEnds.includes(runtimeStatus))
    .map(({ instanceId, runtimeStatus }) => `${instanceId} ended ${runtimeStatus} in the engine`);
}

/** A run has ended for good, or waits for something that its row names and that lives in the engine. */
async function waitProblems(world: ModelWorld): Promise<readonly string[]> {
  const run = await world.run();
  const { runtimeStatus } = await world.host.state(run.runId);
  if (isEnded(run.status) && run.waitingFor === null) {
    return runtimeStatus === 'Completed' ? [] : [`the run shows ${run.status}, its instance is ${runtimeStatus}`];
  }
  if (runtimeStatus !== 'Running') return [`the run shows ${run.status}, its instance is ${runtimeStatus}`];
  // A pause is shown from its control row, whatever the run was doing; something of its tree must wait for the end of it.
  if ((await world.runs.getControl(run.runId)) === 'pause') {
    const isHeld = run.waitingFor !== null || world.inputs('awaitControl').length > 0;
    return isHeld ? [] : ['paused, but nothing of it waits for the end of the pause'];
  }
  if (!run.waitingFor) return ['the run neither ends nor waits for anything'];
  const waiter = await world.host.state(run.waitingFor.instanceId).catch(() => undefined);
  return waiter?.runtimeStatus === 'Running' ? [] : [`it waits for ${run.waitingFor.instanceId}, which does not run`];
}
