import type { BugTriageInput, EffectContracts } from '../contracts/activities';
import { call, effect, firstLine, inputOf, instanceIdOf } from './kit';
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
  const { verdict, reason } = yield* call(context, 'classifyBug', { tenant, project, bugReport, triageId });
  switch (verdict) {
    case 'hotfix': {
      const documents = yield* call(context, 'writeHotfixSpec', { tenant, project, bugReport, triageId });
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
