import type { IBuildApi } from 'azure-devops-node-api/BuildApi';
import type { ClientApiBase } from 'azure-devops-node-api/ClientApiBases';
import type { IGitApi } from 'azure-devops-node-api/GitApi';
import type { IPipelinesApi } from 'azure-devops-node-api/PipelinesApi';
import type { IPolicyApi } from 'azure-devops-node-api/PolicyApi';
import type { ITaskAgentApi } from 'azure-devops-node-api/TaskAgentApi';
import type { ITestApi } from 'azure-devops-node-api/TestApi';
import type { IWorkItemTrackingApi } from 'azure-devops-node-api/WorkItemTrackingApi';
import type { IRequestHandler } from 'azure-devops-node-api/interfaces/common/VsoBaseInterfaces';
import { AppError } from '../../domain/errors';
import type { AdoCredential } from './credential';
import { adoError } from './errors';
import { makePatient } from './patient-requests';
import { createThrottle, realTiming } from './throttle';
import type { Timing } from './throttle';

export interface AdoOrganization {
  readonly name: string;
  /** E.g. `https://dev.azure.com/contoso`. */
  readonly url: string;
  /** The only tenant whose projects may use it. Default: any. */
  readonly tenant?: string;
}

export interface AdoClientConfig {
  readonly organizations: readonly AdoOrganization[];
  readonly credential: AdoCredential;
  /** Requests at once per organization. Default 8. */
  readonly concurrency?: number;
  /** Of one request. Default 60 s. */
  readonly timeoutMilliseconds?: number;
  readonly timing?: Timing;
}

/** The vendor's clients of one organization; each is made at its first use. */
export interface AdoApis {
  git(): Promise<IGitApi>;
  work(): Promise<IWorkItemTrackingApi>;
  policy(): Promise<IPolicyApi>;
  build(): Promise<IBuildApi>;
  pipelines(): Promise<IPipelinesApi>;
  taskAgent(): Promise<ITaskAgentApi>;
  test(): Promise<ITestApi>;
  /** What the SDK has no client for: a path below the organization, e.g. `shop/_apis/pipelines/approvals?api-version=7.1`. */
  send<T>(verb: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T | null>;
}

export interface AdoClient {
  readonly organizations: readonly AdoOrganization[];
  /**
   * Every call of the service goes through here: it waits its turn and its failures become our errors. `what` completes
   * "did not …". A null answer means absent (404); a sign-in page has thrown `unauthenticated` before.
   */
  ask<T>(organization: string, what: string, call: (apis: AdoApis) => Promise<T>): Promise<T>;
  /** Throws `forbidden` when the organization is another tenant's. */
  requireAccess(tenant: string, organization: string): void;
  /** Id of the service's own identity in the organization. */
  me(organization: string): Promise<string>;
  readonly timing: Timing;
}

export function createAdoClient(config: AdoClientConfig): AdoClient {
  const { organizations, timing = realTiming } = config;
  const connections = new Map<string, Promise<Connection>>();

  function find(organization: string): AdoOrganization {
    const found = organizations.find(({ name }) => name.toLowerCase() === organization.toLowerCase());
    if (!found) throw unknownOrganization(organization);
    return found;
  }

  async function connectionOf(organization: string): Promise<Connection> {
    const known = connections.get(organization);
    if (known) return known;
    const made = connect(find(organization), config, timing);
    connections.set(organization, made);
    return made;
  }

  async function ask<T>(organization: string, what: string, call: (apis: AdoApis) => Promise<T>): Promise<T> {
    try {
      return await call((await connectionOf(organization)).apis);
    } catch (error) {
      throw adoError(error, organization, what);
    }
  }

  return {
    organizations,
    timing,
    ask,
    requireAccess(tenant, organization) {
      const owner = find(organization).tenant;
      if (owner === undefined || owner === tenant) return;
      throw new AppError('forbidden', `The Azure DevOps organization ${organization} is not one of tenant ${tenant}.`);
    },
    async me(organization) {
      const connection = await connectionOf(organization);
      connection.me ??= ask(organization, 'say who this service is', async (apis) => {
        const data = await apis.send<{ readonly authenticatedUser?: { readonly id?: string } }>(
          'GET',
          '_apis/connectionData',
        );
        return data?.authenticatedUser?.id ?? '';
      });
      connection.me.catch(() => delete connection.me);
      return connection.me;
    },
  };
}

interface Connection {
  readonly apis: AdoApis;
  me?: Promise<string>;
}

async function connect(organization: AdoOrganization, config: AdoClientConfig, timing: Timing): Promise<Connection> {
  const { WebApi } = await import('azure-devops-node-api');
  const { credential, concurrency = 8, timeoutMilliseconds = 60_000 } = config;
  let authorization = '';
  const handler: IRequestHandler = {
    prepareRequest: (options) => {
      options.headers = { ...options.headers, Authorization: authorization, 'X-TFS-FedAuthRedirect': 'Suppress' };
    },
    canHandleAuthentication: () => false,
    handleAuthentication: () => Promise.reject(new Error('not reached')),
  };
  const options = { socketTimeout: timeoutMilliseconds, keepAlive: true, allowRetries: false };
  const api = new WebApi(organization.url, handler, options, { productName: 'Stellwerk', productVersion: '1' });
  const context = {
    organization: organization.name,
    throttle: createThrottle(organization.name, timing, concurrency),
    timing,
    async authorize(fresh: boolean) {
      const before = authorization;
      authorization = await credential(organization.name, fresh);
      return authorization !== before;
    },
  };
  makePatient(api.rest.client, context);
  const locations = api.getLocationsApi.bind(api);
  api.getLocationsApi = async (...args) => patient(await locations(...args));
  const made = new Map<string, Promise<ClientApiBase>>();

  function patient<T extends ClientApiBase>(client: T): T {
    makePatient(client.rest.client, context);
    makePatient(client.http, context);
    return client;
  }

  /** A failed start is not remembered. */
  async function once<T extends ClientApiBase>(name: string, make: () => Promise<T>): Promise<T> {
    const known = made.get(name);
    if (known) return known as Promise<T>;
    const starting = make().then(patient);
    made.set(name, starting);
    starting.catch(() => made.delete(name));
    return starting;
  }

  return {
    apis: {
      git: () => once('git', () => api.getGitApi()),
      work: () => once('work', () => api.getWorkItemTrackingApi()),
      policy: () => once('policy', () => api.getPolicyApi()),
      build: () => once('build', () => api.getBuildApi()),
      pipelines: () => once('pipelines', () => api.getPipelinesApi()),
      taskAgent: () => once('taskAgent', () => api.getTaskAgentApi()),
      test: () => once('test', () => api.getTestApi()),
      async send<T>(verb: string, path: string, body?: unknown) {
        const url = `${organization.url}/${path}`;
        const content = body === undefined ? '' : JSON.stringify(body);
        const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
        const response = await api.rest.client.request(verb, url, content, headers);
        const status = response.message.statusCode ?? 0;
        const text = await response.readBody();
        if (status === 404) return null;
        if (status > 299) throw Object.assign(new Error(text.slice(0, 300)), { statusCode: status });
        return text === '' ? null : (JSON.parse(text) as T);
      },
    },
  };
}

function unknownOrganization(organization: string): AppError {
  return new AppError(
    'not_supported',
    `The Azure DevOps organization "${organization}" is not configured. Add it to STELLWERK_ADO_ORGANIZATIONS.`,
    { details: { organization } },
  );
}
