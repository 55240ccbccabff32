import type { NeedsPerson, Stage } from '../../contracts/stages';
import type { RunSnapshot } from '../../contracts/run';
import { effect } from '../kit';
import type { Context, Step } from '../kit';
import { needsPerson } from './stage';

/** Puts what a coder's session edited on the run's branch; answers where the branch stands then. */
export function* commitSession(
  context: Context,
  place: {
    readonly run: RunSnapshot;
    readonly stage: Stage;
    readonly visit: number;
    readonly attempt: number;
    readonly head: string;
    readonly spec: string;
  },
  session: { readonly workspace?: string; readonly output: string },
): Step<{ readonly kind: 'edited'; readonly commit: string } | NeedsPerson> {
  const { run, stage, visit, attempt, head, spec } = place;
  if (!session.workspace) {
    return { kind: 'edited', commit: head };
  }
  const committed = yield* effect(context, 'commitChange', {
    runId: run.runId,
    tenant: run.tenant,
    operationKey: `${run.runId}/${stage}.${visit}/commit.${attempt}`,
    run,
    visit,
    expectedHead: head,
    workspace: session.workspace,
    spec,
    summary: session.output,
  });
  switch (committed.kind) {
    case 'refused':
      return needsPerson(committed);
    case 'headMoved':
      return {
        kind: 'needsPerson',
        code: 'head_moved',
        reason: `Somebody pushed to ${run.branch} (now ${committed.head.slice(0, 12)}); continue to build on it.`,
      };
    default:
      return { kind: 'edited', commit: committed.commit };
  }
}
