import { createHash } from 'node:crypto';
import type { WorkItem as AdoWorkItem } from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces';
import { AppError } from '../../domain/errors';
import type { ProjectIndex } from '../../ports/project-index';
import type { WorkItem, WorkTracker } from '../../ports/work-tracker';
import { addressOf } from './address';
import type { AdoClient } from './client';
import { statusOf } from './errors';
import { addComment, listOwnComments } from './work-item-comments';
import type { WorkItemPlace } from './work-item-comments';
import { field, fieldsOf, markerTag, setField, viewWorkItem } from './work-item-fields';
import type { FieldPatch } from './work-item-fields';
import { missingLinks } from './work-item-links';
import { listItems, quoted } from './work-item-query';
import { createWorkItemStates } from './work-item-states';
import type { StateMapping } from './work-item-states';
import { createWorkItemTypes } from './work-item-types';
import { WorkItemExpand } from './vendor-values';

export interface AdoWorkTrackerConfig {
  readonly client: AdoClient;
  readonly projects: Pick<ProjectIndex, 'getProject'>;
  /** Default: none; states are found by name and category. */
  readonly states?: StateMapping;
}

/** Someone else may write between our look and our change; each time it is decided anew. */
const attempts = 5;

/**
 * Azure Boards. The items are the people's: their texts are read and never overwritten. Keys are the organization's numbers.
 */
