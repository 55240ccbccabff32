import type { TestOutcome } from '../../../domain/test-results';
import type { PublishedFigures } from '../../../ports/check-runner';
import type { AdoAddress } from '../address';
import type { AdoClient } from '../client';

const pageSize = 1_000;
const mostTests = 5_000;
const coverageWaitMs = 1_000;

export interface WantedFigures {
  readonly tests: boolean;
  /** How often the coverage is looked for, second by second: it is worked out a moment after the build has ended. 0 = not at all. */
  readonly coverageLooks: number;
}

/** What the build's own tasks published to Azure DevOps: test runs, and the coverage of lines. */
export async function readPublished(
  client: AdoClient,
  address: AdoAddress,
  build: number,
  wanted: WantedFigures,
): Promise<PublishedFigures | undefined> {
  const tests = wanted.tests ? await readTests(client, address, build) : [];
  const coverage = await readCoverage(client, address, build, wanted.coverageLooks);
  if (tests.length === 0 && coverage === undefined) return undefined;
  return { ...(tests.length > 0 ? { tests } : {}), ...(coverage ? { coverage } : {}) };
}

async function readTests(
  client: AdoClient,
  { organization, project }: AdoAddress,
  build: number,
): Promise<readonly TestOutcome[]> {
  return client.ask(organization, `tell the test runs of build ${build}`, async (apis) => {
    const api = await apis.test();
    const runs = (await api.getTestRuns(project, `vstfs:///Build/Build/${build}`)) ?? [];
    const tests: TestOutcome[] = [];
    for (const { id = 0 } of runs) {
      for (let skip = 0; tests.length < mostTests; skip += pageSize) {
        const page = (await api.getTestResults(project, id, undefined, skip, pageSize)) ?? [];
        tests.push(...page.map((each) => ({ name: nameOf(each), outcome: outcomeOf(each.outcome) })));
        if (page.length < pageSize) break;
      }
    }
    return tests;
  });
}

interface Named {
  readonly testCaseTitle?: string;
  readonly automatedTestName?: string;
}

function nameOf({ testCaseTitle, automatedTestName = '' }: Named): string {
  return testCaseTitle ?? automatedTestName;
}

/** What neither passed nor failed, e.g. `NotExecuted` or `Inconclusive`, counts as skipped. */
function outcomeOf(outcome = ''): TestOutcome['outcome'] {
  if (outcome === 'Passed') return 'passed';
  return ['Failed', 'Error', 'Aborted', 'Timeout'].includes(outcome) ? 'failed' : 'skipped';
}

async function readCoverage(
  client: AdoClient,
  { organization, project }: AdoAddress,
  build: number,
  looks: number,
): Promise<PublishedFigures['coverage']> {
  for (let look = 1; look <= looks; look += 1) {
    if (look > 1) await client.timing.wait(coverageWaitMs);
    const summary = await client.ask(organization, `tell the coverage of build ${build}`, async (apis) =>
      (await apis.test()).getCodeCoverageSummary(project, build),
    );
    const stats = (summary as typeof summary | null)?.coverageData?.flatMap(({ coverageStats = [] }) => coverageStats);
    const lines = stats?.find(({ label }) => /^lines?$/i.test(label ?? ''));
    if (lines?.total !== undefined && lines.total > 0) return { covered: lines.covered ?? 0, total: lines.total };
  }
  return undefined;
}
