import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindNames } from '../../../pipelines/kind';
import type { KindName } from '../../../pipelines/kind';
import { kinds } from '../../../pipelines/kinds';
import { renderAzurePipeline } from '../../../pipelines/azure/render-azure';
import { startAdoEmulator } from '../../support/ado-emulator';
import type { AdoEmulator } from '../../support/ado-emulator';
import { leftOut } from '../../support/ado-emulator/pipelines/build';
import type { Build } from '../../support/ado-emulator/pipelines/build';
import { queueBuild } from '../../support/ado-emulator/pipelines/queue-build';
import { logOf } from '../../support/ado-emulator/pipelines/run-step';
import { seedRepository } from '../../support/ado-emulator/seed-repository';
import { newProjects, probes } from '../../support/new-projects';

function answers(command: readonly string[]): boolean {
  const [file = '', ...args] = command;
  try {
    execFileSync(file, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Maven brings its own plugins from the network; without it they have to be in the local repository already. */
const mavenPlugins = ['/usr/share/maven-repo', `${process.env['HOME'] ?? ''}/.m2/repository`];
const online = answers(['curl', '--silent', '--fail', '--max-time', '5', '--head', 'https://github.com']);

function whyNot(kind: KindName): string | undefined {
  if (!answers(probes[kind])) return `${probes[kind][0] ?? ''} is not on this machine`;
  const hasPlugins = mavenPlugins.some((folder) =>
    answers(['ls', join(folder, 'org/apache/maven/plugins/maven-dependency-plugin')]),
  );
  return kind === 'java' && !online && !hasPlugins
    ? 'Maven has no plugins here and no network to fetch them'
    : undefined;
}

function logs(build: Build): string {
  const failed = build.timeline.filter(({ result }) => result === 'failed');
  return failed
    .map(({ name, issues, log }) => `${name}: ${JSON.stringify(issues)}\n${logOf(build.logs.get(log?.id ?? 0) ?? '')}`)
    .join('\n');
}

describe('the rendered pipeline on a new repository', () => {
  let emulator: AdoEmulator;
  beforeEach(async () => {
    emulator = await startAdoEmulator();
  });
  afterEach(() => emulator.close());

  async function verify(kind: KindName): Promise<Build> {
    const { store, url } = emulator;
    const repository = store.ensureRepository('fresh', kind);
    await seedRepository(store, repository, {
      ...newProjects[kind],
      'azure-pipelines.yml': renderAzurePipeline(kinds[kind]),
    });
    if (!online) {
      leftOut(store).set('scan', 'the scanner is fetched from the network');
      if (kinds[kind].bill.network) leftOut(store).set('sbom', 'its tool is fetched from the network');
    }
    const definition = {
      id: 1,
      name: kind,
      folder: '\\',
      path: '/azure-pipelines.yml',
      project: repository.project,
      repository,
    };
    const asked = { definition, branch: 'refs/heads/main', parameters: {}, user: 'agent', baseUrl: url };
    const build = await queueBuild(store, asked);
    await build.ended;
    return build;
  }

  for (const kind of kindNames) {
    const missing = whyNot(kind);
    if (missing !== undefined) console.warn(`NOT TESTED: the pipeline of kind ${kind}: ${missing}.`);
    (missing === undefined ? it : it.skip)(
      `is green for kind ${kind}`,
      async () => {
        const build = await verify(kind);

        expect({ result: build.result, logs: logs(build) }).toEqual({ result: 'succeeded', logs: '' });
        const stages = build.timeline.filter(({ type }) => type === 'Stage').map(({ name, result }) => [name, result]);
        expect(stages).toEqual([
          ['check', 'succeeded'],
          ['supply_chain', 'succeeded'],
          ['publish', 'succeeded'],
        ]);
        const packages = build.artifacts.get('packages') ?? '';
        const provenance = JSON.parse(readFileSync(join(packages, 'provenance.json'), 'utf8')) as {
          subject: readonly { name: string }[];
          predicate: { buildDefinition: { resolvedDependencies: readonly [{ digest: { gitCommit: string } }] } };
        };
        expect(provenance.subject.length).toBeGreaterThan(0);
        expect(provenance.predicate.buildDefinition.resolvedDependencies[0].digest.gitCommit).toBe(build.version);
        if (!leftOut(emulator.store).has('sbom')) {
          const bill = JSON.parse(readFileSync(join(packages, 'sbom.cdx.json'), 'utf8')) as { bomFormat: string };
          expect(bill.bomFormat).toBe('CycloneDX');
        }
      },
      300_000,
    );
  }

  it('is red when a command fails, and goes no further', async () => {
    const { store, url } = emulator;
    const repository = store.ensureRepository('fresh', 'broken');
    await seedRepository(store, repository, {
      'package.json': '{ "name": "broken", "version": "0.1.0", "scripts": { "build": "echo no; exit 3" } }\n',
      'azure-pipelines.yml': renderAzurePipeline(kinds.node),
    });
    const definition = {
      id: 1,
      name: 'broken',
      folder: '\\',
      path: '/azure-pipelines.yml',
      project: repository.project,
      repository,
    };
    const build = await queueBuild(store, {
      definition,
      branch: 'refs/heads/main',
      parameters: {},
      user: 'agent',
      baseUrl: url,
    });
    await build.ended;

    expect(build.result).toBe('failed');
    expect(build.timeline.find(({ name }) => name === 'build')?.issues).toEqual([
      { type: 'error', message: "Bash exited with code '3'." },
    ]);
    expect(build.timeline.find(({ name }) => name === 'test')?.result).toBe('skipped');
    expect(build.timeline.filter(({ type, result }) => type === 'Stage' && result === 'skipped')).toHaveLength(2);
  }, 120_000);
});
