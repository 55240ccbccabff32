import { mkdirSync, realpathSync } from 'node:fs';
import { AppError, isAppError } from '../../domain/errors';
import type { Deployer, DeployRequest, Migration, RunningVersion } from '../../ports/deployer';
import { buildVersion, runVersionCommand, type ExportTree } from './build-version';
import { openDeploymentStore, type Deployment } from './deployment-store';
import { createFrontDoors } from './front-doors';
import type { FrontProxy } from './front-proxy';
import { probeVersion } from './probe-version';
import { recover } from './recover';
import { lastLogLines } from './service-process';
import { createVersions, digestOf, refuseCommands } from './versions';

export interface LocalDeployConfig {
  /** SQLite file of all deployments, e.g. `<data>/deployments.db`; made when missing. */
  readonly databaseFile: string;
  /** Folder for deployed versions, one each, kept as long as a version may get traffic. */
  readonly folder: string;
  /** Search path of the project's commands. */
  readonly path: string;
  readonly exportTree: ExportTree;
  /** Addresses of projects are given out from this port on; default 7200. */
  readonly firstPort?: number;
  /** Time a version gets to end by itself before it is killed; default 3 s. */
  readonly graceMilliseconds?: number;
  /** For the install and the build command, each; default 10 minutes. */
  readonly buildTimeoutMilliseconds?: number;
}

export interface LocalDeployer extends Deployer {
  /** Resolves when addresses are open and live versions run again. Every other call waits for it. */
  readonly recovered: Promise<void>;
  /** Closes the addresses. Deployed processes keep running and are taken up again by the next host. */
  stop(): Promise<void>;
}

type Started = Awaited<ReturnType<Deployer['start']>>;

const drainMilliseconds = 5000;

/**
 * Deployer of this machine: every version is a process on a loopback port of its own, and each project has an HTTP address
 * that leads to its live version. Build commands and versions run with a clean environment, but without a sandbox.
 */
