import { join } from 'node:path';
import { readStore } from '../../support/product-effects';
import { fileGreeting } from '../../support/product-greetings';
import { startProduct, type Product } from '../../support/product-host';
import { commitFiles, greetingService, makeRepository } from '../../support/product-repository';
import {
  control,
  ensureTenant,
  fileTicket,
  needsPerson,
  registerProject,
  tenant,
  untilRun,
} from '../../support/product-runs';
import { deliverHook, recordedEvent, sampleScript } from '../../support/product-sample';
import { scriptOf } from '../../support/product-script';

jest.setTimeout(60_000);

describe('what comes in from outside', () => {
  let product: Product;
  let secret: string;

  beforeAll(async () => {
    product = await startProduct({ modelScript: sampleScript });
    secret = await ensureTenant(product);
  });

  afterAll(() => (product as Product | undefined)?.dispose());

  describe('a delivery of Azure DevOps', () => {
    const event = (project: string, workItem: number): string => JSON.stringify(recordedEvent(project, workItem));
    const intake = () => readStore(product.data, 'stellwerk', 'SELECT outcome, reason FROM intake ORDER BY seq');

    it.each([
      ['no JSON', '{"eventType": ', 'eventType is missing'],
      ['no event', '[1, 2, 3]', 'eventType is missing'],
      [
        'an event of nowhere',
        '{"id": "e-1", "eventType": "workitem.updated"}',
        'no organization in resourceContainers',
      ],
    ])('is taken note of and starts nothing when it is %s', async (_what, body, reason) => {
      expect(await deliverHook(product, { secret, body })).toBe(200);
      expect(intake().at(-1)).toMatchObject({ outcome: 'ignored', reason });
      expect(readStore(product.data, 'stellwerk', 'SELECT * FROM runs')).toEqual([]);
    });

    it('is refused alike for a wrong secret and an unknown tenant', async () => {
      expect(await deliverHook(product, { secret: 'guessed', body: event('Trams', 1) })).toBe(401);
      expect(await deliverHook(product, { secret, body: event('Trams', 1), to: 'nobody' })).toBe(401);
      expect(await deliverHook(product, { secret: '', body: event('Trams', 1) })).toBe(401);
    });

    it('starts nothing when no project is bound to it', async () => {
      expect(await deliverHook(product, { secret, body: event('Elsewhere', 2) })).toBe(202);
      expect(intake().at(-1)).toMatchObject({ reason: 'no project is bound to contoso-sample/Elsewhere' });
    });

    it('makes one run when the same event comes five times', async () => {
      const location = makeRepository(join(product.data, 'repos', 'fivefold'), greetingService());
      const ado = { organization: 'contoso-sample', project: 'Fivefold', startTag: 'stellwerk' };
      await registerProject(product, { project: 'fivefold', location, ado });
      const body = event('Fivefold', 55);

      const first = await Promise.all(Array.from({ length: 4 }, () => deliverHook(product, { secret, body })));
      await untilRun(product, `${tenant}.fivefold.55.1`, ({ status }) => status !== 'queued');
      const last = await deliverHook(product, { secret, body });

      expect([...first, last]).toEqual([202, 202, 202, 202, 202]);
      await untilRun(product, `${tenant}.fivefold.55.1`, needsPerson);
      const runs = await product.call<{ readonly items: unknown[] }>('admin', 'GET', '/v1/runs?project=fivefold');
      expect(runs.body.items).toHaveLength(1);
    });
  });

  describe('a request to the API', () => {
    const problem = (code: string, detail: RegExp) => ({ code, detail: expect.stringMatching(detail) as string });

    it('is refused for a tenant that is not there', async () => {
      const answer = await product.call('admin', 'POST', '/v1/runs', { tenant: 'nobody', title: 'Anything' });
      expect(answer).toMatchObject({ status: 404, body: problem('unknown_tenant', /no tenant "nobody"/) });
    });

    it('is refused for a project that is not there', async () => {
      const answer = await product.call('dev', 'POST', '/v1/runs', { tenant, project: 'nothing', title: 'Anything' });
      expect(answer).toMatchObject({ status: 404, body: problem('unknown_project', /"nothing". Register it first/) });
    });

    it('is refused for a folder that is no repository', async () => {
      const missing = join(product.data, 'repos', 'missing');
      const absent = await product.call('dev', 'POST', '/v1/projects', { tenant, location: missing });
      expect(absent).toMatchObject({ status: 404, body: problem('unknown_repository', /missing does not exist/) });
      const plain = await product.call('dev', 'POST', '/v1/projects', { tenant, location: product.data, project: 'x' });
      expect(plain).toMatchObject({ status: 404, body: problem('unknown_repository', /is no git repository/) });
    });

    it('is refused with every problem of its body', async () => {
      const answer = await product.call('dev', 'POST', '/v1/runs', { tenant: 7, acceptanceCriteria: 'all' });
      expect(answer.body).toMatchObject(
        problem('invalid_request', /title is required; tenant must be a text; acceptance/),
      );
    });

    it('is refused without a token, and with one nobody has', async () => {
      expect((await fetch(`${product.url}/api/v1/runs`)).status).toBe(401);
      const headers = { authorization: 'Bearer made-up-token-of-some-length' };
      expect((await fetch(`${product.url}/api/v1/runs`, { headers })).status).toBe(401);
    });
  });

  describe('a repository', () => {
    it('without a project file stops its run with what is missing, and goes on once it is there', async () => {
      const location = makeRepository(join(product.data, 'repos', 'bare'), { 'README.md': 'Nothing yet.\n' });
      await registerProject(product, { project: 'bare', location });
      const runId = await fileTicket(product, { project: 'bare', title: 'Greet', modelScript: scriptOf([]) });

      const stopped = await untilRun(product, runId, needsPerson);
      expect(stopped).toMatchObject({ state: 'PLANNING', status: 'failed', commit: null });
      expect(stopped.statusReason).toMatch(
        /^project_file_missing: The repository has no \.stellwerk\/project\.yml .* Add one/,
      );
      expect(stopped.waitingFor).toMatchObject({ of: 'requester', choices: expect.arrayContaining(['continue']) });

      commitFiles(location, greetingService(), 'The service and its project file');
      expect((await control(product, runId, 'continue')).status).toBe(200);
      await untilRun(product, runId, ({ state, status }) => state === 'CODING' && status === 'failed');
    });

    it.each([
      ['yaml', 'commands: [unclosed\n', /project_file_invalid: \.stellwerk\/project\.yml: is no valid YAML: .*line \d/],
      [
        'fields',
        'name: x\ncommands: { test: "true", start: 7 }\n',
        /project_file_invalid: .*commands\.start.*(text|string)/i,
      ],
      [
        'policy',
        'name: x\ncommands: { test: "true", start: x }\npolicy: { merge: direct_push }\n',
        /needs policy\.allowDirectPush/,
      ],
    ])('with a wrong project file (%s) stops its run with the place', async (project, file, reason) => {
      const { runId } = await fileGreeting(product, { project, files: { '.stellwerk/project.yml': file } });
      const stopped = await untilRun(product, runId, needsPerson);
      expect(stopped).toMatchObject({ state: 'PLANNING', status: 'failed' });
      expect(stopped.statusReason).toMatch(reason);
    });
  });
});
