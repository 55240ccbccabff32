import type { Query } from './client';

type Condition = readonly [field: string, operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'IN', value: unknown];

export interface Selection {
  /** Conditions whose value is undefined are left out. */
  readonly where?: readonly Condition[];
  /** Fields; `a DESC` turns one round. Several need a composite index. */
  readonly orderBy?: readonly string[];
  readonly limit?: number;
  /** Default: whole documents. */
  readonly fields?: readonly string[];
}

/**
 * A query for documents of one kind. Every field it names is indexed by infra/modules/cosmos-containers.json; the emulator
 * refuses others.
 */
export function select(kind: string, { where = [], orderBy = [], limit, fields }: Selection = {}): Query {
  const given = where.filter(([, , value]) => value !== undefined);
  const conditions = given.map(([field, operator], k) =>
    operator === 'IN' ? `ARRAY_CONTAINS(@v${k}, c.${field})` : `c.${field} ${operator} @v${k}`,
  );
  const shown = fields ? fields.map((field) => `c.${field}`).join(', ') : '*';
  const order = orderBy.length > 0 ? ` ORDER BY ${orderBy.map((field) => `c.${field}`).join(', ')}` : '';
  return {
    text: `SELECT ${shown} FROM c WHERE ${['c.kind = @kind', ...conditions].join(' AND ')}${order}`,
    values: { kind, ...Object.fromEntries(given.map(([, , value], k) => [`v${k}`, value])) },
    ...(limit === undefined ? {} : { limit }),
  };
}