export function createLocalDeployer(config: LocalDeployConfig): LocalDeployer {
  mkdirSync(config.folder, { recursive: true });
  const folder = realpathSync(config.folder);
  const store = openDeploymentStore(config.databaseFile);
  const graceMilliseconds = config.graceMilliseconds ?? 3000;
  const versions = createVersions(store, { folder, path: config.path, graceMilliseconds });
  const doors = createFrontDoors(store, config.firstPort ?? 7200);
  const stopping = new AbortController();
  const starting = new Map<string, Promise<Started>>();
  const inTurn = createTurns();
  const recovered = recover(store, versions, doors, folder);
  recovered.catch(() => undefined); // each call reports it

  const get = (deployId: string): Deployment => {
    const found = store.find(deployId);
    if (!found) throw new AppError('not_found', `There is no deployment "${deployId}".`);
    return found;
  };
  const versionOf = (deployId: string | null): string | null =>
    deployId === null ? null : get(deployId).request.commit;
  const liveOf = ({ request }: Deployment): string | null => store.front(request.tenant, request.project)?.live ?? null;
  const turn = <T>({ request }: Deployment, work: () => Promise<T>): Promise<T> =>
    inTurn(`${request.tenant}/${request.project}`, work);

  const tools = () => ({
    exportTree: config.exportTree,
    path: config.path,
    timeoutMilliseconds: config.buildTimeoutMilliseconds ?? 600_000,
    signal: stopping.signal,
  });

  const fail = async (deployId: string, reason: string): Promise<Started> => {
    versions.endUnrecorded(deployId);
    await versions.end(deployId);
    store.setState(deployId, 'failed', reason);
    return { kind: 'failed', reason };
  };

  const startVersion = async (request: DeployRequest): Promise<Started> => {
    const { deployId } = request;
    const known = store.find(deployId);
    if (known && known.digest !== digestOf(request)) {
      throw new AppError('idempotency_conflict', `Deployment ${deployId} was started with another commit or commands.`);
    }
    if (known && known.state !== 'preparing') return startedBefore(known);
    if (!known) store.add(request, digestOf(request));
    const refused = refuseCommands(request);
    if (refused !== undefined) return fail(deployId, refused);
    await doors.ensure(request.tenant, request.project);
    const problem = await buildVersion(tools(), request, versions.folder(deployId)).catch((error: unknown) => {
      if (isAppError(error) && error.retryable) throw error;
      return `The version could not be prepared: ${error instanceof Error ? error.message : 'unknown'}`;
    });
    if (stopping.signal.aborted) throw new AppError('unavailable', `The host stopped while it built ${deployId}.`);
    if (problem !== undefined) return fail(deployId, problem);
    const { migrate } = request.commands;
    const migrated =
      migrate === undefined ? undefined : (store.migration(deployId) ?? (await migrateTo(request, migrate)));
    if (migrated?.status === 'failed') return { ...(await fail(deployId, migrated.detail)), migration: migrated };
    const port = await versions.launch(request);
    store.setState(deployId, 'started');
    return started(deployId, port);
  };

  const started = (deployId: string, port: number | null): Started => {
    const migration = store.migration(deployId);
    return { kind: 'started', candidateUrl: localUrl(port), ...(migration ? { migration } : {}) };
  };

  const startedBefore = async (known: Deployment): Promise<Started> => {
    const { deployId } = known.request;
    if (known.state === 'failed') {
      const migration = store.migration(deployId);
      return {
        kind: 'failed',
        reason: known.reason ?? 'It failed before.',
        ...(migration?.status === 'failed' ? { migration } : {}),
      };
    }
    if (known.state === 'ending' || known.state === 'ended') {
      return { kind: 'failed', reason: `Deployment ${deployId} has been ended. Deploy under a new id.` };
    }
    await versions.revive(deployId);
    return started(deployId, get(deployId).port);
  };

  const migrateTo = async ({ deployId }: DeployRequest, command: string): Promise<Migration> => {
    const { problem, tail } = await runVersionCommand(tools(), 'migrate', command, versions.folder(deployId));
    if (stopping.signal.aborted) throw new AppError('unavailable', `The host stopped while it migrated ${deployId}.`);
    const migration: Migration =
      problem === undefined ? { status: 'migrated', detail: tail.trim() } : { status: 'failed', detail: problem };
    store.setMigration(deployId, migration);
    return migration;
  };

  const running = (deployId: string | null, front: FrontProxy): RunningVersion | undefined => {
    const found = deployId === null ? undefined : store.find(deployId);
    if (!found || found.port === null || ['ending', 'ended', 'failed'].includes(found.state)) return undefined;
    // One that died still has its address: that nobody answers there is what has to be measured.
    return {
      version: found.request.commit,
      url: localUrl(found.port),
      ...(found.process && versions.isAlive(found) ? { processGroup: found.process.pid } : {}),
      served: front.served(found.port),
    };
  };

  const takeOut = async (deployment: Deployment, deployId: string): Promise<void> => {
    const { port } = get(deployId);
    const front = await doors.follow(deployment.request.tenant, deployment.request.project);
    if (port !== null) await front.drained(port, drainMilliseconds);
    await versions.end(deployId);
  };

  return {
    recovered,
    async start(request) {
      await recovered;
      const underWay = starting.get(request.deployId);
      if (underWay) return underWay;
      const begun = startVersion(request).finally(() => starting.delete(request.deployId));
      starting.set(request.deployId, begun);
      return begun;
    },
    async probe(deployId) {
      await recovered;
      const deployment = get(deployId);
      if (versions.isAlive(deployment) && deployment.port !== null) {
        return probeVersion(deployment.port, deployment.request.commands.healthPath ?? '/');
      }
      const log = await lastLogLines(versions.folder(deployId));
      return { healthy: false, detail: `The process of ${deployId} does not run. ${log && `It said: ${log}`}`.trim() };
    },
    async shift(deployId, weightPercent) {
      await recovered;
      const deployment = get(deployId);
      return turn(deployment, async () => {
        const { state, request } = get(deployId);
        if (state !== 'started') return { kind: 'failed', reason: `Deployment ${deployId} is ${state}.` };
        if (!versions.isAlive(deployment)) return { kind: 'failed', reason: `The process of ${deployId} has ended.` };
        store.setSplit(deployId, weightPercent);
        const front = await doors.follow(request.tenant, request.project);
        return { kind: 'shifted', url: localUrl(front.port), version: request.commit };
      });
    },
    async promote(deployId) {
      await recovered;
      const deployment = get(deployId);
      return turn(deployment, async () => {
        const { state, request } = get(deployId);
        const front = await doors.ensure(request.tenant, request.project);
        const promoted = { kind: 'promoted', url: localUrl(front.port), version: request.commit } as const;
        if (state === 'live') return promoted;
        if (state !== 'started') return { kind: 'failed', reason: `Deployment ${deployId} is ${state}.` };
        if (!versions.isAlive(deployment)) return { kind: 'failed', reason: `The process of ${deployId} has ended.` };
        store.promote(deployId);
        await doors.follow(request.tenant, request.project);
        return promoted;
      });
    },
    async rollBack(deployId) {
      await recovered;
      const deployment = get(deployId);
      return turn(deployment, async () => {
        const { state, previous } = get(deployId);
        if (state === 'ended' || state === 'failed') return { restored: versionOf(liveOf(deployment)) };
        if (state === 'live' && previous !== null) await versions.revive(previous);
        store.withdraw(deployId);
        await takeOut(deployment, deployId);
        return { restored: versionOf(liveOf(deployment)) };
      });
    },
    async complete(deployId) {
      await recovered;
      const deployment = get(deployId);
      await turn(deployment, async () => {
        const previous = store.releasePrevious(deployId);
        if (previous !== null) await takeOut(deployment, previous);
      });
    },
    async find(deployId) {
      await recovered;
      const found = store.find(deployId);
      if (!found || found.port === null) return undefined;
      const { tenant, project, commit } = found.request;
      const front = await doors.ensure(tenant, project);
      const candidate = running(deployId, front);
      const baseline = running(found.state === 'live' ? found.previous : liveOf(found), front);
      return {
        url: localUrl(front.port),
        candidateUrl: localUrl(found.port),
        version: commit,
        previousVersion: versionOf(found.previous),
        ...(candidate ? { candidate } : {}),
        ...(baseline ? { baseline } : {}),
      };
    },
    async stop() {
      stopping.abort();
      await recovered.catch(() => undefined);
      await Promise.allSettled(starting.values());
      await doors.close();
      store.close();
    },
  };
}

function localUrl(port: number | null): string {
  return `http://127.0.0.1:${port ?? 0}`;
}

/** One change of traffic at a time per project. */
function createTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    last.set(
      key,
      turn.catch(() => undefined),
    );
    return turn;
  };
}
