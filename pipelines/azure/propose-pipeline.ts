import { kindNames } from '../kind';
import type { KindName } from '../kind';
import { detectKinds, kinds } from '../kinds';
import { checkPipeline } from '../policy/check-pipeline';
import type { PipelineOptions } from './pipeline-options';
import { azurePipelinePath } from './pipeline-options';
import { renderAzurePipeline } from './render-azure';

export type Proposal =
  | { readonly kind: 'proposed'; readonly of: KindName; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** A pipeline for a repository that has none, or a newer one for one that was rendered before. A person's own is left alone. */
export function proposePipeline(
  paths: readonly string[],
  present: string | undefined,
  options: PipelineOptions,
  wanted?: KindName,
): Proposal {
  if (present !== undefined && !isRendered(present, options)) {
    return { kind: 'refused', reason: `${azurePipelinePath} was written by people; only they change it.` };
  }
  const found = wanted === undefined ? detectKinds(paths) : [wanted];
  const [of, ...more] = found;
  if (of === undefined || more.length > 0) {
    const why = of === undefined ? 'no kind that is known' : `several kinds (${found.join(', ')})`;
    return { kind: 'refused', reason: `The files speak for ${why}. Name one of ${kindNames.join(', ')}.` };
  }
  const text = renderAzurePipeline(kinds[of], options);
  const [finding] = checkPipeline(text);
  return finding ? { kind: 'refused', reason: finding.text } : { kind: 'proposed', of, text };
}

/** Whether the text is exactly what the factory makes, of whichever kind: such a pipeline may come from an agent's run. */
export function isRendered(text: string, options: PipelineOptions): boolean {
  return kindNames.some((name) => renderAzurePipeline(kinds[name], options) === text);
}
