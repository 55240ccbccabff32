export type Bump = 'MAJOR' | 'MINOR' | 'PATCH';

export interface EvolutionRule {
  readonly compatibility: 'BACKWARD_COMPATIBLE' | 'BREAKING_CHANGE';
  readonly bump: Bump;
  readonly allowed: boolean;
  readonly advice: string;
}

/**
 * What each kind of change means. The first six are seed 000, table 3 and `schema_evolution_rules`; the last two are changes
 * that table leaves open because they break nobody.
 */
export const evolutionRules = {
  ADD_OPTIONAL_FIELD: {
    compatibility: 'BACKWARD_COMPATIBLE',
    bump: 'MINOR',
    allowed: true,
    advice: 'Older readers ignore it.',
  },
  ADD_FIELD_WITH_DEFAULT: {
    compatibility: 'BACKWARD_COMPATIBLE',
    bump: 'MINOR',
    allowed: true,
    advice: 'Where it is absent, readers take the default.',
  },
  ADD_REQUIRED_FIELD: {
    compatibility: 'BREAKING_CHANGE',
    bump: 'MAJOR',
    allowed: false,
    advice: 'Older writers do not write it. Make it optional or give it a default.',
  },
  REMOVE_FIELD: {
    compatibility: 'BREAKING_CHANGE',
    bump: 'MAJOR',
    allowed: false,
    advice: 'Older readers rely on it. Leave it and stop using it.',
  },
  RENAME_FIELD: {
    compatibility: 'BREAKING_CHANGE',
    bump: 'MAJOR',
    allowed: false,
    advice:
      'Expand and contract instead: add the new field beside the old one, write both, and retire the old one with the major.',
  },
  CHANGE_FIELD_TYPE: {
    compatibility: 'BREAKING_CHANGE',
    bump: 'MAJOR',
    allowed: false,
    advice: 'Documents that held no longer do, or readers meet what they cannot handle. Add a new field instead.',
  },
  LOOSEN_CONSTRAINT: {
    compatibility: 'BACKWARD_COMPATIBLE',
    bump: 'MINOR',
    allowed: true,
    advice: 'Every document that held still does.',
  },
  CHANGE_ANNOTATION: {
    compatibility: 'BACKWARD_COMPATIBLE',
    bump: 'PATCH',
    allowed: true,
    advice: 'Only words for people have changed.',
  },
} as const satisfies Record<string, EvolutionRule>;

export type ChangeType = keyof typeof evolutionRules;

export interface SchemaChange extends EvolutionRule {
  readonly type: ChangeType;
  /** Path of the field in documents, e.g. `$.links.bug_reports[]`. */
  readonly path: string;
  /** What has changed, for people. */
  readonly detail: string;
}

export function change(type: ChangeType, path: string, detail: string): SchemaChange {
  return { type, path, detail, ...evolutionRules[type] };
}
