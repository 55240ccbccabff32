import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgent } from '../ado-emulator/pipelines/agent';
import type { Agent } from '../ado-emulator/pipelines/agent';

/** What a step does on its agent; false = it has failed. */
export interface JobStep {
  readonly name: string;
  /** Also after a failure, and when the job is cancelled. */
  readonly always: boolean;
  readonly run: (job: JobPlace) => Promise<boolean>;
}

export interface JobPlace {
  readonly agent: Agent;
  readonly signal: AbortSignal;
  /** Runs a script in the checkout; its output goes into the job's log. */
  script(text: string, environment: Readonly<Record<string, string>>): Promise<boolean>;
  /** Keeps a copy of a folder as what the job leaves; none is kept of what is not there. */
  keep(folder: string): void;
}

export interface HubJob {
  readonly steps: { readonly name: string; conclusion: 'success' | 'failure' | 'cancelled' | 'skipped' }[];
  log: string;
  /** Copy of what was kept. */
  left: string | null;
  conclusion: 'success' | 'failure' | 'cancelled' | null;
  readonly abort: AbortController;
  ended: Promise<void>;
}

/** Runs the steps on an agent of their own, behind the walls that local checks have. */
export function startJob(steps: readonly JobStep[], onEnd: () => void): HubJob {
  const abort = new AbortController();
  const job: HubJob = { steps: [], log: '', left: null, conclusion: null, abort, ended: Promise.resolve() };
  job.ended = runSteps(job, steps).then(onEnd);
  return job;
}

async function runSteps(job: HubJob, steps: readonly JobStep[]): Promise<void> {
  const agent = createAgent();
  const never = new AbortController().signal;
  const isCancelled = () => job.abort.signal.aborted;
  let failed = false;
  for (const { name, always, run } of steps) {
    if ((failed || isCancelled()) && !always) {
      job.steps.push({ name, conclusion: 'skipped' });
      continue;
    }
    const signal = always ? never : job.abort.signal;
    const passed = await run(placeOf(job, agent, signal)).catch((error: unknown) => {
      job.log += `##[error]${String(error)}\n`;
      return false;
    });
    failed ||= !passed;
    const ended = isCancelled() && !always ? 'cancelled' : 'failure';
    job.steps.push({ name, conclusion: passed ? 'success' : ended });
  }
  rmSync(agent.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const ended = failed ? 'failure' : 'success';
  job.conclusion = isCancelled() ? 'cancelled' : ended;
}

function placeOf(job: HubJob, agent: Agent, signal: AbortSignal): JobPlace {
  return {
    agent,
    signal,
    async script(script, environment) {
      const logFile = join(agent.folder, 'logs', `${job.steps.length}.log`);
      const { passed } = await agent.run({ script, logFile, environment, network: true, walled: true, signal });
      job.log += readFileSync(logFile, 'utf8');
      return passed;
    },
    keep(folder) {
      if (!existsSync(folder)) return;
      job.left = mkdtempSync(join(tmpdir(), 'stellwerk-left-'));
      cpSync(folder, job.left, { recursive: true });
    },
  };
}

/** Stops a job and takes away what it left. */
export async function endJob({ abort, ended, left }: HubJob): Promise<void> {
  abort.abort();
  await ended;
  if (left !== null) rmSync(left, { recursive: true, force: true });
}
