import { createBus, type Bus } from './bus/bus';
import { busMount } from './bus/bus-api';
import { createBusStore } from './bus/bus-store';
import { createPace, type Pace } from './core/pace';
import type { LoadedFunction, Runtime } from './core/runtime';
import type { DurableEngine, EngineClock } from './durable/api';
import { createEngine } from './durable/engine';
import { systemClock } from './durable/system-clock';
import { hostModules } from './host-modules';
import { loadAccessKeys, type AccessKeys } from './http/access-keys';
import { createEndpoints } from './http/endpoints';
import { createClientPayload } from './http/management/links';
import { createRpcMount } from './http/management/rpc-mount';
import { listen, type HttpServer } from './http/server';
import { createRetention, type Retention } from './maintenance/retention';
import { createBrokers, type Brokers } from './service-bus/brokers';
import { readAppSettings, type AppSettings } from './settings/app-settings';
import { openDataFolder } from './settings/data-folder';
import { toEngineLog, toEngineOptions } from './settings/engine-options';
import { createHostLog, describeError, type HostLog } from './settings/host-log';
import { readLocalOptions, type LocalOptions } from './settings/local-options';
import type { Database } from './store/database';
import { StoreError } from './store/store-error';
import { loadAppFunctions, resolveFromEnvironment } from './triggers/app-functions';
import { enabledFunctions } from './triggers/enabled-functions';
import { logDurableCalls } from './triggers/durable-log';
import type { FunctionInvoker } from './triggers/function-invoker';
import { prepareTriggers } from './triggers/start-triggers';
import { limitActivities } from './triggers/time-limit';
import { createTimerStore } from './triggers/timer-store';
import type { TimerTrigger } from './triggers/timer-trigger';

export interface HostOptions {
  /** The app's folder: package.json with `main`, host.json, local.settings.json. */
  readonly appDir: string;
  /** Everything durable; one host at a time. Made when missing. */
  readonly dataDir: string;
  /** 0: any free port. */
  readonly port: number;
  readonly address?: string;
  /** The machine's clock when not given. */
  readonly clock?: EngineClock;
  /** Set in `process.env` before the app is loaded, over what is there. */
  readonly env?: Readonly<Record<string, string>>;
  /** Takes the log's lines; standard output when not given. */
  readonly log?: (text: string) => void;
}

export interface Host {
  readonly url: string;
  readonly engine: DurableEngine;
  readonly bus: Bus;
  readonly keys: AccessKeys;
  /** Resolves when the store gave up (disk full, file damaged): nothing is taken any more, the process should end. */
  readonly failed: Promise<Error>;
  /** Prometheus text; also at `/admin/metrics`. */
  metrics(): string;
  /** Ends triggers, lets running work end, closes the store: at most 5 seconds. Work cut off runs again at the next start. */
  stop(): Promise<void>;
}

interface Parts {
  readonly log: HostLog;
  readonly server: HttpServer;
  readonly db: Database;
  readonly keys: AccessKeys;
  readonly settings: AppSettings;
  readonly local: LocalOptions;
  readonly clock: EngineClock;
}

const drainMs = 3000;
const leaveMs = 1200;

/**
 * Hosts the app of a folder in this process: one app per process, once. Rejects with a message that names what is wrong
 * (settings, port, data folder, a function this host cannot serve) and what to do; nothing is left open then.
 *
 * The app finds in its environment `WEBSITE_HOSTNAME`, and for sending to queues and topics over the Service Bus REST
 * protocol `LOCAL_SERVICEBUS_URL` (`POST {url}/{entity}/messages`) and `LOCAL_SERVICEBUS_KEY` (bearer token).
 */
export async function createHost(options: HostOptions): Promise<Host> {
  Object.assign(process.env, options.env);
  const settings = readAppSettings(options.appDir, process.env);
  for (const [name, value] of Object.entries(settings.values)) process.env[name] ??= value;
  const local = readLocalOptions(process.env);
  const write = options.log ?? ((text: string) => void process.stdout.write(text));
  const log = createHostLog({ levels: settings.host.logLevels, format: local.logFormat, write });
  const db = await openDataFolder(options.dataDir, hostModules);
  let server: HttpServer | undefined;
  try {
    const keys = loadAccessKeys(options.dataDir);
    server = await listen(options.address ?? '127.0.0.1', options.port);
    return await startHost(options, { log, server, db, keys, settings, local, clock: options.clock ?? systemClock() });
  } catch (error) {
    await server?.close(0);
    await db.close();
    log.flush();
    throw error;
  }
}

