import type { RunSnapshot } from '../../contracts/run';
import { azurePipelinePath } from '../../pipelines/azure/pipeline-options';
import { proposePipeline } from '../../pipelines/azure/propose-pipeline';
import { kindNames } from '../../pipelines/kind';
import { isKindName } from '../../pipelines/kinds';
import type { RenderPipelineArguments } from './definitions';
import { decodeText } from './read-tools';
import type { Workspace } from './workspace';

/** Puts the factory's pipeline into the workspace. The model says at most of which kind: the content is never its own. */
export async function renderPipeline(
  workspace: Workspace,
  run: RunSnapshot,
  { kind }: RenderPipelineArguments,
): Promise<string> {
  if (kind !== undefined && !isKindName(kind)) return `Error: "kind" is one of ${kindNames.join(', ')}.`;
  const paths = (await workspace.list()).map(({ path }) => path);
  const present = await workspace.read(azurePipelinePath);
  const options = { mainBranch: run.repository.defaultBranch };
  const text = present === undefined ? undefined : (decodeText(present) ?? '');
  const proposal = proposePipeline(paths, text, options, kind);
  if (proposal.kind === 'refused') return `Error: ${proposal.reason}`;
  await workspace.write(azurePipelinePath, proposal.text);
  return `Wrote ${azurePipelinePath} for the kind ${proposal.of}. Nobody edits it: it is committed only as it was rendered.`;
}
