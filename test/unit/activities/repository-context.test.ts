import { createSurveyRepository } from '../../../activities/survey-repository';
import { createWritePlan } from '../../../activities/write-plan';
import { loadDocument, loadJson } from '../../../activities/documents';
import { answerGraphQuery, graphOf } from '../../../agents/tools/query-graph';
import type { PlannerOutput } from '../../../agents/outputs';
import type { RepositoryMap } from '../../../contracts/repository-map';
import type { CodeHost } from '../../../ports/code-host';
import { createActivityWorld } from './activity-world';
import type { ActivityWorld } from './activity-world';

const files: Readonly<Record<string, string>> = {
  'package.json': '{"name":"shop"}',
  'src/server.js': "require('./price');",
  'src/price.js': "require('./tax');",
  'src/tax.js': '',
  'test/price.test.js': "require('../src/price');",
  'test/other.test.js': '',
  'node_modules/x/index.js': "require('../../src/tax');",
};

const plan: PlannerOutput = {
  ...{
    summary: 'A rate.',
    intent: 'Another rate.',
    acceptance_criteria: ['rate'],
    constraints: [],
    steps: ['src/tax.js'],
  },
  ...{ allowed_files: [], restricted_files: [], related_files: ['src/tax.js'] },
  test_plan: {
    ...{ unit_focus: [], integration_focus: [], critical_paths: ['GET /'], deferred: [] },
    ...{ exploratory_scope: 'rates', usability_criteria: 'clear' },
  },
};

let world: ActivityWorld;
beforeEach(async () => (world = await createActivityWorld()));
afterEach(() => world.close());

function codeOf(contents: Readonly<Record<string, string>>): CodeHost {
  const host: Partial<CodeHost> = {
    listFiles: async () =>
      Object.entries(contents).map(([path, text]) => ({ path, size: text.length, executable: false })),
    readFile: async (_repository, _commit, path) => Buffer.from(contents[path] ?? ''),
  };
  return host as CodeHost;
}

async function planned(contents: Readonly<Record<string, string>>, change: Partial<PlannerOutput> = {}) {
  const survey = createSurveyRepository({ ...world.ports, code: codeOf(contents) });
  const { map } = await survey({ run: world.run });
  const output = await world.json('plan_output', { ...plan, ...change });
  const written = await createWritePlan(world.ports)({ run: world.run, output, map });
  if (written.kind !== 'planned') throw new Error(written.reason);
  return { map, specUri: written.spec, spec: await loadDocument(world.ports.artifacts, 'code_gen_spec', written.spec) };
}

describe('the four context levels of a plan', () => {
  it('answers the graph from the repository, and takes the scope from it when the plan names none', async () => {
    const { spec, map } = await planned(files);

    expect(spec.task_context.scope.allowed_files).toEqual(['src/tax.js', 'test/price.test.js']);
    expect(spec.system_context).toMatchObject({
      base_commit: world.run.baseCommit,
      affected_files: ['src/price.js', 'src/server.js', 'test/price.test.js'],
      query_result_count: 3,
      query_truncated: false,
    });
    const answer = await loadJson<{ rows: unknown }>(world.ports.artifacts, spec.system_context.query_result_ref ?? '');
    expect(answer.rows).toEqual([['src/price.js'], ['src/server.js'], ['test/price.test.js']]);
    expect(spec.database_context).toMatchObject({ kind: 'none' });
    expect(spec.structured_specification).toMatchObject({ source: 'generated' });
    const { modules } = await loadJson<RepositoryMap>(world.ports.artifacts, map);
    expect(modules).toContainEqual({ folder: 'src', files: 3 });
  });

  it("asks the plan's own query, and says so when it cannot be read", async () => {
    const query = "MATCH (f:File {path:'src/price.js'})<-[:IMPORTS]-(d:Test) RETURN d.path";
    expect((await planned(files, { graph_query: query })).spec.system_context).toMatchObject({
      knowledge_graph_query: query,
      affected_files: ['test/price.test.js'],
    });
    expect((await planned(files, { graph_query: 'MATCH f' })).spec.system_context).toMatchObject({
      affected_files: ['src/price.js', 'src/server.js', 'test/price.test.js'],
      query_note: expect.stringContaining('character 7'),
    });
  });

  it.each([
    ['prisma', 'prisma/schema.prisma'],
    ['sql', 'migrations/0001_orders.sql'],
    ['alembic', 'alembic/versions/1a_orders.py'],
    ['entity_framework', 'Shop/Migrations/20260101_Orders.cs'],
    ['edmx', 'Shop/Model.edmx'],
  ] as const)('takes the database schema from %s files', async (kind, path) => {
    const { spec } = await planned({ ...files, [path]: 'create table orders', 'docs/architecture.md': '# Shop' });

    expect(spec.database_context).toMatchObject({ kind, files: [path] });
    const schema = await world.ports.artifacts.get(spec.database_context.db_schema_ref ?? '');
    expect(Buffer.from(schema).toString()).toBe(`--- ${path}\ncreate table orders\n`);
    expect(spec.structured_specification).toMatchObject({ source: 'documents', files: ['docs/architecture.md'] });
  });

  it('lets planner and coder ask the graph, with the position of what is wrong', async () => {
    const { map, specUri } = await planned(files);
    const session = { run: world.run, visit: 1, session: 1, commit: '', maxTurns: 3 };
    const query = "MATCH (f:File {path:'src/tax.js'})<-[:IMPORTS]-(d) RETURN d.path";

    const planner = graphOf(world.ports, {
      ...session,
      stage: 'plan',
      role: 'planner',
      inputs: { repository_map: map },
    });
    expect(await answerGraphQuery(planner, { query })).toBe('d.path\nsrc/price.js');
    const coder = graphOf(world.ports, {
      ...session,
      stage: 'code',
      role: 'coder',
      inputs: { code_gen_spec: specUri },
    });
    expect(await answerGraphQuery(coder, { query })).toBe('d.path\nsrc/price.js');
    expect(await answerGraphQuery(coder, { query: 'MATCH (f' })).toMatch(/^Error: expected "\)".*character 9/);
  });
});
