import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../env-file';
import { failure } from '../failure';
import { startEmulatorProcess } from './emulator-process';
import type { Sample } from './sample';
import { ensureSampleRepository } from './sample-repository';

/** An Azure DevOps of this machine, with the sample in it. */
export interface AdoEmulatorProcess {
  readonly url: string;
  /** What the host needs to work with it. */
  readonly settings: Environment;
  /** Where the sample's project finds its code. */
  readonly location: string;
  /** Sends the organization's events there from now on. */
  sendEventsTo(hook: { readonly url: string; readonly user: string; readonly password: string }): void;
  /** Does what a person does to start a run: adds the tag of the start rule. */
  startTicket(): Promise<void>;
  stop(): void;
}

/** Starts it in `<data>/ado-emulator`, where it goes on with what an earlier start left. It ends with this process. */
export async function startAdoEmulator(data: string, sample: Sample): Promise<AdoEmulatorProcess> {
  const { organization, project } = sample.ado;
  const folder = join(data, 'ado-emulator');
  const token = tokenIn(folder);
  const seed = join(data, 'repos', sample.name);
  ensureSampleRepository(sample.files, seed);
  const args = ['--folder', folder, '--organization', organization, '--token', token];
  const from = ['--repository', seed, '--name', sample.name, '--ticket', sample.payloadFile];
  const emulator = await startEmulatorProcess<{ readonly url: string }>({
    name: 'The emulator of Azure DevOps',
    program: 'ado-emulator.js',
    args: [...args, ...from],
  });
  const { url } = emulator.said;
  return {
    url,
    settings: {
      STELLWERK_ADO_ORGANIZATIONS: `${organization}=${url}`,
      STELLWERK_ADO_AUTH: 'pat',
      STELLWERK_ADO_PAT: token,
      STELLWERK_ADO_CHECKS: 'local',
    },
    location: `ado:${organization}/${project}/${sample.name}`,
    sendEventsTo: (hook) => emulator.send({ hook }),
    startTicket: () => addStartTag(url, `${token}-person`, sample),
    stop: emulator.stop,
  };
}

async function addStartTag(url: string, token: string, { ado, workItem }: Sample): Promise<void> {
  const change =
    ado.startTag === undefined
      ? { path: '/fields/System.State', value: ado.startStates?.[0] }
      : { path: '/fields/System.Tags', value: ado.startTag };
  const address = `${url}/${encodeURIComponent(ado.project)}/_apis/wit/workItems/${workItem}`;
  const response = await fetch(address, {
    method: 'PATCH',
    headers: {
      authorization: `Basic ${Buffer.from(`:${token}`).toString('base64')}`,
      'content-type': 'application/json-patch+json',
    },
    body: JSON.stringify([{ op: 'add', ...change }]),
  });
  if (response.ok) return;
  throw failure('sample_failed', `The emulator answered ${response.status} to the change of ticket ${workItem}.`);
}

/** Made once, so that the emulator and a host that runs on know it after a restart. */
function tokenIn(folder: string): string {
  const file = join(folder, 'token');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(folder, { recursive: true });
  const token = randomBytes(24).toString('hex');
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
}
