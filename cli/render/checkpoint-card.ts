import type { RunView } from '../../contracts/api';
import type { CheckpointChoice } from '../../domain/gates';
import { printable, type Paint } from './paint';
import { fields } from './table';

const meanings: Readonly<Record<CheckpointChoice, string>> = {
  continue: 'go on in the same session: the agent sees what it did before',
  continue_fresh: "go on in a new session with the stage's inputs alone (saves tokens)",
  repeat: 'run this stage again from its inputs',
  rerun_after_edit: 'run this stage again on what you have edited or pushed',
  roll_back: 'give the traffic back to the version before',
  pause: 'keep everything as it is and ask again later',
  cancel: 'end the run and undo what is open',
};

/** What a checkpoint is about, what the stage made, and the numbered ways on. */
export function checkpointCard({ runId, waitingFor }: RunView, paint: Paint): readonly string[] {
  if (waitingFor?.kind !== 'checkpoint') return [];
  const { stage, reason, hint, artifacts = {} } = waitingFor;
  const made = Object.entries(artifacts);
  return [
    `${paint('bold', runId)} waits${stage === undefined ? '' : ` after ${stage}`}: ${printable(reason ?? '')}`,
    ...(hint === undefined ? [] : [paint('dim', printable(hint))]),
    ...(made.length === 0 ? [] : ['Made:', ...fields(made, paint)]),
    'Choose how to go on:',
    ...offeredChoices(waitingFor.choices ?? []).map(
      (choice, index) => `  ${index + 1}  ${choice.padEnd(16)}  ${meanings[choice]}`,
    ),
  ];
}

export function offeredChoices(choices: readonly string[]): readonly CheckpointChoice[] {
  return (Object.keys(meanings) as CheckpointChoice[]).filter((choice) => choices.includes(choice));
}
