import { AppError } from '../../domain/errors';
import type { AdoClient } from './client';

/** What a requirement is called in the processes Agile, Scrum, CMMI and Basic; with bugs, what a backlog holds. */
const requirements = ['User Story', 'Product Backlog Item', 'Requirement', 'Issue', 'Bug'] as const;

export interface WorkItemTypes {
  readonly requirements: readonly string[];
  /** The type itself where the process has it, else the one that stands for it there. */
  find(organization: string, project: string, type: string): Promise<string>;
}

export function createWorkItemTypes(client: AdoClient): WorkItemTypes {
  const known = new Map<string, Promise<readonly string[]>>();

  function typesOf(organization: string, project: string): Promise<readonly string[]> {
    const key = `${organization}\0${project}`;
    const reading =
      known.get(key) ??
      client.ask(organization, `list the work item types of ${project}`, async (apis) => {
        const types = await (await apis.work()).getWorkItemTypes(project);
        return ((types as typeof types | null) ?? []).flatMap(({ name }) => name ?? []);
      });
    known.set(key, reading);
    reading.catch(() => known.delete(key));
    return reading;
  }

  return {
    requirements,
    async find(organization, project, type) {
      const types = await typesOf(organization, project);
      const found = [type, ...requirements].find((name) => types.includes(name));
      if (found !== undefined) return found;
      throw new AppError('not_supported', `${organization}/${project} has no work item type for "${type}".`);
    },
  };
}
