import { createBusApi } from '../bus/bus-api';
import type { Bus } from '../bus/bus';
import type { Pace } from '../core/pace';
import type { LoadedFunction, Runtime } from '../core/runtime';
import type { DurableEngine } from '../durable/api';
import type { FunctionInvoker } from '../triggers/function-invoker';
import type { AccessKeys } from './access-keys';
import { createFunctionEndpoint } from './function-endpoint';
import { createHistoryExport } from './history-export';
import { formatMetrics } from './host-metrics';
import { createLatencyHistogram } from './latency-histogram';
import type { LinkOptions } from './management/links';
import { createManagementApi } from './management/management-api';
import { createDispatcher } from './request-dispatcher';
import { createRouteTable, type HttpRoute } from './route-table';
import type { HttpServer, RequestHandler } from './server';

export interface EndpointOptions {
  readonly server: HttpServer;
  readonly runtime: Runtime;
  readonly routes: readonly HttpRoute<LoadedFunction>[];
  readonly routePrefix: string;
  readonly invoker: FunctionInvoker;
  readonly engine: DurableEngine;
  readonly bus: Bus;
  readonly keys: AccessKeys;
  readonly requireKeys: boolean;
  readonly links: LinkOptions;
  readonly rpcPath: string;
  readonly pace: Pace;
  readonly isStopping: () => boolean;
  readonly onError: (message: string, error: unknown) => void;
}

/** Everything the host answers over HTTP: functions, management API, bus, metrics. */
export function createEndpoints(options: EndpointOptions): {
  readonly handler: RequestHandler;
  readonly metrics: () => string;
} {
  const { server, runtime, invoker, engine, bus, links, onError } = options;
  const { authority } = server;
  const keys = options.requireKeys ? options.keys : undefined;
  const histogram = createLatencyHistogram();
  const metrics = (): string =>
    formatMetrics({
      http: histogram,
      queues: bus.depths(),
      engine: engine.metrics(),
      activeInvocations: invoker.active,
    });
  const streamUri = runtime.capabilities['HttpUri'];
  const handler = createDispatcher({
    functions: createFunctionEndpoint({
      routes: createRouteTable(options.routes, options.routePrefix),
      invoker,
      authority,
      keys,
      streamTarget: streamUri === undefined ? undefined : new URL(streamUri),
    }),
    management: createManagementApi({ engine, links, authority, onError }),
    bus: createBusApi({ bus, key: options.keys.bus, onError }),
    keys,
    rpcMount: options.rpcPath,
    metrics,
    histories: createHistoryExport({ engine, masterKey: options.keys.master }),
    histogram,
    pace: options.pace,
    isStopping: options.isStopping,
    onError,
  });
  return { handler, metrics };
}
