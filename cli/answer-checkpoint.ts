import type { CheckpointBody, RunView } from '../contracts/api';
import type { CheckpointChoice } from '../domain/gates';
import { runPath } from './run-api';
import { sameHost, type Session } from './session';

/** What `continue` means without a choice: a session that loads the next stage's inputs alone, where the checkpoint offers it. */
export function wayOn({ waitingFor }: RunView): CheckpointChoice {
  const offered = waitingFor?.choices ?? [];
  const wanted: readonly CheckpointChoice[] = ['continue_fresh', 'continue', 'repeat'];
  return wanted.find((choice) => offered.includes(choice)) ?? 'continue';
}

export async function answerCheckpoint(
  session: Session,
  { runId, waitingFor }: RunView,
  choice: CheckpointChoice,
  comment: string | undefined,
): Promise<void> {
  const gateId = waitingFor?.gateId;
  const body: CheckpointBody = {
    choice,
    ...(gateId === undefined ? {} : { checkpoint: gateId }),
    ...(comment === undefined ? {} : { comment }),
  };
  const answer = await session.client().post(runPath(runId, '/checkpoint'), body);
  session.print(answer, () => [`${runId}: ${choice}. Follow it: npx stellwerk watch ${runId}${sameHost(session)}`]);
}
