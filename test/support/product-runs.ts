import { setTimeout as sleep } from 'node:timers/promises';
import type { EventView, Problem, ProjectBody, ProjectView, RunView, StartRunBody } from '../../contracts/api';
import type { Answer, Product } from './product-host';

export const tenant = 'local';

/** Makes the tenant; answers the password of its service hook. */
export async function ensureTenant(product: Product): Promise<string> {
  const made = await product.call<{ readonly hookSecret: string }>('admin', 'POST', '/v1/tenants', { tenant });
  return expectOk(made).hookSecret;
}

export async function registerProject(product: Product, body: ProjectBody): Promise<ProjectView> {
  return expectOk(await product.call<ProjectView>('dev', 'POST', '/v1/projects', { tenant, ...body }));
}

/** Files a ticket in the name of `dev`; answers the run's id. */
export async function fileTicket(product: Product, body: StartRunBody): Promise<string> {
  return expectOk(await product.call<{ readonly runId: string }>('dev', 'POST', '/v1/runs', { tenant, ...body })).runId;
}

export async function showRun(product: Product, runId: string): Promise<RunView> {
  return expectOk(await product.call<RunView>('admin', 'GET', `/v1/runs/${runId}`));
}

export async function eventsOf(product: Product, runId: string): Promise<readonly EventView[]> {
  const path = `/v1/runs/${runId}/events`;
  return expectOk(await product.call<{ readonly items: readonly EventView[] }>('admin', 'GET', path)).items;
}

export async function artifactOf<T>(product: Product, uri: string | undefined): Promise<T> {
  const [, , of, digest] = (uri ?? '').split('/');
  return expectOk(await product.call<T>('admin', 'GET', `/v1/artifacts/${of}/${digest}`));
}

/** A decision about what stands at the gate now, unless `given` names another subject. */
export async function decide(
  product: Product,
  runId: string,
  user: string,
  decision: 'approve' | 'reject',
  given: { readonly subject?: string; readonly comment?: string } = {},
): Promise<Answer<Problem & { readonly outcome?: string }>> {
  const { waitingFor } = await showRun(product, runId);
  const body = { decision, subject: waitingFor?.subject ?? 'none', ...given };
  return product.call(user, 'POST', `/v1/runs/${runId}/gates/${waitingFor?.gate ?? 'qa'}/decision`, body);
}

export async function control(
  product: Product,
  runId: string,
  action: 'pause' | 'resume' | 'cancel' | 'retry' | 'continue',
  user = 'dev',
): Promise<Answer<Problem>> {
  return product.call(user, 'POST', `/v1/runs/${runId}/${action}`, {});
}

/** Waits for the run; a run that can only stand still by now, or a host that stays away, fails with its story. */
export async function untilRun(
  product: Product,
  runId: string,
  wanted: (run: RunView) => boolean,
  limitMs = 60_000,
): Promise<RunView> {
  const until = Date.now() + limitMs;
  let last: RunView | undefined;
  for (;;) {
    last = await showRun(product, runId).catch(() => last);
    if (last !== undefined && wanted(last)) return last;
    const stuck = last !== undefined && (last.status === 'failed' || last.status === 'completed');
    if (stuck && last !== undefined && Date.now() - Date.parse(last.updatedAt) > 5000) throw await story(product, last);
    if (Date.now() > until) throw await story(product, last);
    await sleep(60);
  }
}

export const atGate =
  (gate: 'qa' | 'deploy', visit?: number) =>
  ({ waitingFor }: RunView): boolean =>
    waitingFor?.kind === 'gate' &&
    waitingFor.gate === gate &&
    (visit === undefined || waitingFor.gateId === `${gate}.${visit}`);

export const needsPerson = ({ waitingFor }: RunView): boolean => waitingFor?.kind === 'checkpoint';

export const isCompleted = ({ status, state, deployment }: RunView): boolean =>
  status === 'completed' && state === 'PRODUCTION' && deployment !== null;

export function expectOk<T>({ status, body }: Answer<T>): T {
  if (status >= 200 && status < 300) return body;
  throw new Error(`answered with ${status}: ${JSON.stringify(body)}`);
}

async function story(product: Product, run: RunView | undefined): Promise<Error> {
  if (run === undefined) return new Error(`The run was never seen. The host said:\n${product.output().slice(-3000)}`);
  const events = await eventsOf(product, run.runId).catch(() => []);
  const lines = events.map(({ at, kind, text }) => `  ${at} ${kind}: ${text}`);
  const { state, status, statusReason, waitingFor } = run;
  return new Error(
    `${run.runId} stays in ${state}, ${status} (${statusReason ?? 'no reason'}), waiting for ` +
      `${JSON.stringify(waitingFor)}:\n${lines.join('\n')}\n${product.output().slice(-2000)}`,
  );
}
