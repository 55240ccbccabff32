import { packageUrl } from './component';
import type { Component } from './component';

/** What a change brings and takes away. A new version of a package stands in both. */
export interface SbomDelta {
  readonly added: readonly Component[];
  readonly removed: readonly Component[];
}

export const noDelta: SbomDelta = { added: [], removed: [] };

export function sbomDelta(base: readonly Component[], head: readonly Component[]): SbomDelta {
  return { added: without(head, base), removed: without(base, head) };
}

function without(components: readonly Component[], others: readonly Component[]): readonly Component[] {
  const known = new Set(others.map(identity));
  return components.filter((component) => !known.has(identity(component)));
}

function identity(component: Component): string {
  return `${packageUrl(component)} ${component.range ?? ''}`;
}
