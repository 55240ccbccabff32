import type { PartView } from '../../domain/coordination';
import type { DecisionOutcome } from '../../contracts/stages';
import { call } from '../kit';
import type { Step } from '../kit';
import type { Withdrawn } from '../await-decision';
import { checkpoint, decide, record } from '../run/journey';
import type { Journey } from '../run/journey';

/** A rejection on its way through the parts: what others build on is repaired first. */
export interface Rejection {
  /** Hands it on to those whose turn it is. Answers whether there were any. */
  goOn(parts: readonly PartView[]): Step<boolean>;
  isOver(parts: readonly PartView[]): boolean;
}

/**
 * One gate for everything that waits for its approval. An approval becomes the approval of every part, by the same people and
 * under the part's own rules; a part that refuses it brings the gate back. Nothing is merged before all parts are approved.
 */
export function* reviewTogether(journey: Journey, runs: readonly string[]): Step<Rejection | undefined> {
  const { run } = journey;
  const { report, digest } = yield* record(journey, 'writeJointReport', { runId: run.runId, tenant: run.tenant });
  const reason = `${runs.length} repositories, one decision`;
  const ask = { gate: 'qa', subject: digest, subjectUri: report, reason, joint: true } as const;
  const outcome = (yield* decide(journey, ask, 'waiting_for_confirmation')) as
    Exclude<DecisionOutcome, { kind: 'cancelled' }> | Withdrawn;
  yield* journey.slot.leave();
  if (outcome.kind === 'withdrawn') {
    yield* journey.log.note('problem', 'the joint gate was withdrawn: a part is not what it showed any more');
    return undefined;
  }
  if (outcome.kind === 'expired') {
    const why = 'Nobody decided in time; continue to reopen the joint gate.';
    yield* checkpoint(journey, { kind: 'needsPerson', code: 'gate_expired', reason: why }, 'paused');
    yield* journey.slot.leave();
    return undefined;
  }
  const { choice, by, gateId } = outcome.decision;
  yield* journey.log.record(
    { status: 'running', waitingFor: null },
    { kind: 'decision', text: `${by} chose ${choice} for ${runs.length} repositories` },
  );
  if (choice !== 'approve') return rejection(journey, gateId, runs);
  yield* relay(journey, gateId, runs);
  return undefined;
}

function rejection(journey: Journey, gateId: string, runs: readonly string[]): Rejection {
  let left = runs;
  const runOf = (parts: readonly PartView[], project: string): string | undefined =>
    parts.find((part) => part.project === project)?.run?.runId;

  function isDue(parts: readonly PartView[], runId: string): boolean {
    const own = parts.find(({ run }) => run?.runId === runId);
    return (own?.dependsOn ?? []).every((project) => {
      const other = parts.find((part) => part.project === project);
      const isLeft = left.includes(runOf(parts, project) ?? '');
      return !isLeft && (other?.run?.atQa === true || !runs.includes(other?.run?.runId ?? ''));
    });
  }

  return {
    *goOn(parts) {
      const due = left.filter((runId) => isDue(parts, runId));
      if (due.length === 0) return false;
      left = left.filter((runId) => !due.includes(runId));
      yield* relay(journey, gateId, due);
      return true;
    },
    /** Also when a part has ended meanwhile: then there is nothing left to repair together. */
    isOver: (parts) => left.length === 0 || parts.some(({ run }) => run?.status === 'cancelled'),
  };
}

function* relay(journey: Journey, gateId: string, runs: readonly string[]): Step<void> {
  const relayed = yield* call(journey.context, 'relayDecision', { runId: journey.run.runId, gateId, runs });
  if (relayed.kind === 'refused') {
    yield* journey.log.note('problem', `the decision does not count for ${relayed.reason}`);
  }
}
