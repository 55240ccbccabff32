import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../api-client';
import { failure } from '../failure';
import { readUsers } from '../identities';
import { runsTable } from '../render/run-card';
import { listRuns } from '../run-api';
import { openSession, sameHost, type Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { startAdoEmulator, type AdoEmulatorProcess } from './ado-emulator';
import { startAzureEmulators, type AzureEmulators } from './azure-emulators';
import { byUrgency, showBoard } from './board';
import { checkDataFolder } from './check-data-folder';
import { checkPort } from './check-port';
import { ensureHomeTenant, ensureSampleFiled, type FiledSample } from './file-sample';
import { startHost, type RunningHost } from './host-process';
import { hostSettings } from './host-settings';
import { untilOrphanEnds } from './orphaned-host';
import { readSample, type Sample } from './sample';
import { listenForStop, type StopRequests } from './stop-signals';
import { voiceOf, type Voice } from './voice';

export interface StartOptions extends SharedOptions {
  readonly port: number;
  readonly sample: boolean;
  readonly model?: string;
  /** Where the sample's code and work items live. */
  readonly platform: 'local' | 'ado';
  /** Where records, artifacts and secrets are kept. */
  readonly services: 'local' | 'azure-emulators';
}

/** A person who pressed Ctrl-C has waited at most this long, the end of the processes included. */
const stopWithinMs = 4600;
const identitiesWithinMs = 5000;

/** What is shown: the sample, and the Azure DevOps it lives in, if it does. */
interface Show {
  readonly sample: Sample | undefined;
  readonly ado: AdoEmulatorProcess | undefined;
  readonly azure: AzureEmulators | undefined;
}

/** Serves until it is told to stop. Rejects when the host cannot start, or ends by itself. */
export async function start(terminal: Terminal, options: StartOptions): Promise<void> {
  const { data } = openSession(terminal, options);
  await untilOrphanEnds(data);
  await checkDataFolder(data);
  const port = await checkPort(options.port);
  const sample = options.sample ? readSample() : undefined;
  const ado = sample && options.platform === 'ado' ? await startAdoEmulator(data, sample) : undefined;
  const azure = options.services === 'azure-emulators' ? await startAzureEmulators(data) : undefined;
  const env = hostSettings(
    { ...terminal.env, ...ado?.settings, ...azure?.settings },
    { model: options.model, modelScript: sample?.modelScript },
  );
  const stop = listenForStop(process);
  try {
    const host = await startHost({ port, data, env, signal: stop.signal });
    await serveUntilStopped(openSession(terminal, options, host.url), host, { sample, ado, azure }, stop);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    ado?.stop();
    azure?.stop();
    stop.close();
  }
}

async function serveUntilStopped(session: Session, host: RunningHost, show: Show, stop: StopRequests): Promise<void> {
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  const over = new AbortController();
  const served = serve(session, host, show, AbortSignal.any([stop.signal, over.signal]));
  try {
    await Promise.race([served, endOf(host, stop), stopped]);
  } finally {
    over.abort();
    if (stop.signal.aborted) voiceOf(session).say('\nStopping. Everything is kept; continue with npm start.');
    void stop.insisted.then(() => host.kill());
    await host.stop(stopWithinMs);
  }
}

async function serve(
  session: Session,
  host: RunningHost,
  { sample, ado, azure }: Show,
  signal: AbortSignal,
): Promise<void> {
  const voice = voiceOf(session);
  const api = await administrator(session);
  announce(session, voice, host);
  if (ado) voice.say(`  ado      ${ado.url} (emulator)`);
  if (azure) announceAzure(voice, azure);
  const earlier = (await listRuns(api, { limit: 50 })).items;
  const hookSecret = await ensureHomeTenant(api);
  const filed = sample === undefined ? undefined : await ensureSampleFiled(api, session.data, sample, hookSecret, ado);
  if (filed?.runId !== undefined && sample !== undefined) announceSample(voice, sample, filed.runId);
  else showStanding(session, voice, earlier, filed, host.health.model);
  const tryPaths = sample?.tryPath === undefined ? {} : { [filed?.project ?? sample.name]: sample.tryPath };
  await showBoard(session, api, voice, { earlier, tryPaths }, signal);
}

async function endOf(host: RunningHost, stop: StopRequests): Promise<void> {
  const how = await host.ended;
  if (stop.signal.aborted) return;
  throw failure(
    'host_ended',
    `The host ended by itself (${how}).`,
    `Its log says why: ${host.logFile}. Everything is kept; continue with npm start.`,
  );
}

/** The host makes the identities when it first starts, maybe a moment after it answers. */
async function administrator(session: Session): Promise<ApiClient> {
  const until = Date.now() + identitiesWithinMs;
  for (;;) {
    const admin = readUsers(session.data).find((user) => user.roles.includes('admin'));
    if (admin !== undefined) return session.client(admin.user);
    if (Date.now() > until) throw failure('no_identity', `No administrator in ${session.data}/identities.json.`);
    await sleep(50);
  }
}

function announce(session: Session, voice: Voice, host: RunningHost): void {
  const { model = 'as configured', sandbox = 'as configured' } = host.health;
  voice.fact('ready', { url: host.url, pid: host.pid, data: session.data, ...host.health });
  voice.say(`${session.terminal.paint('bold', 'Stellwerk')} serves at ${host.url}`);
  voice.say(`  model    ${model}`);
  voice.say(`  sandbox  ${sandbox}`);
  voice.say(`  data     ${session.data}`);
  voice.aside('  Ctrl-C stops; npm start continues.');
}

function announceAzure(voice: Voice, { settings }: AzureEmulators): void {
  const shown = {
    cosmos: 'STELLWERK_COSMOS_ENDPOINT',
    bus: 'ServiceBusConnection__fullyQualifiedNamespace',
    blob: 'STELLWERK_BLOB_ENDPOINT',
    vault: 'STELLWERK_KEYVAULT_URL',
  };
  for (const [name, setting] of Object.entries(shown)) voice.say(`  ${name.padEnd(8)} ${settings[setting]} (emulator)`);
}

function announceSample(voice: Voice, sample: Sample, runId: string): void {
  voice.fact('filed', { runId, workItem: sample.workItem });
  voice.say(
    `\nAzure DevOps work item ${sample.workItem} "${sample.title}" was filed for ${sample.name}; it became ${runId}.\n`,
  );
}

/** What a later start shows: where everything stands, and how to go on. */
function showStanding(
  session: Session,
  voice: Voice,
  runs: Parameters<typeof runsTable>[0],
  filed: FiledSample | undefined,
  model: string | undefined,
): void {
  voice.fact('standing', { runs });
  voice.say('');
  if (runs.length === 0) voice.say('No runs yet.');
  else for (const line of runsTable([...runs].sort(byUrgency), session.terminal.paint)) voice.say(line);
  const repository = filed === undefined ? '<path>' : join(session.data, 'repos', filed.project);
  voice.say('\nFile the next ticket:');
  voice.say(`  npx stellwerk run --repo ${repository} --title '<what is to be done>'${sameHost(session)}`);
  if (model?.startsWith('scripted') === true) {
    voice.aside(
      '  The scripted model knows recorded tickets only: add --script <file>, or set STELLWERK_MODEL (.env.example).',
    );
  }
  voice.say('');
}
