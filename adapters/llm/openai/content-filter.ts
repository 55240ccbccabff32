import type {
  ContentFilterResultsForChoiceOutput,
  ContentFilterResultDetailsForPromptOutput,
} from '@azure/openai/types';

type Verdicts = Partial<ContentFilterResultsForChoiceOutput & ContentFilterResultDetailsForPromptOutput>;

/**
 * The categories for which Azure OpenAI withheld something, such as `violence (high)` or `jailbreak`: with an answer they stand
 * beside the choice, with a refused request inside the error. Empty for other servers, which say nothing of the kind.
 */
export function filteredFor(verdicts: unknown): readonly string[] {
  if (typeof verdicts !== 'object' || verdicts === null) return [];
  return Object.entries(verdicts as Verdicts).flatMap(([category, verdict]) => {
    if (typeof verdict !== 'object' || !('filtered' in verdict) || !verdict.filtered) return [];
    const severity = 'severity' in verdict ? ` (${verdict.severity})` : '';
    return [`${category.replaceAll('_', ' ')}${severity}`];
  });
}

/** The same of a refused request: `error.innererror.content_filter_result` of its body. */
export function promptFilteredFor(body: unknown): readonly string[] {
  const inner = (body as { innererror?: { content_filter_result?: unknown } } | undefined)?.innererror;
  return filteredFor(inner?.content_filter_result);
}
