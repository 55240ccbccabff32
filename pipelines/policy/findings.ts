export type PipelineRule =
  | 'unreadable'
  | 'secret'
  | 'unpinned_image'
  | 'unpinned_task'
  | 'unpinned_tool'
  | 'unpinned_download'
  | 'missing_stage'
  | 'missing_step'
  | 'missing_environment'
  | 'kept_credentials';

export interface PipelineFinding {
  readonly rule: PipelineRule;
  /** Where in the document, e.g. `stages[0].jobs[0].steps[2].env.TOKEN`; empty = all of it. */
  readonly at: string;
  /** What is wrong and what to do. Never holds the value itself when that may be a secret. */
  readonly text: string;
}

/** One scalar of the document with its place. */
export interface Scalar {
  readonly at: string;
  readonly key: string;
  readonly value: string;
}

/** Every scalar under the node, template keys included. */
export function scalarsOf(node: unknown, at = '', key = ''): readonly Scalar[] {
  if (Array.isArray(node)) return node.flatMap((each, index) => scalarsOf(each, `${at}[${index}]`, key));
  if (typeof node === 'object' && node !== null) {
    return Object.entries(node).flatMap(([name, value]) => scalarsOf(value, at === '' ? name : `${at}.${name}`, name));
  }
  if (typeof node === 'string') return [{ at, key, value: node }];
  return typeof node === 'number' || typeof node === 'boolean' ? [{ at, key, value: String(node) }] : [];
}

/** Every mapping under the node. */
export function mappingsOf(
  node: unknown,
  at = '',
): readonly { readonly at: string; readonly map: Record<string, unknown> }[] {
  if (Array.isArray(node)) return node.flatMap((each, index) => mappingsOf(each, `${at}[${index}]`));
  if (typeof node !== 'object' || node === null) return [];
  const map = node as Record<string, unknown>;
  const below = Object.entries(map).flatMap(([name, value]) => mappingsOf(value, at === '' ? name : `${at}.${name}`));
  return [{ at, map }, ...below];
}