async function startHost(options: HostOptions, parts: Parts): Promise<Host> {
  const { server, keys, settings, local, clock, log, db } = parts;
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<Error>((resolve) => (fail = resolve));
  const onError = (message: string, error: unknown): void => {
    log({ level: 'error', category: 'Host.General', message: `${message}: ${describeError(error)}` });
    if (error instanceof StoreError && error.code === 'failed') fail(error);
  };
  const pace = createPace();
  const bus = createBus({ store: createBusStore(db), clock, ...local.bus, pace, onError });
  const brokers = createBrokers({ bus, settings: settings.host.serviceBus, env: process.env, onError });
  const links = { hubName: settings.host.durable.hubName, durableKey: keys.durable };
  const rpc = createRpcMount(local.requireKeys);
  const { runtime, invoker } = await loadAppFunctions({
    appDir: options.appDir,
    env: {
      WEBSITE_HOSTNAME: server.authority,
      LOCAL_SERVICEBUS_URL: server.loopUrl + busMount,
      LOCAL_SERVICEBUS_KEY: keys.bus,
    },
    brokers,
    clientPayload: createClientPayload({ ...links, origin: server.url }, (trace) => rpc.baseUrl(server.loopUrl, trace)),
    functionTimeoutMs: settings.host.functionTimeoutMs,
    log,
  });
  const { routes, timers } = prepareTriggers({
    functions: enabledFunctions(runtime.functions, process.env),
    brokers,
    timerStore: createTimerStore(db),
    invoker,
    clock,
    log,
    serviceBus: settings.host.serviceBus,
    resolve: resolveFromEnvironment,
  });
  const engine = createEngine({
    db,
    runtime: logDurableCalls(limitActivities(runtime, settings.host.functionTimeoutMs), log),
    clock,
    ...toEngineOptions(settings.host.durable),
    pace,
    log: toEngineLog(log),
    onFailure: fail,
  });
  let stopping: Promise<void> | undefined;
  const { handler, metrics } = createEndpoints({
    ...{ server, runtime, routes, invoker, engine, bus, keys, links, pace, onError },
    routePrefix: settings.host.routePrefix,
    requireKeys: local.requireKeys,
    rpcPath: rpc.path,
    isStopping: () => stopping !== undefined,
  });
  await engine.start();
  server.handle(handler);
  brokers.start();
  for (const timer of timers) timer.start();
  const retention = createRetention({ engine, db, clock, keepMs: local.retentionMs, log, onError });
  announce(log, server, runtime);
  return {
    url: server.url,
    engine,
    bus,
    keys,
    failed,
    metrics,
    stop: () => (stopping ??= stopHost({ ...parts, pace, runtime, engine, brokers, timers, invoker, retention })),
  };
}

function announce(log: HostLog, server: HttpServer, runtime: Runtime): void {
  const enabled = enabledFunctions(runtime.functions, process.env);
  const mark = (each: LoadedFunction): string => (enabled.includes(each) ? each.trigger.type : 'disabled');
  const names = runtime.functions.map((each) => `${each.name} (${mark(each)})`).join(', ');
  const message = `Host is up at ${server.url} with ${runtime.functions.length} functions: ${names}`;
  log({ level: 'information', category: 'Host.Startup', message });
}

/** The client's calls stay served while triggers drain: a function that is ending may still start or signal something. */
async function stopHost(
  parts: Parts & {
    readonly pace: Pace;
    readonly runtime: Runtime;
    readonly engine: DurableEngine;
    readonly brokers: Brokers;
    readonly timers: readonly TimerTrigger[];
    readonly invoker: FunctionInvoker;
    readonly retention: Retention;
  },
): Promise<void> {
  const { log, brokers, timers, invoker, engine, server, runtime, db } = parts;
  log({ level: 'information', category: 'Host.Shutdown', message: 'Stopping: no new work is taken.' });
  parts.retention.stop();
  parts.pace.stop();
  await within(drainMs, Promise.all([brokers.stop(drainMs), ...timers.map((timer) => timer.stop()), invoker.idle()]));
  await Promise.all([engine.stop(leaveMs), server.close(leaveMs)]);
  await within(300, runtime.stop());
  await db.close();
  log({ level: 'information', category: 'Host.Shutdown', message: 'Stopped.' });
  log.flush();
}

async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
  await Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
