import type { RecordContracts } from '../contracts/activities';
import { decide } from '../domain/lifecycle';
import type { Ports } from '../ports';
import { readFacts } from './transition-facts';
import { writeManifest } from './write-manifest';

type Contract = RecordContracts['recordTransition'];

/** The only way a run moves: guard first, then the audit record, then the manifest's next version. */
export function createRecordTransition(ports: Pick<Ports, 'artifacts' | 'audit' | 'code' | 'runs'>) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { run, transition, from, sequence, at } = input;
    const decision = decide(from, transition, await readFacts(ports, input));
    if (!decision.allowed) {
      return { kind: 'refused', code: 'transition_refused', reason: decision.reason };
    }
    await ports.audit.append({
      tenant: run.tenant,
      key: `${run.runId}/transition/${sequence}`,
      kind: 'transition',
      runId: run.runId,
      actor: 'stellwerk',
      data: {
        transition,
        from,
        to: decision.to,
        sequence,
        links: input.links,
        ...(input.reason ? { reason: input.reason } : {}),
      },
      at,
    });
    const state = transition === 'L2' ? from : decision.to;
    const manifest = await writeManifest(ports.artifacts, { ...input, state });
    return { kind: 'moved', to: decision.to, manifest };
  };
}
