import type { RunSnapshot } from '../contracts/run';
import { azurePipelinePath } from '../pipelines/azure/pipeline-options';
import { isRendered } from '../pipelines/azure/propose-pipeline';
import type { Ports } from '../ports';

/**
 * The one restricted path that a run may write: the pipeline file, when it is exactly what the factory renders and takes the
 * place of nothing that people wrote. Undefined = the workspace holds no such file.
 */
export async function renderedPipeline(
  ports: Pick<Ports, 'artifacts' | 'code'>,
  run: RunSnapshot,
  head: string,
  workspace: Readonly<Record<string, string | null>>,
): Promise<string | undefined> {
  const uri = workspace[azurePipelinePath];
  if (typeof uri !== 'string') return undefined;
  const options = { mainBranch: run.repository.defaultBranch };
  const decode = (content: Uint8Array): string => new TextDecoder().decode(content);
  if (!isRendered(decode(await ports.artifacts.get(uri)), options)) return undefined;
  const before = await ports.code.readFile(run.repository.repository, head, azurePipelinePath);
  return before === undefined || isRendered(decode(before), options) ? azurePipelinePath : undefined;
}
