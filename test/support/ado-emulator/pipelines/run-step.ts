import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdoStore } from '../store';
import type { Agent } from './agent';
import { leftOut } from './build';
import type { Build, Result, TimelineRecord } from './build';
import { isTrue, textOf } from './expressions';
import { filesOf, readCobertura, readJunit } from './report-files';

export type Step = Readonly<Record<string, unknown>>;

export interface StepPlace {
  readonly store: AdoStore;
  readonly build: Build;
  readonly agent: Agent;
  /** `$(name)` for the step. */
  readonly variables: Readonly<Record<string, string>>;
  readonly walled: boolean;
  readonly record: TimelineRecord;
}

/** Carries out one step. The task steps do what their tasks do, as far as a build's answer shows it. */
export async function runStep(place: StepPlace, step: Step): Promise<Result> {
  const { build, record, store } = place;
  const why = leftOut(store).get(record.name);
  if (why !== undefined) {
    console.warn(`Step "${record.name}" of build ${build.number} is left out: ${why}`);
    return 'skipped';
  }
  if (step['checkout'] !== undefined) return checkOut(place, step);
  if (typeof step['bash'] === 'string' || typeof step['script'] === 'string') return runScript(place, step);
  if (step['publish'] !== undefined) return publish(place, step);
  if (step['download'] !== undefined) return download(place, step);
  const task = textOf(step['task']).split('@')[0] ?? '';
  const inputs = (step['inputs'] ?? {}) as Readonly<Record<string, unknown>>;
  if (task === 'PublishTestResults') return publishTests(place, textOf(inputs['testResultsFiles']));
  if (task === 'PublishCodeCoverageResults') return publishCoverage(place, textOf(inputs['summaryFileLocation']));
  // The machine's own tools stand in for the ones a task would install.
  if (/^(?:UseNode|UsePythonVersion|UseDotNet|JavaToolInstaller|GoTool)$/.test(task)) return 'succeeded';
  record.issues.push({ type: 'error', message: `The emulator knows no step like ${JSON.stringify(step)}` });
  return 'failed';
}

async function checkOut({ agent, build }: StepPlace, step: Step): Promise<Result> {
  if (step['checkout'] !== 'none') await agent.checkOut(build.definition.repository.folder, build.version);
  return 'succeeded';
}

async function runScript({ store, build, agent, variables, walled, record }: StepPlace, step: Step): Promise<Result> {
  const given = (step['env'] ?? {}) as Readonly<Record<string, unknown>>;
  const environment = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, replaceMacros(textOf(value), variables)]),
  );
  const id = store.nextId(`log-${build.id}`);
  const logFile = join(agent.folder, 'logs', `${id}.log`);
  build.logs.set(id, logFile);
  record.log = { id };
  const script = replaceMacros(textOf(step['bash'] ?? step['script']), variables);
  const network = isTrue(environment['STELLWERK_NETWORK'] ?? '') || !walled;
  const { passed, exitCode } = await agent.run({
    script,
    logFile,
    environment,
    network,
    walled,
    signal: build.abort.signal,
  });
  for (const [, type, message] of logOf(logFile).matchAll(/^##vso\[task\.logissue type=(warning|error)\](.*)$/gm)) {
    record.issues.push({ type: type as 'warning' | 'error', message: message ?? '' });
  }
  if (build.abort.signal.aborted) return 'canceled';
  if (!passed) record.issues.push({ type: 'error', message: `Bash exited with code '${exitCode ?? 137}'.` });
  return passed ? 'succeeded' : 'failed';
}

function publish({ build, record, variables }: StepPlace, step: Step): Result {
  const source = replaceMacros(textOf(step['publish']), variables);
  if (!existsSync(source)) {
    record.issues.push({ type: 'error', message: `Path does not exist: ${source}` });
    return 'failed';
  }
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-artifact-'));
  cpSync(source, folder, { recursive: true });
  build.artifacts.set(textOf(step['artifact']), folder);
  return 'succeeded';
}

function download({ agent, build, record }: StepPlace, step: Step): Result {
  const name = textOf(step['artifact']);
  const folder = build.artifacts.get(name);
  if (folder === undefined) {
    record.issues.push({ type: 'error', message: `Artifact ${name} was not found.` });
    return 'failed';
  }
  mkdirSync(join(agent.folder, name), { recursive: true });
  cpSync(folder, join(agent.folder, name), { recursive: true });
  return 'succeeded';
}

function publishTests({ agent, build, store }: StepPlace, pattern: string): Result {
  for (const file of filesOf(join(agent.folder, 's'), pattern).filter((file) => file.endsWith('.xml'))) {
    build.testRuns.push({ id: store.nextId('test-run'), name: 'JUnit_TestResults', cases: readJunit(file) });
  }
  return 'succeeded';
}

function publishCoverage({ agent, build }: StepPlace, path: string): Result {
  const file = join(agent.folder, 's', path);
  if (existsSync(file)) build.coverage = readCobertura(file);
  return 'succeeded';
}

/** `$(name)`; one that is not known stays as it is, as in the service. */
export function replaceMacros(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\(([\w.]+)\)/g, (all, name: string) => variables[name] ?? all);
}

export function logOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
