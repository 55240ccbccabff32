import { AppError } from '../../domain/errors';
import type { EditedArtifact } from '../../contracts/api';
import { isRequester } from '../../domain/gates/same-person';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import type { DocumentOf } from '../../schemas/registry';
import { validate } from '../../schemas/validate';
import { hasRole, requireRun } from './access';

export type EditArtifact = (
  identity: Identity,
  runId: string,
  name: string,
  document: unknown,
) => Promise<EditedArtifact>;

/** Documents that steer the work. The others are evidence of what happened: nobody edits those. */
export const editableDocuments = ['code_gen_spec', 'test_plan'] as const;
type Editable = (typeof editableDocuments)[number];

/**
 * Takes a person's version of a document while the run waits at a checkpoint. It is checked against its schema, stored under
 * its digest and audited with its author; the earlier version stays where it is. The next visit of a stage is given it.
 */
export function createEditArtifact(ports: Pick<Ports, 'artifacts' | 'audit' | 'clock' | 'runs'>): EditArtifact {
  return async function editArtifact(identity, runId, name, document) {
    const run = await requireRun(ports, identity, runId);
    if (!isRequester(identity, run.requester) && !hasRole(identity, 'admin', 'ops', 'dev')) {
      throw new AppError('forbidden', `Only ${run.requester}, dev, ops and admin may edit documents of run ${runId}.`);
    }
    const editable = editableDocuments.find((known) => known === name);
    if (editable === undefined) {
      throw new AppError('invalid_request', `"${name}" is not for editing; ${editableDocuments.join(' and ')} are.`);
    }
    const gateId = run.waitingFor?.kind === 'checkpoint' ? run.waitingFor.gateId : undefined;
    if (gateId === undefined) {
      throw new AppError('conflict', `Run ${runId} does not wait at a checkpoint; documents are edited only there.`);
    }
    const { uri, sha256 } = await store(run, editable, document);
    const at = ports.clock.now().toISOString();
    const [key, by] = [`${runId}/edit/${gateId}/${name}/${sha256}`, identity.user];
    const data = { edited: true, folder: 'edits', path: `${name}.json`, name, uri, gateId, by };
    await ports.audit.append({ tenant: run.tenant, key, kind: 'control', runId, actor: by, data, at });
    const text = `${by} edited ${name}; the next visit of a stage is given it`;
    await ports.runs.recordProgress(runId, key, at, {}, { kind: 'artifact', text, data });
    return { runId, name, uri, previous: run.links[editable] ?? null };
  };

  async function store(
    run: { readonly runId: string; readonly tenant: string },
    name: Editable,
    document: unknown,
  ): Promise<{ readonly uri: string; readonly sha256: string }> {
    const result = validate(name, document);
    if (!result.ok) {
      const problems = result.problems.map((problem) => problem.message);
      throw new AppError('schema_violation', `This is no valid ${name}: ${problems.join('; ')}.`, {
        details: { problems },
      });
    }
    const { run_id: owner }: Pick<DocumentOf<Editable>, 'run_id'> = result.value;
    if (owner !== undefined && owner !== run.runId) {
      throw new AppError('conflict', `The document belongs to run ${owner}, not to ${run.runId}.`);
    }
    return ports.artifacts.put(run.tenant, name, `${JSON.stringify(document, null, 2)}\n`);
  }
}
