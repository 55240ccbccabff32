import { randomUUID } from 'node:crypto';
import type { AdoStore } from '../store';
import { createAgent } from './agent';
import { approvalsOf, ensureEnvironment } from './build';
import type { Build, Result, TimelineRecord } from './build';
import { evaluate, isTrue, textOf } from './expressions';
import { runStep } from './run-step';
import type { Step } from './run-step';
import { addRecord, begin, end } from './timeline';

interface Stage {
  readonly stage: string;
  readonly dependsOn?: string;
  readonly condition?: string;
  readonly jobs: readonly Job[];
}

interface Job {
  readonly job?: string;
  readonly deployment?: string;
  readonly displayName?: string;
  readonly environment?: string;
  readonly steps?: readonly Step[];
  readonly strategy?: { readonly runOnce: { readonly deploy: { readonly steps: readonly Step[] } } };
}

export interface BuildPlace {
  readonly store: AdoStore;
  readonly build: Build;
  readonly baseUrl: string;
}

/** Runs every stage of an expanded pipeline, one after the other, on agents of their own. */
export async function runBuild(place: BuildPlace, pipeline: Readonly<Record<string, unknown>>): Promise<void> {
  const { build } = place;
  build.status = 'inProgress';
  build.startTime = new Date().toISOString();
  const results = new Map<string, Result>();
  for (const stage of pipeline['stages'] as readonly Stage[]) {
    const record = addRecord(build, 'Stage', stage.stage, null);
    const result = await runStage(place, stage, record, [...results.values()]);
    results.set(stage.stage, result);
    end(record, result);
  }
  const all = [...results.values()];
  const failed = all.includes('failed') ? 'failed' : 'succeeded';
  build.result = build.abort.signal.aborted || all.includes('canceled') ? 'canceled' : failed;
  build.status = 'completed';
  build.finishTime = new Date().toISOString();
}

async function runStage(
  place: BuildPlace,
  stage: Stage,
  record: TimelineRecord,
  before: readonly Result[],
): Promise<Result> {
  if (!holds(place, stage.condition ?? 'succeeded()', before)) return 'skipped';
  begin(record);
  const results: Result[] = [];
  for (const job of stage.jobs) results.push(await runJob(place, job, record));
  return worst(results);
}

async function runJob(place: BuildPlace, job: Job, stage: TimelineRecord): Promise<Result> {
  const { build } = place;
  if (build.abort.signal.aborted) return 'canceled';
  const refused = job.environment === undefined ? undefined : await awaitApproval(place, job.environment, stage);
  if (refused) return refused;
  const record = addRecord(build, 'Job', job.displayName ?? job.job ?? job.deployment ?? 'job', stage);
  begin(record);
  const agent = createAgent();
  const walled = job.deployment === undefined;
  const steps = job.steps ?? job.strategy?.runOnce.deploy.steps ?? [];
  const results: Result[] = [];
  for (const step of steps) {
    const own = addRecord(build, 'Task', textOf(step['displayName'] ?? step['task'] ?? 'checkout'), record);
    const condition = textOf(step['condition'] ?? 'succeeded()');
    if (!holds(place, condition, results)) {
      end(own, 'skipped');
      continue;
    }
    begin(own);
    const variables = { ...predefined(place), ...agent.variables };
    const result = await runStep({ ...place, agent, variables, walled, record: own }, step).catch((error: unknown) => {
      own.issues.push({ type: 'error', message: String(error) });
      return 'failed' as const;
    });
    const goesOn = result === 'failed' && isTrue(textOf(step['continueOnError'] ?? ''));
    end(own, goesOn ? 'succeededWithIssues' : result);
    results.push(goesOn ? 'succeeded' : result);
  }
  const result = worst(results);
  end(record, result);
  return result;
}

/** A guarded environment holds its job until somebody decides. */
async function awaitApproval(
  { store, build }: BuildPlace,
  name: string,
  stage: TimelineRecord,
): Promise<Result | undefined> {
  const environment = ensureEnvironment(store, build.definition.project, name);
  if (!environment.guarded) return undefined;
  const checkpoint = addRecord(build, 'Checkpoint', 'Checkpoint', stage);
  const record = addRecord(build, 'Checkpoint.Approval', 'Checkpoint.Approval', checkpoint);
  begin(record);
  let decide = (): void => undefined;
  const decided = new Promise<void>((resolve) => (decide = resolve));
  const approval = {
    ...{ id: randomUUID(), buildId: build.id, environment: name, project: environment.project, decided, decide },
    ...{ createdOn: new Date().toISOString(), status: 'pending' as const, comment: '', by: null },
  };
  approvalsOf(store).set(approval.id, approval);
  build.abort.signal.addEventListener('abort', decide);
  await decided;
  const status = approvalsOf(store).get(approval.id)?.status ?? 'canceled';
  const result = ({ approved: 'succeeded', rejected: 'failed', pending: 'canceled', canceled: 'canceled' } as const)[
    status
  ];
  end(record, result);
  end(checkpoint, result);
  return result === 'succeeded' ? undefined : result;
}

function holds({ build }: BuildPlace, condition: string, before: readonly Result[]): boolean {
  const canceled = build.abort.signal.aborted || before.includes('canceled');
  const functions = {
    succeeded: () =>
      !canceled && !before.includes('failed') && (before.length === 0 || !before.every((each) => each === 'skipped')),
    succeededOrFailed: () => !canceled,
    failed: () => !canceled && before.includes('failed'),
    canceled: () => canceled,
  };
  const variables = { 'Build.SourceBranch': build.branch };
  return isTrue(evaluate(condition, { variables }, functions));
}

function predefined({ build, store, baseUrl }: BuildPlace): Readonly<Record<string, string>> {
  const { definition } = build;
  return {
    'Build.BuildId': String(build.id),
    'Build.BuildNumber': build.number,
    'Build.SourceBranch': build.branch,
    'Build.SourceVersion': build.version,
    'Build.Repository.Name': definition.repository.name,
    'Build.Repository.Uri': `${baseUrl}/${encodeURIComponent(definition.project.name)}/_git/${definition.repository.name}`,
    'System.CollectionUri': `${baseUrl.replace(`/${store.organization}`, '')}/${store.organization}/`,
    'System.TeamProject': definition.project.name,
    'System.DefinitionId': String(definition.id),
  };
}

function worst(results: readonly Result[]): Result {
  return (['canceled', 'failed'] as const).find((result) => results.includes(result)) ?? 'succeeded';
}
