import { isAppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { RunRecord } from '../../ports/run-index';
import type { AdoPerson } from './ado-envelope';
import type { CommandVerb, CommentCommand } from './comment-command';
import type { ControlAction, ControlRun } from './control-run';
import type { DecideGate } from './decide-gate';
import { explainRun, helpText } from './explain-run';
import type { FindPerson } from './find-person';
import type { Intake } from './intake';

export interface GivenCommand {
  readonly command: CommentCommand;
  readonly tenant: string;
  readonly project: string;
  readonly workItem: string;
  readonly person: AdoPerson | undefined;
  /** The same for every delivery of the comment. */
  readonly key: string;
  readonly channel: string;
  /** Reads the comment again where it lives; undefined = it cannot be asked there, false = it does not say so. */
  readonly verify: () => Promise<boolean | undefined>;
  /** Answers where the comment is; by default on the work item. */
  readonly answer?: (text: string) => Promise<void>;
  /** Starts a run of the work item; absent where a comment cannot. */
  readonly start?: () => Promise<Intake>;
}

export type ObeyCommand = (given: GivenCommand) => Promise<Intake>;

const controls: Readonly<Partial<Record<CommandVerb, ControlAction>>> = {
  stop: 'pause',
  resume: 'resume',
  cancel: 'cancel',
  retry: 'retry',
  continue: 'continue',
};

/**
 * Carries out what a comment asks for and answers each with a comment. Whoever decides must be known to the directory, must be the
 * author according to the platform itself, and has no other way than anybody else: decisions go through `decideGate`,
 * everything else through `controlRun`. Throws only what a repetition mends.
 */
export function createObeyCommand(
  ports: Pick<Ports, 'runs' | 'work'>,
  uses: { readonly decideGate: DecideGate; readonly controlRun: ControlRun; readonly findPerson: FindPerson },
): ObeyCommand {
  return async function obeyCommand(given) {
    const intake = await carryOut(given);
    await reply(given, intake);
    return intake;
  };

  async function carryOut(given: GivenCommand): Promise<Intake> {
    const { verb } = given.command;
    if (verb === 'help') return { outcome: 'done', reason: helpText };
    if (verb === 'run') return given.start ? given.start() : refused('A run is started from its work item.');
    const run = await newestRun(given);
    if (!run) return refused(`There is no run of ${given.workItem} yet.`);
    if (verb === 'explain') return { outcome: 'done', reason: explainRun(run), runId: run.runId };
    return act(given, run);
  }

  async function act(given: GivenCommand, run: RunRecord): Promise<Intake> {
    const { runId } = run;
    const identity = await uses.findPerson(given.tenant, given.person);
    if (!identity)
      return refused('Nobody of the directory has the mail address or the login of whoever wrote this.', runId);
    const verified = await given.verify();
    if (verified === false) return refused('The platform knows no such comment of this author.', runId);
    if (verified === undefined && given.command.verb !== 'stop') {
      return refused('The comment cannot be read again here, so it decides nothing. Use the CLI or the portal.', runId);
    }
    try {
      return await decideOrControl(given, run, identity);
    } catch (error) {
      if (!isAppError(error) || error.retryable) throw error;
      return refused(`${error.message} (${error.code})`, runId);
    }
  }

  async function decideOrControl(given: GivenCommand, run: RunRecord, identity: Identity): Promise<Intake> {
    const { runId } = run;
    const { verb, words } = given.command;
    const action = controls[verb];
    if (action) {
      const { changed, mode } = await uses.controlRun(identity, runId, action, words.join(' ') || undefined);
      const reason = `${verb} by ${identity.user}: ${changed ? 'done' : 'it was so already'}, mode ${mode}`;
      return { outcome: 'done', reason, runId };
    }
    const { gate, subject, points, comment } = readDecision(words, run);
    if (subject === undefined) return refused(`Name what you decide on. ${explainRun(run)}`, runId);
    const { outcome, approvals } = await uses.decideGate(identity, {
      ...{ runId, gate, choice: verb, subject, channel: given.channel },
      ...(comment === '' ? {} : { comment }),
      ...(points.length === 0 ? {} : { checklist: Object.fromEntries(points.map((point) => [point, true])) }),
    });
    const votes = approvals ? `, ${approvals.have} of ${approvals.need} approvals` : '';
    return { outcome: 'done', reason: `${verb} of ${gate} by ${identity.user}: ${outcome}${votes}`, runId };
  }

  async function newestRun({ tenant, project, workItem }: GivenCommand): Promise<RunRecord | undefined> {
    return (await ports.runs.listRuns({ tenant, project, workItem, limit: 1 })).items[0];
  }

  async function reply({ tenant, project, workItem, key, answer }: GivenCommand, intake: Intake): Promise<void> {
    if (answer) return answer(answerOf(intake));
    if (!(await ports.work.get(tenant, project, workItem))) return;
    await ports.work.comment(tenant, project, workItem, `command/${key}`, answerOf(intake));
  }
}

/** A repetition after a crash finds the run started: the answer to the command is the same. */
function answerOf({ outcome, reason, runId }: Intake): string {
  if (runId === undefined) return reason;
  if (outcome === 'started' || outcome === 'duplicate') return `Run ${runId} has started.`;
  return outcome === 'active' ? `Run ${runId} of this work item has not ended, so no other is started.` : reason;
}

/** `approve [gate] <first 12 digits or more of the digest> [+point …] [comment]`; the gate is the one the run waits at. */
function readDecision(
  words: readonly string[],
  { waitingFor }: RunRecord,
): { gate: string; subject: string | undefined; points: readonly string[]; comment: string } {
  const rest = [...words];
  const named = /^(?:qa|deploy)(?:\.\d{1,4})?$/.test(rest[0] ?? '') ? rest.shift() : undefined;
  const digest = /^[0-9a-f]{12,64}$/.test(rest[0] ?? '') ? rest.shift() : undefined;
  const shown = waitingFor?.subject;
  const isShown = digest !== undefined && shown?.startsWith(digest) === true;
  return {
    gate: named ?? waitingFor?.gate ?? 'qa',
    subject: isShown ? shown : digest,
    points: rest.filter((word) => /^\+[a-z_]{2,60}$/.test(word)).map((word) => word.slice(1)),
    comment: rest.filter((word) => !word.startsWith('+')).join(' '),
  };
}

function refused(reason: string, runId?: string): Intake {
  return { outcome: 'refused', reason, ...(runId === undefined ? {} : { runId }) };
}