export function createAdoWorkTracker({ client, projects, states: mapping = {} }: AdoWorkTrackerConfig): WorkTracker {
  const states = createWorkItemStates(client, mapping);
  const types = createWorkItemTypes(client);

  async function boardOf(tenant: string, project: string): Promise<Omit<WorkItemPlace, 'number'>> {
    const record = await projects.getProject(tenant, project);
    if (!record) throw new AppError('unknown_project', `There is no project ${tenant}/${project}.`);
    const board = record.ado ?? addressOf(record.repository);
    client.requireAccess(tenant, board.organization);
    return board;
  }

  async function placeOf(tenant: string, project: string, key: string): Promise<WorkItemPlace | undefined> {
    if (!/^[1-9]\d{0,9}$/.test(key)) return undefined;
    return { ...(await boardOf(tenant, project)), number: Number(key) };
  }

  /** An item of another project of the organization is none of this one's. */
  async function read({ organization, project, number }: WorkItemPlace): Promise<AdoWorkItem | undefined> {
    const found = await client.ask(organization, `read work item ${number}`, async (apis) =>
      (await apis.work()).getWorkItem(number, undefined, undefined, WorkItemExpand.All, project),
    );
    const owner = String((found as typeof found | null)?.fields?.[field.project] ?? '');
    return owner.toLowerCase() === project.toLowerCase() ? found : undefined;
  }

  async function require(tenant: string, project: string, key: string): Promise<WorkItemPlace> {
    const place = await placeOf(tenant, project, key);
    if (place && (await read(place))) return place;
    throw new AppError('not_found', `Work item ${key} of project ${tenant}/${project} does not exist.`);
  }

  /** Changes an item as it stands: the service refuses when somebody was faster, and it is decided anew. */
  async function change(
    place: WorkItemPlace,
    decide: (found: AdoWorkItem) => Promise<readonly FieldPatch[]> | readonly FieldPatch[],
  ): Promise<void> {
    const { organization, project, number } = place;
    for (let attempt = 1; ; attempt += 1) {
      const found = await read(place);
      if (!found) throw new AppError('not_found', `Work item ${number} of ${organization}/${project} does not exist.`);
      const fields = await decide(found);
      if (fields.length === 0) return;
      const patch = [{ op: 'test', path: '/rev', value: found.rev }, ...fields];
      const done = await client.ask(organization, `change work item ${number}`, async (apis) =>
        (await apis.work()).updateWorkItem({}, patch, number, project).then(
          () => true,
          (error: unknown) => {
            if ([409, 412].includes(statusOf(error) ?? 0) && attempt < attempts) return false;
            throw error;
          },
        ),
      );
      if (done) return;
    }
  }

  async function setState(place: WorkItemPlace, state: string): Promise<void> {
    const { organization, project } = place;
    await change(place, async (found) => {
      const type = String(found.fields?.[field.type]);
      const wanted = await states.find(organization, project, type, state);
      // A process without such a state, e.g. Basic without Removed, keeps the item where it is.
      return wanted === undefined || wanted === found.fields?.[field.state] ? [] : [setField(field.state, wanted)];
    });
  }

  const byTag = (board: Omit<WorkItemPlace, 'number'>, tag: string): Promise<readonly AdoWorkItem[]> =>
    listItems(client, board, `[System.Tags] CONTAINS ${quoted(tag)}`, 'ORDER BY [System.Id]');

  return {
    async get(tenant, project, key) {
      const place = await placeOf(tenant, project, key);
      const found = place && (await read(place));
      return found && viewWorkItem(tenant, project, found);
    },
    async ensure(item) {
      const place = await require(item.tenant, item.project, item.key);
      await change(place, (found) => {
        if (item.revision < (found.rev ?? 0)) return [];
        const stands = viewWorkItem(item.tenant, item.project, found);
        return [
          ...(stands.title === item.title ? [] : [setField(field.title, item.title)]),
          ...(stands.priority === item.priority ? [] : [setField(field.priority, item.priority)]),
        ];
      });
    },
    async create(item, marker) {
      const board = await boardOf(item.tenant, item.project);
      const { organization, project } = board;
      const tag = `${markerTag}${createHash('sha256').update(marker).digest('hex').slice(0, 16)}`;
      const view = (found: AdoWorkItem): WorkItem => viewWorkItem(item.tenant, item.project, found);
      const [known] = await byTag(board, tag);
      if (known) return view(known);
      const type = await types.find(organization, project, item.type);
      const made = await client.ask(organization, `make a work item in ${project}`, async (apis) =>
        (await apis.work()).createWorkItem({}, [...fieldsOf(item, tag)], project, type),
      );
      const { id = 0 } = (made as typeof made | null) ?? {};
      const [first] = await byTag(board, tag);
      if (first?.id !== undefined && first.id < id) {
        // Another call with the same marker was faster: its item stays.
        await client.ask(organization, `take back work item ${id}`, async (apis) =>
          (await apis.work()).deleteWorkItem(id, project),
        );
        return view(first);
      }
      const place = { ...board, number: id };
      await setState(place, item.state);
      const found = await read(place);
      if (found) return view(found);
      throw new AppError('vendor_failed', `Azure DevOps did not keep the new work item ${id} of ${project}.`);
    },
    async setState(tenant, project, key, state) {
      await setState(await require(tenant, project, key), state);
    },
    async comment(tenant, project, key, marker, text) {
      const place = await require(tenant, project, key);
      const known = await listOwnComments(client, place);
      if (!known.some((each) => each.marker === marker)) await addComment(client, place, marker, text);
    },
    async listComments(tenant, project, key) {
      const place = await placeOf(tenant, project, key);
      return place && (await read(place)) ? listOwnComments(client, place) : [];
    },
    async link(tenant, project, key, links) {
      const place = await require(tenant, project, key);
      await change(place, async ({ relations = [] }) => missingLinks(client, links, relations));
    },
    async listBacklog(tenant, project) {
      const board = await boardOf(tenant, project);
      const open = "[System.State] NOT IN ('Closed', 'Done', 'Removed', 'Completed', 'Cancelled')";
      const kinds = `[System.WorkItemType] IN (${types.requirements.map(quoted).join(', ')})`;
      const order = 'ORDER BY [Microsoft.VSTS.Common.Priority], [System.CreatedDate], [System.Id]';
      const found = await listItems(client, board, `${open} AND ${kinds}`, order);
      return found.map((each) => viewWorkItem(tenant, project, each));
    },
  };
}
