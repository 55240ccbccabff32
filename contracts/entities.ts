import type { BudgetLimits, BudgetState, ReserveAnswer, SettleAnswer } from '../domain/budget';

/** An entity never throws, since a throw loses its text: what it cannot read comes back as this, and nothing has changed. */
export interface Malformed {
  readonly kind: 'malformed';
  readonly reason: string;
}

/** Names one thing that is paid for, for ever: the operation key of the effect. `at` is the caller's clock (ISO 8601). */
interface Item {
  readonly id: string;
  readonly at: string;
}

/**
 * Operations of every durable entity, by name. All of them are idempotent by id, so a call or a signal may be repeated.
 * Money is in micro-USD.
 */
export interface EntityContracts {
  /** One per tenant; the key is the tenant. */
  tenantBudget: {
    /** Before money is spent. A lease that nobody settles or renews within its time is given back by itself. */
    reserve: {
      input: Item & { readonly microUsd: number; readonly leaseSeconds: number };
      output: ReserveAnswer | Malformed;
    };
    /** After: books what was spent, once, and gives the rest back. Also for an id that was never reserved. */
    settle: { input: Item & { readonly microUsd: number }; output: SettleAnswer | Malformed };
    /** Nothing was spent. */
    release: { input: Item; output: { readonly kind: 'released' } | Malformed };
    /** Drops leases that are over. Every other operation does so first; this is for tenants that are quiet. */
    sweep: { input: { readonly at: string }; output: { readonly kind: 'swept' } | Malformed };
    /** Sets both limits; an absent one is lifted. */
    configure: {
      input: { readonly limits: BudgetLimits; readonly at: string };
      output: { readonly kind: 'configured' } | Malformed;
    };
  };
}

/** What an entity keeps, as `readEntityState` answers it. */
export interface EntityStates {
  tenantBudget: BudgetState;
}

export type EntityName = keyof EntityContracts;
export type OperationName<E extends EntityName> = keyof EntityContracts[E] & string;
export type EntityInput<E extends EntityName, O extends OperationName<E>> = EntityContracts[E][O] extends {
  input: infer I;
}
  ? I
  : never;
export type EntityOutput<E extends EntityName, O extends OperationName<E>> = EntityContracts[E][O] extends {
  output: infer A;
}
  ? A
  : never;
