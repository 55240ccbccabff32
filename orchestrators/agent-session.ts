import type { AgentSessionInput, AgentSessionResult, NeedsPerson } from '../contracts/stages';
import { effect, inputOf, instanceIdOf, sleep } from './kit';
import type { Context, Step } from './kit';
import { payTurn } from './run/paid-turn';
import { guarded, needsPerson } from './run/stage';

/** Waits on the vendor's rate limit that one turn may take before a person is asked. */
const longestOutage = 30;

/** One agent's turn loop: model turn → tools → … → output. Contents stay in the stores; this carries references. */
export function* agentSession(context: Context): Step<AgentSessionResult | { readonly kind: 'cancelled' }> {
  return yield* guarded(turns(context, inputOf<AgentSessionInput>(context)));
}

function* turns(context: Context, session: AgentSessionInput): Step<AgentSessionResult> {
  let { workspace } = session;
  let corrections = 0;
  for (let turn = 1; turn <= session.maxTurns; turn += 1) {
    const taken = yield* takeTurn(context, session, turn);
    if (taken.kind === 'needsPerson') {
      return taken;
    }
    workspace = taken.workspace ?? workspace;
    if (taken.kind === 'finished') {
      return { kind: 'finished', output: taken.output, turns: turn, ...(workspace ? { workspace } : {}) };
    }
    if (taken.kind === 'invalid') {
      corrections += 1;
      if (corrections > 1) {
        return {
          kind: 'needsPerson',
          code: taken.code ?? 'model_output_invalid',
          reason: `The ${session.role} answered unusably twice: ${taken.reason}`,
        };
      }
    }
  }
  return {
    kind: 'needsPerson',
    code: 'turns_exhausted',
    reason: `The ${session.role} did not finish within ${session.maxTurns} turns.`,
  };
}

type Turn =
  | { readonly kind: 'went'; readonly workspace: string | null }
  | { readonly kind: 'finished'; readonly output: string; readonly workspace: string | null }
  | {
      readonly kind: 'invalid';
      readonly reason: string;
      readonly code?: 'skill_missing';
      readonly workspace: null;
    }
  | NeedsPerson;

function* takeTurn(context: Context, session: AgentSessionInput, turn: number): Step<Turn> {
  const sessionId = instanceIdOf(context);
  const { runId, tenant } = session.run;
  const request = { runId, tenant, session, sessionId, turn, operationKey: `${sessionId}/turn/${turn}` };
  for (let wait = 0; wait <= longestOutage; wait += 1) {
    const answer = yield* payTurn(context, request);
    switch (answer.kind) {
      case 'retryLater':
        yield* sleep(context, answer.afterSeconds);
        continue;
      case 'needsPerson':
        return answer;
      case 'refused':
        return needsPerson(answer);
      case 'invalid':
        return { ...answer, workspace: null };
      case 'finished':
        return { kind: 'finished', output: answer.output, workspace: null };
      case 'tools':
        return yield* useTools(context, request);
    }
  }
  return {
    kind: 'needsPerson',
    code: 'model_unavailable',
    reason: 'The model kept refusing for load. Continue to try again.',
  };
}

function* useTools(
  context: Context,
  request: {
    readonly runId: string;
    readonly tenant: string;
    readonly session: AgentSessionInput;
    readonly sessionId: string;
    readonly turn: number;
  },
): Step<Turn> {
  const ran = yield* effect(context, 'runTools', {
    ...request,
    operationKey: `${request.sessionId}/tools/${request.turn}`,
  });
  if (ran.kind === 'refused') {
    return needsPerson(ran);
  }
  if (ran.kind === 'invalid') {
    return { ...ran, workspace: null };
  }
  return ran.finished === null
    ? { kind: 'went', workspace: ran.workspace }
    : { kind: 'finished', output: ran.finished, workspace: ran.workspace };
}
