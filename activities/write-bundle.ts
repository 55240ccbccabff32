import { createHash } from 'node:crypto';
import type { RecordContracts } from '../contracts/activities';
import type { RunSnapshot } from '../contracts/run';
import type { FileDiff } from '../domain/diff';
import { isTestPath } from '../domain/test-path';
import type { Ports } from '../ports';
import { packageUrl } from '../domain/sbom/component';
import type { Component } from '../domain/sbom/component';
import { schemaId } from '../schemas/registry';
import { writeAs } from '../schemas/write-as';
import { makeSbom } from './bundle-sbom';
import type { BundleSbom } from './bundle-sbom';
import { signBundle } from './bundle-signature';
import { readChangeFacts } from './change-facts';
import type { ChangeFacts } from './change-facts';
import { storeDocument } from './documents';
import { licenceSources } from './judge-licences';
import { qualityGates } from './quality-gates';

type Contract = RecordContracts['writeBundle'];

const documentation = /(^|\/)(docs?)\/|\.(md|adoc|rst)$/i;

/** Makes the `artifact_bundle` of a commit and says whether the code quality gates hold. */
export function createWriteBundle(ports: Pick<Ports, 'artifacts' | 'code' | 'clock' | 'scanners' | 'secrets'>) {
  return async ({ run, commit, check }: Contract['input']): Promise<Contract['output']> => {
    const facts = await readChangeFacts(ports, run, commit, check.result);
    const licences = licenceSources(run, facts);
    const sbom = await makeSbom(ports, run, commit, facts.dependencyFiles, licences);
    const files = await Promise.all(facts.files.map((file) => fileEntry(ports, run, commit, file)));
    const gates = await qualityGates(ports.scanners, run, {
      ...{ ...facts, sbom, binaryBytes: binaryBytes(facts, files) },
      ...(licences.problem === undefined ? {} : { licenceProblem: licences.problem }),
    });
    const failed = gates.filter((gate) => gate.outcome === 'failed');
    // What is signed is what is stored, so it is brought to the run's version first.
    const document = writeAs('artifact_bundle', run.schemas?.['artifact_bundle'], {
      $schema: schemaId('artifact_bundle'),
      source_code: { repository: run.repository.repository, branch: run.branch, commit, base_commit: run.baseCommit },
      unit_tests: pathsOf(facts.files, isTestPath),
      documentation: pathsOf(facts.files, (path) => documentation.test(path)),
      files,
      sbom: { format: 'cyclonedx', ref: sbom.uri },
      sbom_delta: deltaEntry(sbom),
      quality_gates: {
        passed: failed.length === 0,
        ...(facts.totalCoverage === undefined
          ? {}
          : { coverage_percent: facts.totalCoverage, coverage_min: run.policy.coverageMin }),
        results: gates,
      },
      check: check.result,
      run_id: run.runId,
      created_at: ports.clock.now().toISOString(),
    });
    const signature = await signBundle(ports.secrets, run.tenant, document);
    const bundle = await storeDocument(ports.artifacts, run, 'artifact_bundle', { ...document, signature });
    const reason = failed.map((gate) => `${gate.name}: ${gate.detail ?? 'failed'}`).join('; ');
    return { bundle: bundle.uri, qualityGatesPassed: failed.length === 0, ...(reason ? { reason } : {}) };
  };
}

function binaryBytes(
  { files }: ChangeFacts,
  entries: readonly { readonly path: string; readonly bytes?: number }[],
): number {
  const binary = new Set(files.filter((file) => file.binary).map(({ path }) => path));
  return entries.reduce((sum, { path, bytes = 0 }) => sum + (binary.has(path) ? bytes : 0), 0);
}

function deltaEntry({ delta, inventory }: BundleSbom) {
  return {
    added: delta.added.map(componentEntry),
    removed: delta.removed.map(componentEntry),
    ...(inventory.unreadable.length > 0 ? { unreadable: inventory.unreadable } : {}),
  };
}

function componentEntry(component: Component) {
  const { version, range, licence, development } = component;
  return {
    purl: packageUrl(component),
    ...(version === undefined ? {} : { version }),
    ...(range === undefined ? {} : { range }),
    ...(licence === undefined ? {} : { license: licence }),
    development,
  };
}

function pathsOf(files: readonly FileDiff[], wanted: (path: string) => boolean): readonly string[] {
  return files.filter((file) => file.change !== 'deleted' && wanted(file.path)).map((file) => file.path);
}

async function fileEntry(ports: Pick<Ports, 'code'>, run: RunSnapshot, commit: string, file: FileDiff) {
  const change = file.change === 'copied' ? 'added' : file.change;
  const content =
    change === 'deleted' ? undefined : await ports.code.readFile(run.repository.repository, commit, file.path);
  return {
    path: file.path,
    change,
    ...(content ? { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.byteLength } : {}),
  };
}
