import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly start: bigint;
  readonly end: bigint;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface ReceivedPoint {
  readonly metric: string;
  /** Sum, value or, of a histogram, the sum of what it holds. */
  readonly value: number;
  readonly count: number;
  readonly labels: Readonly<Record<string, unknown>>;
}

export interface OtlpInbox {
  /** One request of an exporter. */
  put(path: string, text: string): void;
  spans(): readonly ReceivedSpan[];
  /** The newest point of every series. */
  points(): readonly ReceivedPoint[];
  logs(): readonly { readonly body: unknown; readonly attributes: Readonly<Record<string, unknown>> }[];
  /** Every byte that came in. */
  text(): string;
}

export interface OtlpReceiver extends OtlpInbox {
  readonly url: string;
  close(): Promise<void>;
}

/** Takes what an OTLP exporter sends (HTTP, JSON) on a free loopback port. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const inbox = createOtlpInbox();
  const server = createServer((request, response) => {
    void read(request).then((text) => {
      inbox.put(request.url ?? '', text);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...inbox,
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Reads requests of OTLP in its JSON form. */
export function createOtlpInbox(): OtlpInbox {
  const bodies: { readonly path: string; readonly text: string }[] = [];
  const of = (path: string): Json[] =>
    bodies.filter((body) => body.path === path).map((body) => JSON.parse(body.text) as Json);

  return {
    put: (path, text) => void bodies.push({ path, text }),
    spans: () => of('/v1/traces').flatMap((body) => scoped(body, 'resourceSpans', 'scopeSpans', 'spans').map(spanOf)),
    points() {
      const newest = new Map<string, ReceivedPoint>();
      for (const body of of('/v1/metrics')) {
        for (const metric of scoped(body, 'resourceMetrics', 'scopeMetrics', 'metrics')) {
          for (const point of pointsOf(metric)) newest.set(`${point.metric} ${JSON.stringify(point.labels)}`, point);
        }
      }
      return [...newest.values()];
    },
    logs: () =>
      of('/v1/logs').flatMap((body) =>
        scoped(body, 'resourceLogs', 'scopeLogs', 'logRecords').map((record) => ({
          body: valueOf(record['body']),
          attributes: attributesOf(record['attributes']),
        })),
      ),
    text: () => bodies.map(({ text }) => text).join('\n'),
  };
}

type Json = Readonly<Record<string, unknown>>;

function scoped(body: Json, resources: string, scopes: string, records: string): Json[] {
  return listOf(body[resources]).flatMap((resource) =>
    listOf(resource[scopes]).flatMap((scope) => listOf(scope[records])),
  );
}

function listOf(value: unknown): Json[] {
  return (value ?? []) as Json[];
}

function spanOf(span: Json): ReceivedSpan {
  return {
    traceId: String(span['traceId']),
    spanId: String(span['spanId']),
    parentSpanId: (span['parentSpanId'] as string | undefined) || undefined,
    name: String(span['name']),
    start: BigInt(String(span['startTimeUnixNano'])),
    end: BigInt(String(span['endTimeUnixNano'])),
    failed: (span['status'] as Json | undefined)?.['code'] === 2,
    attributes: attributesOf(span['attributes']),
  };
}

function pointsOf(metric: Json): ReceivedPoint[] {
  const data = (metric['sum'] ?? metric['gauge'] ?? metric['histogram'] ?? {}) as Json;
  return listOf(data['dataPoints']).map((point) => ({
    metric: String(metric['name']),
    value: Number(point['asDouble'] ?? point['asInt'] ?? point['sum'] ?? 0),
    count: Number(point['count'] ?? 1),
    labels: attributesOf(point['attributes']),
  }));
}

function attributesOf(list: unknown): Record<string, unknown> {
  return Object.fromEntries(listOf(list).map(({ key, value }) => [String(key), valueOf(value)]));
}

function valueOf(value: unknown): unknown {
  const { stringValue, intValue, doubleValue, boolValue, arrayValue } = (value ?? {}) as Json;
  if (arrayValue !== undefined) return listOf((arrayValue as Json)['values']).map(valueOf);
  return stringValue ?? boolValue ?? (intValue === undefined ? doubleValue : Number(intValue));
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
