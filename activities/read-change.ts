import type { RunSnapshot } from '../contracts/run';
import { parseDiff } from '../domain/diff';
import type { FileDiff } from '../domain/diff';
import { changedDependencyFiles, scanAddedLines } from '../domain/scan';
import type { ScanFinding } from '../domain/scan';
import { findWeakening } from '../domain/test-weakening';
import type { Weakening } from '../domain/test-weakening';
import type { SecretFinding } from '../ports/change-scanners';
import type { Ports } from '../ports';

type ChangePorts = Pick<Ports, 'code' | 'scanners'>;

/** What can be told of a change by reading it. */
export interface Change {
  readonly files: readonly FileDiff[];
  /** Dangerous calls on added lines. */
  readonly findings: readonly ScanFinding[];
  /** Secrets that reach into added lines. */
  readonly secrets: readonly SecretFinding[];
  readonly weakening: readonly Weakening[];
  readonly dependencyFiles: readonly string[];
}

/** How many changes are kept: the stages of a run ask for the same one in a row. */
const kept = 16;
const changes = new WeakMap<Ports['code'], Map<string, Promise<Change>>>();

/** The difference between two commits never changes, so the bundle and the report of one commit share one reading. */
export function readChange(ports: ChangePorts, run: RunSnapshot, commit: string): Promise<Change> {
  const known = changes.get(ports.code) ?? new Map<string, Promise<Change>>();
  changes.set(ports.code, known);
  const key = `${run.repository.repository} ${run.baseCommit} ${commit}`;
  const found = known.get(key);
  if (found) return found;
  const reading = compute(ports, run, commit);
  known.set(key, reading);
  reading.catch(() => known.delete(key));
  const [oldest] = known.keys();
  if (known.size > kept && oldest !== undefined) known.delete(oldest);
  return reading;
}

async function compute(ports: ChangePorts, run: RunSnapshot, commit: string): Promise<Change> {
  const { repository } = run.repository;
  const files = parseDiff(await ports.code.diff(repository, run.baseCommit, commit));
  return {
    files,
    findings: scanAddedLines(files),
    secrets: await findSecrets(ports, repository, commit, files),
    weakening: findWeakening(files),
    dependencyFiles: changedDependencyFiles(files),
  };
}

/** Whole files are scanned, for a secret may span lines; only what a change adds is its own. */
async function findSecrets(
  ports: ChangePorts,
  repository: string,
  commit: string,
  files: readonly FileDiff[],
): Promise<readonly SecretFinding[]> {
  const changed = files.filter(({ binary, added }) => !binary && added.length > 0);
  const texts = await Promise.all(
    changed.map(async ({ path }) => {
      const content = await ports.code.readFile(repository, commit, path);
      return { path, text: new TextDecoder().decode(content) };
    }),
  );
  const added = new Map(changed.map((file) => [file.path, file.added.map(({ line }) => line)]));
  return (await ports.scanners.findSecrets(texts)).filter(({ path, line, endLine }) =>
    added.get(path)?.some((number) => number >= line && number <= endLine),
  );
}
