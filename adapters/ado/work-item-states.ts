import type { AdoClient } from './client';

/** The product's state → the process's state, where the name and the category do not tell. */
export type StateMapping = Readonly<Record<string, string>>;

/** In which category of the process a state of the product lies. */
const categories: Readonly<Record<string, string>> = {
  new: 'Proposed',
  active: 'InProgress',
  'in progress': 'InProgress',
  resolved: 'Resolved',
  closed: 'Completed',
  done: 'Completed',
  completed: 'Completed',
  removed: 'Removed',
  cancelled: 'Removed',
};

export interface WorkItemStates {
  /** The process's name of a state for a type of item; undefined = the process has none for it. */
  find(organization: string, project: string, type: string, state: string): Promise<string | undefined>;
}

/** By setting, else by name, else the first state of the same category: so every process template is served. */
export function createWorkItemStates(client: AdoClient, mapping: StateMapping): WorkItemStates {
  const known = new Map<string, Promise<readonly { readonly name: string; readonly category: string }[]>>();

  function statesOf(organization: string, project: string, type: string) {
    const key = `${organization}\0${project}\0${type}`;
    const reading =
      known.get(key) ??
      client.ask(organization, `list the states of ${type}`, async (apis) => {
        const states = await (await apis.work()).getWorkItemTypeStates(project, type);
        return ((states as typeof states | null) ?? []).map(({ name = '', category = '' }) => ({ name, category }));
      });
    known.set(key, reading);
    reading.catch(() => known.delete(key));
    return reading;
  }

  return {
    async find(organization, project, type, state) {
      const states = await statesOf(organization, project, type);
      const wanted = (mapping[state] ?? state).toLowerCase();
      const named = states.find(({ name }) => name.toLowerCase() === wanted);
      const category = categories[state.toLowerCase()];
      return (named ?? states.find((each) => category !== undefined && each.category === category))?.name;
    },
  };
}
