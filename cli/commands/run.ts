import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ProjectBody, ProjectView, RunView, StartRunBody } from '../../contracts/api';
import type { ApiClient } from '../api-client';
import { QuietExit, reasonOf, usageFailure } from '../failure';
import { followRun, restsWithPeople } from '../follow-run';
import { eventLine } from '../render/event-line';
import { runCard } from '../render/run-card';
import { sameHost, type Session } from '../session';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand, collect, withSession } from './command';

interface RunOptions extends SharedOptions {
  readonly repo: string;
  readonly title: string;
  readonly description?: string;
  readonly acceptance?: readonly string[];
  readonly script?: string;
  readonly tenant?: string;
  readonly project?: string;
  readonly repositories?: string;
  readonly wait?: boolean;
}

interface StartedRun {
  readonly runId: string;
}

export function addRunCommand(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'run',
    summary: 'start a run on a local git repository that has a .stellwerk/project.yml',
    example: "run --repo ../shop --title 'Show the price with tax' --acceptance 'GET /price/1 has taxIncluded' --wait",
  })
    .requiredOption('--repo <path>', 'the git repository')
    .requiredOption('--title <title>', 'what is to be done, in one line')
    .option('--description <text>', 'what is to be done, in full')
    .option('--acceptance <criterion>', 'what must hold in the end; repeat for several', collect)
    .option('--script <file>', 'model script for this run (hosts with the scripted model only)')
    .option('--tenant <tenant>', 'tenant of the project (default: your own)')
    .option('--project <slug>', 'name of the project (default: made from the folder name)')
    .option(
      '--repositories <projects>',
      'registered projects that change together, separated by commas, first the one the others build on',
    )
    .option('--wait', 'follow the run until it waits for a person or ends; exit code 1 when it failed or was cancelled')
    .action(withSession<RunOptions>(terminal, start));
}

async function start(session: Session, options: RunOptions): Promise<void> {
  const api = session.client();
  const modelScript =
    options.script === undefined ? undefined : readScript(resolve(session.terminal.cwd, options.script));
  const { tenant, project } = await api.post<ProjectView>('/v1/projects', projectBody(session, options));
  const body: StartRunBody = {
    tenant,
    project,
    title: options.title,
    ...(options.description === undefined ? {} : { description: options.description }),
    ...(options.acceptance === undefined ? {} : { acceptanceCriteria: options.acceptance }),
    ...(modelScript === undefined ? {} : { modelScript }),
    ...(options.repositories === undefined ? {} : { repositories: partsOf(options.repositories, project) }),
  };
  const started = await api.post<StartedRun>('/v1/runs', body, { 'idempotency-key': randomUUID() });
  if (options.wait === true) return finish(session, api, started.runId);
  session.print(started, () => [
    `Started ${started.runId}.`,
    `Follow it:  npx stellwerk watch ${started.runId}${sameHost(session)}`,
  ]);
}

async function finish(session: Session, api: ApiClient, runId: string): Promise<void> {
  session.terminal.err(`Started ${runId}.`);
  const run = await waitForPeople(session, api, runId);
  session.print(run, () => runCard(run, session.terminal.paint));
  if (run.status === 'failed' || run.status === 'cancelled' || run.status === 'crashed') throw new QuietExit(1);
}

async function waitForPeople({ terminal }: Session, api: ApiClient, runId: string): Promise<RunView> {
  for await (const { events, run } of followRun(api, runId)) {
    for (const event of events) terminal.err(eventLine(event, terminal.paint));
    if (restsWithPeople(run)) return run;
  }
  throw new Error(`${runId} was followed to its end, yet has not ended.`);
}

function projectBody(session: Session, options: RunOptions): ProjectBody {
  const location = resolve(session.terminal.cwd, options.repo);
  const { project } = options;
  const tenant = session.tenant(options.tenant);
  return { location, ...(tenant === undefined ? {} : { tenant }), ...(project === undefined ? {} : { project }) };
}

function readScript(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw usageFailure(`The model script cannot be read: ${reasonOf(error)}`);
  }
}

/** The repository the command names is one of them, and the first unless it is named elsewhere. */
function partsOf(names: string, project: string): NonNullable<StartRunBody['repositories']> {
  const listed = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const all = listed.includes(project) ? listed : [project, ...listed];
  return all.map((name) => ({ project: name }));
}
