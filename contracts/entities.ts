import type {
  AdmissionLimits,
  AdmissionState,
  AdmissionTicket,
  RecoverAnswer,
  ReleaseSlotAnswer,
  RequestAnswer,
} from '../domain/admission';
import type {
  BudgetLimits,
  BudgetRaise,
  BudgetScope,
  BudgetState,
  ReserveAnswer,
  ScopeLimits,
  SettleAnswer,
  ToldAlert,
} from '../domain/budget';
import type { TurnAnswer, TurnRequest, TurnState } from '../domain/deployment-turns';

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
    /**
     * Before money is spent. One reservation is held against every level of its scope at once. A lease that nobody settles or
     * renews within its time is given back by itself. Without a scope only the tenant's windows count.
     */
    reserve: {
      input: Item & {
        readonly microUsd: number;
        readonly leaseSeconds: number;
        readonly scope?: BudgetScope;
        readonly limits?: ScopeLimits;
      };
      output: ReserveAnswer | Malformed;
    };
    /** After: books what was spent, once, and gives the rest back. Also for an id that was never reserved. */
    settle: {
      input: Item & { readonly microUsd: number; readonly scope?: BudgetScope };
      output: SettleAnswer | Malformed;
    };
    /** Nothing was spent. */
    release: { input: Item; output: { readonly kind: 'released' } | Malformed };
    /** Drops leases that are over. Every other operation does so first; this is for tenants that are quiet. */
    sweep: {
      input: { readonly at: string; readonly told?: readonly ToldAlert[] };
      output: { readonly kind: 'swept' } | Malformed;
    };
    /** Runs have ended: their books go, what they spent stays in the windows. */
    close: {
      input: { readonly runs: readonly string[]; readonly at: string };
      output: { readonly kind: 'closed' } | Malformed;
    };
    /** Lets a scope spend more until an instant. Idempotent by id. */
    raise: { input: BudgetRaise & { readonly at: string }; output: { readonly kind: 'raised' } | Malformed };
    /** Sets the tenant's limits; an absent one is lifted. */
    configure: {
      input: { readonly limits: BudgetLimits; readonly at: string };
      output: { readonly kind: 'configured' } | Malformed;
    };
  };
  /** Which runs may work now. One for the whole host; the key is `host`. */
  admissionQueue: {
    /** Asks for a slot, or again for one that was asked for: the same ticket keeps its place and its slot. */
    request: { input: AdmissionTicket & { readonly at: string }; output: RequestAnswer | Malformed };
    /** Gives the slot, or the place in the queue, back. Answers who got slots by it: they are to be woken. */
    release: { input: Item; output: ReleaseSlotAnswer | Malformed };
    /** The run is paused: its slot goes to the next. Answers who got slots by it: they are to be woken. */
    park: { input: { readonly run: string; readonly at: string }; output: ReleaseSlotAnswer | Malformed };
    /** The run is not paused any more and asks for the slot it had, or asks again. */
    unpark: { input: { readonly run: string; readonly at: string }; output: RequestAnswer | Malformed };
    /** What a look at run index and engine has found: runs that live keep their slots, those of dead ones go to the next. */
    recover: {
      input: { readonly at: string; readonly alive: readonly string[]; readonly dead: readonly string[] };
      output: RecoverAnswer | Malformed;
    };
    configure: {
      input: { readonly limits: AdmissionLimits; readonly at: string };
      output: RecoverAnswer | Malformed;
    };
  };
  /** One per project; the key is `{tenant}.{project}`. */
  deploymentTurn: {
    /** Asks for the turn to deploy, and again until it is granted; who stops asking leaves the line after 15 minutes. */
    take: { input: TurnRequest; output: TurnAnswer | Malformed };
    /** Gives the turn back, or leaves the line. */
    release: { input: { readonly runId: string }; output: { readonly kind: 'released' } | Malformed };
  };
}

/** What an entity keeps, as `readEntityState` answers it. */
export interface EntityStates {
  tenantBudget: BudgetState;
  admissionQueue: AdmissionState;
  deploymentTurn: TurnState;
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
