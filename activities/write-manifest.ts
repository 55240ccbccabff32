import { createHash } from 'node:crypto';
import type { RunLinks, RunSnapshot } from '../contracts/run';
import { uuidFromSha256 } from '../domain/ids';
import type { SdlcState, TransitionName } from '../domain/lifecycle';
import type { ArtifactStore } from '../ports/artifact-store';
import { schemaId } from '../schemas/registry';
import { storeDocument } from './documents';

/** The manifest's version of one transition: minor = transitions so far, so that versions only grow. */
export async function writeManifest(
  artifacts: ArtifactStore,
  input: {
    readonly run: RunSnapshot;
    readonly state: SdlcState;
    readonly sequence: number;
    readonly links: RunLinks;
    readonly at: string;
    readonly transition?: TransitionName;
  },
): Promise<string> {
  const { run, links } = input;
  const { project_manifest: _previous, ...documents } = links;
  const stored = await storeDocument(artifacts, run, 'project_manifest', {
    $schema: schemaId('project_manifest'),
    project_id: uuidFromSha256(createHash('sha256').update(`${run.tenant}.${run.project}`).digest('hex')),
    project_name: run.project,
    current_state: input.state,
    version: `1.${input.sequence}.0`,
    links: documents,
    run_id: run.runId,
    work_item: run.workItem,
    title: run.title,
    ...(input.transition ? { transition: input.transition } : {}),
    updated_at: input.at,
  });
  return stored.uri;
}
