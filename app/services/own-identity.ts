import type { Ports } from '../../ports';
import type { HookSource } from '../../ports/hook-source';
import { isPerson } from './ado-envelope';
import type { AdoPerson } from './ado-envelope';

const askAgainMs = 60 * 60 * 1000;

/** Whether somebody is the service itself, by the project's setting or by what the platform says of our credential. */
export type IsOwn = (
  organization: string,
  agent: string | undefined,
  person: AdoPerson | undefined,
) => Promise<boolean>;

/** A platform that cannot be asked right now leaves the setting alone to decide. */
/** Use cases are wired anew for a delivery of the bus; what the platform has said of us lasts longer. */
const answers = new WeakMap<HookSource, Answers>();

type Answers = Map<string, Answer>;

interface Answer {
  readonly at: number;
  readonly me: Promise<AdoPerson>;
}

function answersOf(source: HookSource): Answers {
  const known: Answers = answers.get(source) ?? new Map<string, Answer>();
  answers.set(source, known);
  return known;
}

export function createIsOwn(ports: Pick<Ports, 'clock' | 'hookSource'>): IsOwn {
  async function meIn(organization: string): Promise<AdoPerson | undefined> {
    const source = ports.hookSource;
    if (!source?.knows(organization)) return undefined;
    const known = answersOf(source);
    const now = ports.clock.now().getTime();
    const asked = known.get(organization);
    const current = asked && now - asked.at < askAgainMs ? asked : { at: now, me: source.me(organization) };
    known.set(organization, current);
    try {
      return await current.me;
    } catch {
      known.delete(organization);
      return undefined;
    }
  }

  return async function isOwn(organization, agent, person) {
    if (person === undefined) return false;
    if (agent !== undefined && isPerson(person, agent)) return true;
    const me = await meIn(organization);
    return [me?.id, me?.account].some((part) => part !== undefined && isPerson(person, part));
  };
}
