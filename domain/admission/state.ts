/** How many runs may work at once. Lowering a limit takes nobody's slot; it only stops further grants. */
export interface AdmissionLimits {
  /** Of all tenants together. */
  readonly global: number;
  /** Of one tenant. */
  readonly tenant: number;
}

export const defaultAdmissionLimits: AdmissionLimits = { global: 1_000, tenant: 50 };

/** Who is served first: a hotfix before all else, then runs that come back from a person's decision, then new ones. */
export const admissionRanks = { hotfix: 0, returning: 1, feature: 2 } as const;

/** One wish for a slot. A run that waits for a person gives its slot back and comes again with a new ticket. */
export interface AdmissionTicket {
  /** Unique for ever: run and count. */
  readonly id: string;
  /** The run, which is also the instance that waits. */
  readonly run: string;
  readonly tenant: string;
  readonly rank: number;
  /** When the run first asked with this ticket; equal ranks are served in this order. */
  readonly since: string;
}

export interface AdmissionGrant {
  readonly id: string;
  readonly run: string;
  readonly tenant: string;
  /** Of its ticket; absent in grants that were given before it was kept. */
  readonly rank?: number;
  /** After this a look at run index and engine decides whether the run still lives. */
  readonly until: string;
}

/** Holds open items only: slots in use, runs in line, and for a while the tickets that are over. */
export interface AdmissionState {
  readonly limits: AdmissionLimits;
  readonly grants: readonly AdmissionGrant[];
  /** In the order in which they are served. */
  readonly queue: readonly AdmissionTicket[];
  /** Slots of runs that are paused: they count against no limit. Absent = none. */
  readonly parked?: readonly AdmissionTicket[];
  /** Tickets given back, so that a late repetition of their request takes no slot. */
  readonly ended: readonly { readonly id: string; readonly until: string }[];
}

export const emptyAdmission: AdmissionState = { limits: defaultAdmissionLimits, grants: [], queue: [], ended: [] };

/** Whom a grant wakes. */
export type Woken = Pick<AdmissionTicket, 'id' | 'run'>;

export type RequestAnswer =
  | { readonly kind: 'granted' }
  /** `position` counts from 1. */
  | { readonly kind: 'queued'; readonly position: number }
  /** The ticket was given back before; ask with a new one. */
  | { readonly kind: 'ended' };

export interface ReleaseSlotAnswer {
  readonly kind: 'released';
  readonly next: readonly Woken[];
}

export interface RecoverAnswer {
  readonly kind: 'recovered';
  readonly next: readonly Woken[];
}
