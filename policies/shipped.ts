import base from './base.cedar';
import defaults from './defaults.cedar';
import schema from './schema.cedarschema';
import type { PolicySource } from './evaluator/rule';

/** The schema every rule is checked against. */
export const shippedSchema: string = schema;

/** The rules that ship with the product, in the order in which they are read. */
export const shippedSources: readonly PolicySource[] = [
  { layer: 'base', name: 'base.cedar', text: base },
  { layer: 'defaults', name: 'defaults.cedar', text: defaults },
];

/** A tenant's own rules as a source. */
export function tenantSource(text: string): PolicySource {
  return { layer: 'tenant', name: 'tenant rules', text };
}
