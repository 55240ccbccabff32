import { parse } from 'yaml';
import { endJob, startJob } from '../hub-emulator/run-job';
import type { HubJob, JobPlace, JobStep } from '../hub-emulator/run-job';
import { repositoryView } from './areas/git';
import type { GitHubRepo, GitHubStore } from './store';

export interface WorkflowRun {
  readonly id: number;
  readonly title: string;
  readonly path: string;
  readonly branch: string;
  readonly sha: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly job: HubJob;
}

interface Workflow {
  readonly 'run-name'?: string;
  readonly on?: { readonly workflow_dispatch?: { readonly inputs?: Readonly<Record<string, { required?: boolean }>> } };
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | boolean>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, unknown>>;
}

export interface Dispatch {
  readonly ref: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Starts a run of the workflow as it stands on the branch; throws what GitHub refuses a dispatch with. */
export async function dispatchWorkflow(
  store: GitHubStore,
  repo: GitHubRepo,
  path: string,
  { ref, inputs = {} }: Dispatch,
): Promise<WorkflowRun> {
  const sha = await store.git.resolve(repo.folder, `refs/heads/${ref}`);
  if (sha === undefined) throw new Error(`No ref found for: ${ref}`);
  const text = await store.git.run(repo.folder, ['show', `${sha}:${path}`]);
  const workflow = parse(text.toString('utf8')) as Workflow;
  const declared = workflow.on?.workflow_dispatch?.inputs;
  if (!declared) throw new Error("Workflow does not have 'workflow_dispatch' trigger");
  const unexpected = Object.keys(inputs).filter((name) => !(name in declared));
  if (unexpected.length > 0) throw new Error(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  const missing = Object.keys(declared).filter((name) => declared[name]?.required && !inputs[name]);
  if (missing.length > 0) throw new Error(`Required input '${missing[0]}' not provided`);
  const [{ steps }] = Object.values(workflow.jobs) as [{ readonly steps: readonly Step[] }];
  const now = new Date().toISOString();
  const job = startJob(
    steps.map((step) => jobStep(repo, step, inputs)),
    () => {
      run.updatedAt = new Date().toISOString();
      const repository = repositoryView(repo);
      store.emit(repo, 'workflow_run', { action: 'completed', workflow_run: runView(repo, run), repository });
    },
  );
  const run: WorkflowRun = {
    ...{ id: store.nextId(), title: fill(workflow['run-name'] ?? '', { inputs }), path, branch: ref, sha, job },
    ...{ createdAt: now, updatedAt: now },
  };
  repo.runs.push(run);
  return run;
}

function jobStep(repo: GitHubRepo, step: Step, inputs: Readonly<Record<string, string>>): JobStep {
  const { name = step.uses ?? 'run', uses = '' } = step;
  const withOf = (place: JobPlace, key: string) => fill(String(step.with?.[key] ?? ''), { inputs, place });
  return {
    name,
    always: step.if === 'always()',
    async run(place) {
      if (step.run !== undefined) {
        const given = Object.entries(step.env ?? {});
        const environment = given.map(([key, value]) => [key, fill(String(value), { inputs, place })]);
        return place.script(step.run, Object.fromEntries(environment) as Record<string, string>);
      }
      if (uses.startsWith('actions/checkout@')) await place.agent.checkOut(repo.folder, withOf(place, 'ref'));
      else if (uses.startsWith('actions/upload-artifact@')) place.keep(withOf(place, 'path'));
      else throw new Error(`The emulator knows no action ${uses}`);
      return true;
    },
  };
}

/** `${{ inputs.name }}` and `${{ runner.temp }}`. */
function fill(text: string, { inputs, place }: { inputs: Readonly<Record<string, string>>; place?: JobPlace }): string {
  return text.replace(/\$\{\{ (inputs|runner)\.(\w+) \}\}/g, (_all, context: string, name: string) =>
    context === 'inputs' ? (inputs[name] ?? '') : (place?.agent.variables['Agent.TempDirectory'] ?? ''),
  );
}

export function runView({ owner, name }: GitHubRepo, run: WorkflowRun): object {
  const { id, title, path, branch, sha, createdAt, updatedAt, job } = run;
  return {
    ...{ id, name: 'Stellwerk check', display_title: title, path, event: 'workflow_dispatch' },
    ...{ head_branch: branch, head_sha: sha, created_at: createdAt, updated_at: updatedAt },
    ...{ status: job.conclusion === null ? 'in_progress' : 'completed', conclusion: job.conclusion },
    html_url: `https://github.example/${owner}/${name}/actions/runs/${id}`,
  };
}

export async function endRuns(store: GitHubStore): Promise<void> {
  const runs = store.repositories().flatMap((each) => each.runs);
  await Promise.all(runs.map(({ job }) => endJob(job)));
}
