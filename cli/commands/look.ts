import type { Command } from 'commander';
import { followRun } from '../follow-run';
import { usageFailure } from '../failure';
import { getArtifact } from '../decision-card';
import { eventLine } from '../render/event-line';
import { printable } from '../render/paint';
import { reviewLines } from '../render/review-lines';
import { runCard } from '../render/run-card';
import { allEvents, getDiff, getReview, getRun } from '../run-api';
import type { Session } from '../session';
import type { Terminal } from '../terminal';
import { addCommand, withSession } from './command';

const sampleRun = 'local.greeting.101.1';

/** The commands that only read. */
export function addLookCommands(program: Command, terminal: Terminal): void {
  addCommand(program, {
    usage: 'show <run>',
    summary: 'state, status, what it waits for, links, cost and rounds of a run',
    example: `show ${sampleRun} --json`,
  }).action(withSession(terminal, show));
  addCommand(program, {
    usage: 'watch <run>',
    summary: 'follow a run live until it ends (with --json one event per line)',
    example: `watch ${sampleRun}`,
  }).action(withSession(terminal, watch));
  addCommand(program, {
    usage: 'logs <run>',
    summary: 'everything that happened in a run so far',
    example: `logs ${sampleRun}`,
  }).action(withSession(terminal, logs));
  addCommand(program, {
    usage: 'diff <run>',
    summary: "the run's change against its base, as a unified diff",
    example: `diff ${sampleRun}`,
  }).action(withSession(terminal, diff));
  addCommand(program, {
    usage: 'review <run>',
    summary: "what was said in the run's pull request: findings, statuses, labels",
    example: `review ${sampleRun}`,
  }).action(withSession(terminal, review));
  addCommand(program, {
    usage: 'artifact <uri>',
    summary: 'the document behind a stellwerk:// link of a run',
    example: `artifact "$(npx stellwerk show ${sampleRun} --json | jq -r .links.qa_report)"`,
  }).action(withSession(terminal, artifact));
}

async function show(session: Session, _options: object, runId: string): Promise<void> {
  const run = await getRun(session.client(), runId);
  session.print(run, () => runCard(run, session.terminal.paint));
}

async function watch(session: Session, _options: object, runId: string): Promise<void> {
  const { terminal, json } = session;
  let standing = '';
  for await (const { events, run } of followRun(session.client(), runId)) {
    for (const event of events) terminal.out(json ? JSON.stringify(event) : eventLine(event, terminal.paint));
    const now = `${run.state} ${run.status}`;
    if (!json && now !== standing) terminal.err(terminal.paint('dim', `${runId}: ${run.state}, ${run.status}`));
    standing = now;
  }
}

async function logs(session: Session, _options: object, runId: string): Promise<void> {
  const events = await allEvents(session.client(), runId);
  session.print(events, () => events.map((event) => eventLine(event, session.terminal.paint)));
}

async function diff(session: Session, _options: object, runId: string): Promise<void> {
  const text = await getDiff(session.client(), runId);
  const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  if (session.json) session.terminal.out(JSON.stringify({ runId, diff: text }));
  else session.terminal.write(session.terminal.onScreen === true ? printable(whole) : whole);
}

async function review(session: Session, _options: object, runId: string): Promise<void> {
  const shown = await getReview(session.client(), runId);
  session.print(shown, () => reviewLines(shown));
}

async function artifact(session: Session, _options: object, uri: string): Promise<void> {
  const content = await getArtifact(session.client(), uri);
  if (content === undefined) {
    throw usageFailure(`"${uri}" is no artifact link.`, 'Links look like stellwerk://<tenant>/<sha256>/<name>.json.');
  }
  session.terminal.write(session.terminal.onScreen === true ? printable(new TextDecoder().decode(content)) : content);
  if (content.at(-1) !== 10) session.terminal.write('\n');
}
