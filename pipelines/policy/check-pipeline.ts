import { parse } from 'yaml';
import { findMissing } from './required';
import type { PipelineFinding } from './findings';
import { findUnpinned } from './pins';
import { findSecrets } from './secrets';

/** Holds a pipeline's text against the policy. No findings = it may be used. A text that is no YAML is one finding. */
export function checkPipeline(text: string): readonly PipelineFinding[] {
  let document: unknown;
  try {
    document = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown';
    return [{ rule: 'unreadable', at: '', text: `This is no YAML: ${why ?? ''}` }];
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return [{ rule: 'unreadable', at: '', text: 'This is no pipeline: a mapping is expected.' }];
  }
  return [...findSecrets(document), ...findUnpinned(document), ...findMissing(document)];
}
