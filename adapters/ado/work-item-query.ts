import type { WorkItem } from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces';
import type { AdoClient } from './client';
import type { WorkItemPlace } from './work-item-comments';
import { WorkItemErrorPolicy, WorkItemExpand } from './vendor-values';

const mostItems = 1_000;
const batchSize = 200;

/** A value in a query; the only sign that could end it is doubled. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Items of one project that meet a condition (WIQL), in the given order, at most 1,000. */
export async function listItems(
  client: AdoClient,
  { organization, project }: Omit<WorkItemPlace, 'number'>,
  condition: string,
  order: string,
): Promise<readonly WorkItem[]> {
  const where = `[System.TeamProject] = ${quoted(project)} AND ${condition}`;
  const query = `SELECT [System.Id] FROM WorkItems WHERE ${where} ${order}`;
  const found = await client.ask(organization, `query work items of ${project}`, async (apis) =>
    (await apis.work()).queryByWiql({ query }, { project }, undefined, mostItems),
  );
  const ids = ((found as typeof found | null)?.workItems ?? []).flatMap(({ id }) => (id === undefined ? [] : [id]));
  const items = new Map<number, WorkItem>();
  for (let at = 0; at < ids.length; at += batchSize) {
    const request = {
      ids: ids.slice(at, at + batchSize),
      $expand: WorkItemExpand.Links,
      // Deleted meanwhile: answered as null in place of failing all.
      errorPolicy: WorkItemErrorPolicy.Omit,
    };
    const page = await client.ask(organization, `read work items of ${project}`, async (apis) =>
      (await apis.work()).getWorkItemsBatch(request, project),
    );
    for (const item of (page as typeof page | null) ?? []) {
      if ((item as typeof item | null)?.id !== undefined) items.set(item.id ?? 0, item);
    }
  }
  return ids.flatMap((id) => items.get(id) ?? []);
}
