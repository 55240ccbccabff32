import type { NodeLabel } from '../graph';
import type { TextPattern } from './text-pattern';

/** A query after parsing. See docs/adr on the graph query for what of Cypher it takes in. */
export interface GraphQuery {
  /** One more node than hops. */
  readonly nodes: readonly NodePattern[];
  readonly hops: readonly Hop[];
  readonly where?: Condition;
  readonly returns: readonly ReturnItem[];
  readonly orderBy?: { readonly column: number; readonly descending: boolean };
  readonly limit?: number;
}

export interface NodePattern {
  readonly variable?: string;
  readonly labels: readonly NodeLabel[];
  /** The path the node must have. */
  readonly path?: string;
}

export interface Hop {
  /** `out` = the left node imports the right one. */
  readonly direction: 'out' | 'in' | 'both';
  readonly min: number;
  /** Infinity = any number. */
  readonly max: number;
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly inner: Condition }
  | { readonly kind: 'label'; readonly variable: string; readonly label: NodeLabel }
  | { readonly kind: 'path'; readonly variable: string; readonly test: PathTest };

export type PathTest =
  | { readonly operator: '=' | '<>' | 'STARTS WITH' | 'ENDS WITH' | 'CONTAINS'; readonly text: string }
  | { readonly operator: 'IN'; readonly texts: readonly string[] }
  | { readonly operator: '=~'; readonly pattern: TextPattern };

export type ReturnItem =
  | { readonly kind: 'path' | 'labels'; readonly variable: string; readonly name: string }
  /** Number of different nodes. */
  | { readonly kind: 'count'; readonly variable: string; readonly name: string };

export interface QueryProblem {
  /** What was found and what was expected. */
  readonly message: string;
  /** Character of the query at which it went wrong, from 1. */
  readonly position: number;
}

/** Ends reading a query; becomes a `QueryProblem` before it leaves this folder. */
export class QuerySyntaxError extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.name = 'QuerySyntaxError';
    this.position = position;
  }
}
