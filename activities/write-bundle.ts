import { createHash } from 'node:crypto';
import type { RecordContracts } from '../contracts/activities';
import type { RunSnapshot } from '../contracts/run';
import type { FileDiff } from '../domain/diff';
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

type Contract = RecordContracts['writeBundle'];

interface Gate {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly detail?: string;
}

const documentation = /(^|\/)(docs?)\/|\.(md|adoc|rst)$/i;
const tests = /(^|\/)(tests?|specs?|__tests__)\/|[._-](test|spec)s?\.[^/]+$|(^|\/)test_[^/]+$/i;

/** Makes the `artifact_bundle` of a commit and says whether the code quality gates hold. */
export function createWriteBundle(ports: Pick<Ports, 'artifacts' | 'code' | 'clock' | 'secrets'>) {
  return async ({ run, commit, check }: Contract['input']): Promise<Contract['output']> => {
    const facts = await readChangeFacts(ports, run, commit, check.result);
    const gates = qualityGates(run, facts);
    const failed = gates.filter((gate) => gate.outcome === 'failed');
    const sbom = await makeSbom(ports, run, commit, facts.dependencyFiles.length > 0);
    // What is signed is what is stored, so it is brought to the run's version first.
    const document = writeAs('artifact_bundle', run.schemas?.['artifact_bundle'], {
      $schema: schemaId('artifact_bundle'),
      source_code: { repository: run.repository.repository, branch: run.branch, commit, base_commit: run.baseCommit },
      unit_tests: pathsOf(facts.files, tests),
      documentation: pathsOf(facts.files, documentation),
      files: await Promise.all(facts.files.map((file) => fileEntry(ports, run, commit, file))),
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

function qualityGates(run: RunSnapshot, facts: ChangeFacts): readonly Gate[] {
  const commands = (['install', 'build', 'lint', 'typecheck'] as const).map((name): Gate => {
    const result = facts.check.commands.find((command) => command.name === name);
    if (!result) {
      return { name, outcome: 'skipped', detail: 'the project has no such command' };
    }
    return result.outcome === 'passed'
      ? { name, outcome: 'passed' }
      : { name, outcome: 'failed', detail: `${result.outcome}: ${result.tail.slice(-300)}` };
  });
  return [changeGate(facts), ...commands, coverageGate(run, facts), secretsGate(facts)];
}

function changeGate({ files }: ChangeFacts): Gate {
  return files.length > 0
    ? { name: 'change', outcome: 'passed' }
    : { name: 'change', outcome: 'failed', detail: 'the branch holds no change' };
}

function coverageGate({ commands, policy }: RunSnapshot, { totalCoverage }: ChangeFacts): Gate {
  if (!commands.coverage) {
    return { name: 'coverage', outcome: 'skipped', detail: 'the project has no coverage command' };
  }
  if (totalCoverage === undefined) {
    return { name: 'coverage', outcome: 'failed', detail: `${commands.coverage.lcov} holds no measured line` };
  }
  const detail = `${totalCoverage.toFixed(1)} %, must be above ${policy.coverageMin} %`;
  return { name: 'coverage', outcome: totalCoverage > policy.coverageMin ? 'passed' : 'failed', detail };
}

function secretsGate({ findings }: ChangeFacts): Gate {
  const first = findings[0];
  return first
    ? { name: 'added-lines-scan', outcome: 'failed', detail: `${first.path}:${first.line} adds ${first.message}` }
    : { name: 'added-lines-scan', outcome: 'passed' };
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

function pathsOf(files: readonly FileDiff[], pattern: RegExp): readonly string[] {
  return files.filter((file) => file.change !== 'deleted' && pattern.test(file.path)).map((file) => file.path);
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
