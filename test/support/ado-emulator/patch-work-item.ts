import { fault } from './route';
import type { AdoAnswer } from './route';
import type { AdoItem, AdoRelation, ItemType } from './work-item-store';

export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove' | 'test';
  readonly path: string;
  readonly value?: unknown;
}

/** What a patch makes of an item, checked as the service checks it; nothing is changed here. */
export function patchWorkItem(
  item: Pick<AdoItem, 'fields' | 'relations' | 'rev'>,
  type: ItemType | undefined,
  patch: readonly PatchOperation[],
): AdoAnswer | { readonly fields: Record<string, unknown>; readonly relations: AdoRelation[] } {
  const fields = { ...item.fields };
  const relations = [...item.relations];
  for (const { op, path, value } of patch) {
    const name = /^\/fields\/(.+)$/.exec(path)?.[1];
    if (op === 'test' && path === '/rev') {
      if (value !== item.rev)
        return fault(
          412,
          'WorkItemRevisionMismatchException',
          `VS403310: The work item's revision is ${item.rev}, not ${String(value)}.`,
        );
    } else if (op === 'add' && path === '/relations/-') {
      const relation = value as AdoRelation;
      if (relations.some(({ rel, url }) => rel === relation.rel && url === relation.url)) {
        return fault(400, 'RuleValidationException', 'TF201036: RelationAlreadyExists: you cannot add the link twice.');
      }
      relations.push(relation);
    } else if (op === 'remove' && name !== undefined) {
      delete fields[name];
    } else if (name !== undefined) {
      if (name === 'System.State' && !type?.states.some((state) => state.name === value)) {
        return fault(
          400,
          'RuleValidationException',
          `TF401320: The field 'State' contains the value '${String(value)}' that is not in the list of supported values`,
        );
      }
      fields[name] = value;
    }
  }
  return { fields, relations };
}
