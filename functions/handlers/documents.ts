import { AppError } from '../../domain/errors';
import { schemaByFile } from '../../schemas/registry';
import { json, plain } from '../http/answers';
import { bugBody } from '../http/bodies';
import { openRoute, userRoute } from '../http/route';
import type { AuthenticatedCall, Route } from '../http/route';

/** Content is named by its digest, so a copy is good for ever; it is the tenant's, so no shared cache may hold it. */
const immutable = 'private, max-age=31536000, immutable';

export const documentRoutes: readonly Route[] = [
  userRoute({
    name: 'readArtifact',
    method: 'GET',
    path: 'v1/artifacts/{tenant}/{sha256}',
    summary: 'An artifact by its digest.',
    answers: { 200: 'The document.', 304: 'The copy at hand is good.' },
    async handle({ services, identity, param, request }) {
      const sha256 = param('sha256').toLowerCase();
      const { name, content } = await services.readArtifact(identity, param('tenant'), sha256);
      const headers = { etag: `"${sha256}"`, 'cache-control': immutable };
      if ((request.headers.get('if-none-match') ?? '').includes(sha256)) return { status: 304, headers };
      return plain('application/json', content, { ...headers, 'x-artifact-name': name });
    },
  }),
  userRoute({
    name: 'readSigningKeys',
    method: 'GET',
    path: 'v1/tenants/{tenant}/signing-keys',
    summary:
      "Public keys of a tenant's bundles as PEM, the current one first: what anybody verifies their signatures with.",
    answers: { 200: 'Key ids and keys.' },
    async handle({ services, identity, param }) {
      return json(200, { items: await services.readSigningKeys(identity, param('tenant')) });
    },
  }),
  userRoute({
    name: 'reportBug',
    method: 'POST',
    path: 'v1/bugs',
    summary: 'Reports a bug; its triage starts.',
    answers: { 202: 'Accepted.' },
    body: bugBody,
    durable: true,
    async handle({ services, identity }, body) {
      return json(202, await services.reportBug(identity, body));
    },
  }),
  userRoute({
    name: 'readAudit',
    method: 'GET',
    path: 'v1/audit',
    summary: 'The audit log of a tenant, in the order of its chain. For administrators.',
    query: {
      tenant: "Default: the caller's tenant.",
      runId: 'Only this run.',
      after: 'Sequence of the last record known.',
      limit: '1 to 1000, default 100.',
    },
    answers: {
      200: 'Records with their hashes; with `Accept: application/x-ndjson` one per line. `x-next-after` is `after` of the next request.',
    },
    async handle(call) {
      const query = auditQuery(call);
      const items = await call.services.readAudit(call.identity, query);
      const headers = { 'x-next-after': String(items.at(-1)?.sequence ?? query.after ?? 0) };
      const lines = (call.request.headers.get('accept') ?? '').includes('application/x-ndjson');
      if (!lines) return json(200, { items }, headers);
      return plain('application/x-ndjson', items.map((record) => `${JSON.stringify(record)}\n`).join(''), headers);
    },
  }),
  userRoute({
    name: 'verifyAudit',
    method: 'GET',
    path: 'v1/audit/verify',
    summary: "Recomputes the hash chain of a tenant's audit log. For administrators.",
    query: { tenant: "Default: the caller's tenant." },
    answers: { 200: 'Whether it is intact, up to which record, and the hash there.' },
    async handle({ services, identity, query }) {
      return json(200, await services.verifyAudit(identity, query('tenant')));
    },
  }),
  userRoute({
    name: 'readLedger',
    method: 'GET',
    path: 'v1/tenants/{tenant}/ledger',
    summary: "What a tenant's runs cost: totals and newest entries, or with `by` sums per project, run or stage.",
    query: {
      runId: 'Only this run.',
      limit: '1 to 1000, default 100.',
      by: 'project, run or stage: answers sums, the dearest first.',
      window: 'With `by`: day, week, month (UTC) or all. Default month.',
    },
    answers: { 200: 'Totals and entries, or sums.' },
    async handle({ services, identity, param, query, count }) {
      const runId = query('runId');
      const by = query('by');
      if (by !== undefined) {
        const report = { by: known('by', by, groupings), window: known('window', query('window') ?? 'month', windows) };
        return json(200, await services.reportLedger(identity, param('tenant'), report));
      }
      const limit = count('limit', { min: 1, max: 1000, otherwise: 100 });
      const filter = { limit, ...(runId === undefined ? {} : { runId }) };
      return json(200, await services.readLedger(identity, param('tenant'), filter));
    },
  }),
  openRoute({
    name: 'readSchema',
    method: 'GET',
    path: 'schemas/{file}',
    access: 'public',
    summary: 'A JSON Schema by its file name.',
    answers: { 200: 'The schema.' },
    async handle({ param }) {
      const schema = schemaByFile(param('file'));
      if (!schema) throw new AppError('not_found', 'There is no schema of this name.');
      const headers = { 'content-type': 'application/schema+json', 'cache-control': 'public, max-age=86400' };
      return json(200, schema.document, headers);
    },
  }),
];

const groupings = ['project', 'run', 'stage'] as const;
const windows = ['day', 'week', 'month', 'all'] as const;

function known<T extends string>(name: string, given: string, values: readonly T[]): T {
  const found = values.find((value) => value === given);
  if (found !== undefined) return found;
  throw new AppError('invalid_request', `${name} is "${given}", but must be one of ${values.join(', ')}.`);
}

function auditQuery({ query, count }: AuthenticatedCall): Parameters<AuthenticatedCall['services']['readAudit']>[1] {
  const [tenant, runId] = [query('tenant'), query('runId')];
  return {
    ...(tenant === undefined ? {} : { tenant }),
    ...(runId === undefined ? {} : { runId }),
    after: count('after', { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 }),
    limit: count('limit', { min: 1, max: 1000, otherwise: 100 }),
  };
}
