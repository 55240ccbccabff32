import type { DeployRequest, Migration } from '../../ports/deployer';
import { openOwnDatabase } from '../local-machine/own-database';
import type { ProcessMark } from '../local-machine/process-group';

/**
 * `preparing`: being checked out and built. `started`: runs beside the live version. `live`: has the traffic. `previous`: was
 * replaced and is kept for a roll back. `ending`: has lost the traffic and is being stopped. `ended`, `failed`: nothing runs.
 */
export type DeploymentState = 'preparing' | 'started' | 'live' | 'previous' | 'ending' | 'ended' | 'failed';

export interface Deployment {
  readonly request: DeployRequest;
  readonly state: DeploymentState;
  /** SHA-256 of commit and commands: tells a repeated start from another one under the same id. */
  readonly digest: string;
  readonly port: number | null;
  readonly process: ProcessMark | null;
  /** Why it failed. */
  readonly reason: string | null;
  /** Deployment that had the traffic before this one. */
  readonly previous: string | null;
}

export interface Front {
  readonly tenant: string;
  readonly project: string;
  readonly port: number;
  /** Deployment that has the traffic. */
  readonly live: string | null;
}

/** A candidate that has a share of the traffic beside the live version. */
export interface Split {
  readonly deployId: string;
  readonly weightPercent: number;
}

export interface DeploymentStore {
  add(request: DeployRequest, digest: string): void;
  find(deployId: string): Deployment | undefined;
  inState(...states: readonly DeploymentState[]): readonly Deployment[];
  setState(deployId: string, state: DeploymentState, reason?: string): void;
  setProcess(deployId: string, port: number, process: ProcessMark | null): void;
  /** Gives the deployment a share of the traffic; replaces the one that stood. */
  setSplit(deployId: string, weightPercent: number): void;
  split(tenant: string, project: string): Split | undefined;
  setMigration(deployId: string, migration: Migration): void;
  migration(deployId: string): Migration | undefined;
  /** Gives the traffic to the deployment; who had it becomes its `previous`. All or nothing. */
  promote(deployId: string): void;
  /** Takes the deployment out: it is `ending`, and whoever followed it follows its predecessor. All or nothing. */
  withdraw(deployId: string): void;
  /** Marks what was replaced by this one as `ending`; answers its id, or null when nothing waits to be ended. */
  releasePrevious(deployId: string): string | null;
  front(tenant: string, project: string): Front | undefined;
  fronts(): readonly Front[];
  setFrontPort(tenant: string, project: string, port: number): void;
  close(): void;
}

const layout = `
  CREATE TABLE IF NOT EXISTS deployments (
    deploy_id TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    digest TEXT NOT NULL,
    state TEXT NOT NULL,
    port INTEGER,
    pid INTEGER,
    process_start TEXT,
    reason TEXT,
    previous TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS deployments_by_state ON deployments (state);
  CREATE TABLE IF NOT EXISTS fronts (
    tenant TEXT NOT NULL,
    project TEXT NOT NULL,
    port INTEGER NOT NULL,
    live TEXT,
    PRIMARY KEY (tenant, project)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS splits (
    tenant TEXT NOT NULL,
    project TEXT NOT NULL,
    deploy_id TEXT NOT NULL,
    weight_percent INTEGER NOT NULL,
    PRIMARY KEY (tenant, project)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS migrations (
    deploy_id TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    detail TEXT NOT NULL
  ) STRICT;
`;

