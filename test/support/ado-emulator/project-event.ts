import type { AdoRepository, AdoStore } from './store';

/** An event of a repository, for whoever listens. */
export function projectEvent(store: AdoStore, repository: AdoRepository, eventType: string, facts: object): void {
  const { id, name, defaultBranch, project } = repository;
  const resource = {
    ...facts,
    repository: { id, name, defaultBranch, project: { id: project.id, name: project.name } },
  };
  store.emit({ eventType, resource, project });
}
