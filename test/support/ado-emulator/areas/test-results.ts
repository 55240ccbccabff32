import { list, ok } from '../route';
import type { AdoArea } from '../route';
import { buildsOf } from '../pipelines/build';
import type { AdoStore } from '../store';

function testRunOf(store: AdoStore, id: number) {
  return [...buildsOf(store).values()].flatMap(({ testRuns }) => testRuns).find((run) => run.id === id);
}

/** Test runs that a build published, their results, and its coverage. */
export const testResults: AdoArea = {
  resources: [
    {
      area: 'Test',
      id: 'cadb3810-d47d-4a3c-a234-fe5f3be50138',
      resourceName: 'Runs',
      routeTemplate: '{project}/_apis/{area}/{resource}/{runId}',
      maxVersion: '7.2',
    },
    {
      area: 'Test',
      id: '4637d869-3a76-4468-8057-0bb02aa385cf',
      resourceName: 'Results',
      routeTemplate: '{project}/_apis/{area}/Runs/{runId}/{resource}',
      maxVersion: '7.2',
    },
    {
      area: 'Test',
      id: '77560e8a-4e8c-4d59-894e-a5f264c24444',
      resourceName: 'CodeCoverage',
      routeTemplate: '{project}/_apis/{area}/{resource}',
      maxVersion: '7.2',
    },
  ],
  routes: [
    {
      method: 'GET',
      path: '/:project/_apis/test/runs',
      handle: ({ store, query }) => {
        const build = buildsOf(store).get((query.get('buildUri') ?? '').split('/').at(-1) ?? '');
        return list((build?.testRuns ?? []).map(({ id, name, cases }) => ({ id, name, totalTests: cases.length })));
      },
    },
    {
      method: 'GET',
      path: '/:project/_apis/test/runs/:run/results',
      handle: ({ store, params, query }) => {
        const cases = testRunOf(store, Number(params['run']))?.cases ?? [];
        const skip = Number(query.get('$skip') ?? 0);
        const page = cases.slice(skip, skip + Number(query.get('$top') ?? 1_000));
        return list(
          page.map(({ name, suite, outcome, milliseconds, message }) => ({
            ...{ testCaseTitle: name, automatedTestName: `${suite}.${name}`, automatedTestStorage: suite },
            ...{ outcome, durationInMs: milliseconds, ...(message === '' ? {} : { errorMessage: message }) },
          })),
        );
      },
    },
    {
      method: 'GET',
      path: '/:project/_apis/test/codecoverage',
      handle: ({ store, query }) => {
        const coverage = buildsOf(store).get(query.get('buildId') ?? '')?.coverage;
        if (!coverage) return list([]);
        const { covered, total } = coverage;
        if (!query.has('flags')) {
          const stats = [{ label: 'Lines', position: 4, covered, total, isDeltaAvailable: false, delta: 0 }];
          return ok({ build: { id: query.get('buildId') }, coverageData: [{ coverageStats: stats }] });
        }
        return ok({
          count: 1,
          value: [
            { modules: [{ name: 'all', statistics: { linesCovered: covered, linesNotCovered: total - covered } }] },
          ],
        });
      },
    },
  ],
};
