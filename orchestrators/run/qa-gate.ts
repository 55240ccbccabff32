import { parseArtifactUri } from '../../domain/ids';
import type { Step } from '../kit';
import { checkpoint, decide, move, record } from './journey';
import type { Journey } from './journey';

/** Holds for as long as it takes. An expired gate leaves the run paused until somebody reopens it. */
export function* awaitQa(
  journey: Journey,
): Step<{ readonly choice: string; readonly by: string; readonly gateId: string; readonly comment?: string }> {
  for (;;) {
    const report = journey.links.qa_report ?? '';
    const outcome = yield* decide(
      journey,
      { gate: 'qa', subject: parseArtifactUri(report)?.sha256 ?? '', subjectUri: report },
      'waiting_for_confirmation',
    );
    if (outcome.kind === 'expired') {
      yield* checkpoint(
        journey,
        { kind: 'needsPerson', code: 'gate_expired', reason: 'Nobody decided in time; continue to reopen the gate.' },
        'paused',
      );
      continue;
    }
    const { decision } = outcome;
    if (decision.choice !== 'approve') {
      return decision;
    }
    yield* move(journey, 'T4', { qaGateId: decision.gateId, reason: `approved by ${decision.by}` });
    const amended = yield* record(journey, 'amendQaReport', { run: journey.run, qaReport: report, decision });
    journey.links = { ...journey.links, qa_report: amended.qaReport };
    return decision;
  }
}
