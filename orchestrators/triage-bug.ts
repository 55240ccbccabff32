import type { BugTriageInput, EffectContracts } from '../contracts/activities';
import type { AgentSessionResult } from '../contracts/stages';
import { triageSessionId } from '../domain/ids';
import { call, child, effect, firstLine, inputOf, instanceIdOf } from './kit';
import type { Context, Step } from './kit';

export interface TriageResult {
  readonly verdict: string;
  readonly reason: string;
  readonly runId?: string;
  readonly workItem?: string;
}

/** MAINTENANCE for one bug report: a hotfix run at CODING (L3), a backlog item (L4), or a reasoned end. */
export function* triageBug(context: Context): Step<TriageResult> {
  const bug = inputOf<BugTriageInput>(context);
  try {
    return yield* triage(context, bug);
  } catch (error) {
    return { verdict: 'failed', reason: firstLine(error) };
  }
}

function* triage(context: Context, bug: BugTriageInput): Step<TriageResult> {
  const { tenant, project, bugReport, fingerprint } = bug;
  const triageId = instanceIdOf(context);
  const scope = { runId: triageId, tenant, operationKey: `${triageId}/result`, project, bugReport, fingerprint };
  const asked = { tenant, project, bugReport, triageId };
  const agent = yield* askTriager(context, asked);
  const { verdict, reason } = yield* call(context, 'classifyBug', { ...asked, fingerprint, ...agent });
  switch (verdict) {
    case 'hotfix': {
      const documents = yield* call(context, 'writeHotfixSpec', {
        ...asked,
        ...(agent.agentView ? { agentView: agent.agentView } : {}),
      });
      const started = yield* effect(context, 'startHotfix', { ...scope, ...documents });
      return hotfixResult(reason, started);
    }
    case 'regular_fix': {
      const filed = yield* effect(context, 'fileBacklogItem', { ...scope, reason });
      return filed.kind === 'filed'
        ? { verdict, reason, workItem: filed.workItem }
        : { verdict: 'failed', reason: filed.reason };
    }
    default:
      return { verdict, reason };
  }
}

/** The agent's view, or why there is none: without a model, a budget or a scripted reply the rules decide alone. */
function* askTriager(
  context: Context,
  asked: { readonly tenant: string; readonly project: string; readonly bugReport: string; readonly triageId: string },
): Step<{ readonly agentView?: string; readonly agentNote?: string }> {
  try {
    const prepared = yield* call(context, 'prepareTriage', asked);
    if (prepared.kind === 'skipped') {
      return { agentNote: prepared.reason };
    }
    const id = triageSessionId(asked.triageId);
    const seen = yield* child<AgentSessionResult | { readonly kind: 'cancelled' }>(
      context,
      'agentSession',
      id,
      prepared.session,
    );
    if (seen.kind === 'finished') {
      return { agentView: seen.output };
    }
    return { agentNote: seen.kind === 'cancelled' ? 'cancelled' : `${seen.code}: ${seen.reason}` };
  } catch (error) {
    return { agentNote: firstLine(error) };
  }
}

function hotfixResult(reason: string, started: EffectContracts['startHotfix']['output']): TriageResult {
  switch (started.kind) {
    case 'started':
      return { verdict: 'hotfix', reason, runId: started.runId };
    case 'duplicate':
      return { verdict: 'duplicate', reason: `${started.runId} repairs it already`, runId: started.runId };
    case 'refused':
      return { verdict: 'failed', reason: started.reason };
  }
}
