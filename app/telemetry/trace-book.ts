/** Trees whose trace is remembered; the one that was not asked for the longest is forgotten first. */
const mostTrees = 5_000;

/** Parts of the id of a run or a triage, with which the ids of all its instances begin. */
const rootParts = 4;

export interface TraceBook {
  /** Takes note of the trace that an instance's input names. */
  learn(instance: string, input: unknown): void;
  /** W3C traceparent of whoever started the tree that the instance belongs to. */
  find(instance: string): string | undefined;
}

/**
 * Which trace a run belongs to. It is part of the run's input, which not every instance and activity below has at hand; hosts
 * carry a trace of their own along, but not all of them through a restart and every start.
 */
export function createTraceBook(): TraceBook {
  const traces = new Map<string, string>();
  return {
    learn(instance, input) {
      const trace = traceIn(input);
      if (trace === undefined) return;
      const root = rootOf(instance);
      traces.delete(root);
      traces.set(root, trace);
      const [oldest] = traces.keys();
      if (traces.size > mostTrees && oldest !== undefined) traces.delete(oldest);
    },
    find: (instance) => traces.get(rootOf(instance)),
  };
}

function rootOf(instance: string): string {
  return instance.split('.').slice(0, rootParts).join('.');
}

/** Of a run's or a triage's own input, a stage's (`run`) or an agent's turn (`session`). */
function traceIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const { traceParent, run, session } = input as Readonly<Record<'traceParent' | 'run' | 'session', unknown>>;
  if (typeof traceParent === 'string') return traceParent;
  return traceIn(run ?? session);
}