export function openDeploymentStore(file: string): DeploymentStore {
  const database = openOwnDatabase(file, layout);
  const sql = (text: string) => database.prepare(text);
  const insert = sql(`INSERT INTO deployments (deploy_id, request, digest, state) VALUES (?, ?, ?, 'preparing')`);
  const byId = sql('SELECT * FROM deployments WHERE deploy_id = ?');
  const byState = sql('SELECT * FROM deployments WHERE state = ? ORDER BY rowid');
  const setState = sql('UPDATE deployments SET state = ?, reason = ? WHERE deploy_id = ?');
  const setProcess = sql('UPDATE deployments SET port = ?, pid = ?, process_start = ? WHERE deploy_id = ?');
  const setPrevious = sql('UPDATE deployments SET previous = ? WHERE deploy_id = ?');
  const skip = sql('UPDATE deployments SET previous = ? WHERE previous = ?');
  const front = sql('SELECT * FROM fronts WHERE tenant = ? AND project = ?');
  const allFronts = sql('SELECT * FROM fronts');
  const setLive = sql('UPDATE fronts SET live = ? WHERE tenant = ? AND project = ?');
  const setPort = sql(
    `INSERT INTO fronts (tenant, project, port) VALUES (?, ?, ?)
     ON CONFLICT (tenant, project) DO UPDATE SET port = excluded.port`,
  );
  const putSplit = sql(
    `INSERT INTO splits (tenant, project, deploy_id, weight_percent) VALUES (?, ?, ?, ?)
     ON CONFLICT (tenant, project) DO UPDATE SET deploy_id = excluded.deploy_id, weight_percent = excluded.weight_percent`,
  );
  const splitOf = sql('SELECT deploy_id, weight_percent FROM splits WHERE tenant = ? AND project = ?');
  const endSplit = sql('DELETE FROM splits WHERE deploy_id = ?');
  const putMigration = sql('INSERT OR REPLACE INTO migrations (deploy_id, status, detail) VALUES (?, ?, ?)');
  const migrationOf = sql('SELECT status, detail FROM migrations WHERE deploy_id = ?');

  const find = (deployId: string): Deployment | undefined => {
    const row = byId.get(deployId);
    return row && readDeployment(row);
  };
  const frontOf = (tenant: string, project: string): Front | undefined => {
    const row = front.get(tenant, project);
    return row && readFront(row);
  };

  return {
    add: (request, digest) => void insert.run(request.deployId, JSON.stringify(request), digest),
    find,
    inState: (...states) => states.flatMap((state) => byState.all(state).map(readDeployment)),
    setState: (deployId, state, reason) => void setState.run(state, reason ?? null, deployId),
    setProcess: (deployId, port, process) =>
      void setProcess.run(port, process?.pid ?? null, process?.startedAt ?? null, deployId),
    setSplit(deployId, weightPercent) {
      const { tenant, project } = (find(deployId) as Deployment).request;
      putSplit.run(tenant, project, deployId, weightPercent);
    },
    split(tenant, project) {
      const row = splitOf.get(tenant, project);
      return row && { deployId: String(row['deploy_id']), weightPercent: Number(row['weight_percent']) };
    },
    setMigration: (deployId, { status, detail }) => void putMigration.run(deployId, status, detail),
    migration(deployId) {
      const row = migrationOf.get(deployId);
      return row && { status: row['status'] as Migration['status'], detail: String(row['detail']) };
    },
    promote: (deployId) =>
      database.transaction(() => {
        endSplit.run(deployId);
        const { tenant, project } = (find(deployId) as Deployment).request;
        const before = frontOf(tenant, project)?.live ?? null;
        setPrevious.run(before, deployId);
        if (before !== null) setState.run('previous', null, before);
        setState.run('live', null, deployId);
        setLive.run(deployId, tenant, project);
      }),
    withdraw: (deployId) =>
      database.transaction(() => {
        const { request, previous } = find(deployId) as Deployment;
        const { tenant, project } = request;
        endSplit.run(deployId);
        setState.run('ending', null, deployId);
        skip.run(previous, deployId);
        if (frontOf(tenant, project)?.live !== deployId) return;
        setLive.run(previous, tenant, project);
        if (previous !== null) setState.run('live', null, previous);
      }),
    releasePrevious: (deployId) =>
      database.transaction(() => {
        const previous = find(deployId)?.previous ?? null;
        if (previous === null || find(previous)?.state !== 'previous') return null;
        setState.run('ending', null, previous);
        setPrevious.run(null, deployId);
        return previous;
      }),
    front: frontOf,
    fronts: () => allFronts.all().map(readFront),
    setFrontPort: (tenant, project, port) => void setPort.run(tenant, project, port),
    close: () => database.close(),
  };
}

function readDeployment(row: Record<string, unknown>): Deployment {
  const { pid, process_start: startedAt, port } = row;
  return {
    request: JSON.parse(String(row['request'])) as DeployRequest,
    state: row['state'] as DeploymentState,
    digest: String(row['digest']),
    port: typeof port === 'number' ? port : null,
    process: typeof pid === 'number' && typeof startedAt === 'string' ? { pid, startedAt } : null,
    reason: textOrNull(row['reason']),
    previous: textOrNull(row['previous']),
  };
}

function readFront(row: Record<string, unknown>): Front {
  return {
    tenant: String(row['tenant']),
    project: String(row['project']),
    port: Number(row['port']),
    live: textOrNull(row['live']),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
