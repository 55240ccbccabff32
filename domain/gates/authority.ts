import type { Audience } from '../policy/gates';
import type { GateKind } from '../gates';

/** Somebody of the directory, as far as the right to decide goes. */
export interface Person {
  readonly id: string;
  readonly roles: readonly string[];
  readonly groups?: readonly string[];
  /** Accounts and names elsewhere that are, or may be, the same person's. */
  readonly alsoKnownAs?: readonly string[];
}

export interface AuthorityFacts {
  readonly gate: GateKind;
  readonly by: Person;
  readonly approvers: Audience;
  readonly separatesDuties: boolean;
  /** User id of whoever asked for the run, or their account elsewhere. */
  readonly requester: string;
  /** User ids of those who pushed to the run's branch themselves. */
  readonly pushers: readonly string[];
  /** Whom the person stands in for at the moment, with the roles that were handed over (none = all). */
  readonly standsInFor: readonly { readonly person: Person; readonly roles: readonly string[] }[];
  readonly allowDelegation: boolean;
}

export type AuthorityRefusal =
  'role_required' | 'requester_cannot_decide' | 'pusher_cannot_decide' | 'delegate_cannot_decide';

export type Authority =
  | { readonly kind: 'granted'; readonly onBehalfOf?: string }
  | { readonly kind: 'refused'; readonly code: AuthorityRefusal; readonly reason: string };

/**
 * By whose right a person may decide: the own one first, then that of somebody the person stands in for. Whoever asked for
 * the run or pushed to its branch cannot, nobody can in their place, and whoever stands in for them cannot either, not even
 * by a right of the own.
 */
export function findAuthority(facts: AuthorityFacts): Authority {
  const { by, gate, approvers } = facts;
  const own = qualifies(by, approvers);
  const lent = facts.allowDelegation ? facts.standsInFor.filter((each) => qualifies(handedOver(each), approvers)) : [];
  if (!own && lent.length === 0) {
    const names = [...approvers.roles, ...approvers.groups].join(' or ');
    return refuse('role_required', `${by.id} lacks the role to decide at the ${gate} gate: ${names}.`);
  }
  const excluded = facts.separatesDuties ? excludedPerson(facts) : undefined;
  if (excluded) return excluded;
  if (own) return { kind: 'granted' };
  return { kind: 'granted', onBehalfOf: lent[0]?.person.id ?? by.id };
}

function excludedPerson({ by, gate, requester, pushers, standsInFor }: AuthorityFacts): Authority | undefined {
  if (isKnownAs(by, requester)) {
    return refuse(
      'requester_cannot_decide',
      `${by.id} asked for this run; somebody else must decide at its ${gate} gate.`,
    );
  }
  if (pushers.includes(by.id)) {
    return refuse(
      'pusher_cannot_decide',
      `${by.id} pushed to the branch of this run; somebody else must decide at its ${gate} gate.`,
    );
  }
  const principal = standsInFor.find(({ person }) => isKnownAs(person, requester) || pushers.includes(person.id));
  if (!principal) return undefined;
  return refuse(
    'delegate_cannot_decide',
    `${by.id} stands in for ${principal.person.id}, who has a part in this run; somebody else must decide at its ${gate} gate.`,
  );
}

function isKnownAs({ id, alsoKnownAs = [] }: Person, name: string): boolean {
  return id === name || alsoKnownAs.includes(name);
}

function handedOver({ person, roles }: AuthorityFacts['standsInFor'][number]): Person {
  if (roles.length === 0) return person;
  return { id: person.id, roles: person.roles.filter((role) => roles.includes(role)) };
}

function qualifies({ roles, groups = [] }: Person, approvers: Audience): boolean {
  return (
    approvers.roles.some((role) => roles.includes(role)) || approvers.groups.some((group) => groups.includes(group))
  );
}

function refuse(code: AuthorityRefusal, reason: string): Authority {
  return { kind: 'refused', code, reason };
}
