import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProjectBody, ProjectView } from '../../contracts/api';
import type { ApiClient } from '../api-client';
import { failure } from '../failure';
import { homeTenant } from '../identities';
import { listRuns } from '../run-api';
import type { AdoEmulatorProcess } from './ado-emulator';
import { ensureSampleRepository } from './sample-repository';
import type { Sample } from './sample';

/** Makes this machine's tenant unless it is there; answers the password of its service hook, told to administrators only. */
export async function ensureHomeTenant(api: ApiClient): Promise<string> {
  const body = { tenant: homeTenant, displayName: 'This machine' };
  const { hookSecret } = await api.post<{ readonly hookSecret: string }>('/v1/tenants', body);
  return hookSecret;
}

const startsWithinMs = 20_000;
const askEveryMs = 150;

export interface FiledSample {
  readonly project: string;
  /** Undefined: the ticket had been filed by an earlier start. */
  readonly runId: string | undefined;
}

type Hook = Parameters<AdoEmulatorProcess['sendEventsTo']>[0];

/**
 * Makes the sample's repository and project, and files its ticket as Azure DevOps would (or its emulator does), unless an earlier start
 * did. Every step is idempotent, the delivery by its event id: a start killed in between is simply done again.
 */
export async function ensureSampleFiled(
  api: ApiClient,
  data: string,
  sample: Sample,
  hookSecret: string,
  ado?: AdoEmulatorProcess,
): Promise<FiledSample> {
  const location = ado?.location ?? join(data, 'repos', sample.name);
  if (!ado) ensureSampleRepository(sample.files, location);
  const hook = { url: `${api.url}/api/hooks/ado/${homeTenant}`, user: 'azure-devops', password: hookSecret };
  ado?.sendEventsTo(hook);
  const body: ProjectBody = { tenant: homeTenant, project: sample.name, location, ado: sample.ado };
  const { project } = await api.post<ProjectView>('/v1/projects', body);
  const earlier = await listRuns(api, { tenant: homeTenant, project, limit: 1 });
  if (earlier.items.length > 0) return { project, runId: undefined };
  if (ado) await ado.startTicket();
  else await deliver(hook, sample.payload);
  return { project, runId: await untilStarted(api, project, sample.workItem) };
}

async function deliver({ url, user, password }: Hook, payload: Buffer): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
      'content-type': 'application/json; charset=utf-8',
    },
    body: new Uint8Array(payload),
  });
  if (response.status === 202) return;
  throw failure(
    'sample_failed',
    `The sample ticket was answered with ${response.status} in place of 202: ${await response.text()}`,
  );
}

async function untilStarted(api: ApiClient, project: string, workItem: string): Promise<string> {
  const until = Date.now() + startsWithinMs;
  while (Date.now() < until) {
    const { items } = await listRuns(api, { tenant: homeTenant, project, limit: 1 });
    const run = items[0];
    if (run !== undefined) return run.runId;
    await sleep(askEveryMs);
  }
  throw failure(
    'sample_failed',
    `The sample ticket ${workItem} was taken, but no run started within ${startsWithinMs / 1000} s.`,
    'The log of the host says why.',
  );
}
