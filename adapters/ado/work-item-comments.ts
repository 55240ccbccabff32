import type { Comment } from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces';
import type { AdoClient } from './client';

export interface WorkItemPlace {
  readonly organization: string;
  readonly project: string;
  readonly number: number;
}

export interface OwnComment {
  readonly marker: string;
  readonly text: string;
  readonly at: string;
}

/** A Markdown comment: people do not see it, and the raw text keeps it. */
const markerLine = /\n\n\[\/\/\]: # \(stellwerk:([^()\n]+)\)$/;

/** Written once per marker, in Markdown; the SDK's own call knows HTML only. */
export async function addComment(
  client: AdoClient,
  { organization, project, number }: WorkItemPlace,
  marker: string,
  text: string,
): Promise<void> {
  const name = encodeURIComponent(marker).replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  const path = `${encodeURIComponent(project)}/_apis/wit/workItems/${number}/comments?format=markdown&api-version=7.1-preview.4`;
  await client.ask(organization, `comment on work item ${number}`, async (apis) =>
    apis.send('POST', path, { text: `${text}\n\n[//]: # (stellwerk:${name})` }),
  );
}

/** Ours, oldest first. A marker in a person's comment does not count. Empty when there is no such item. */
export async function listOwnComments(client: AdoClient, place: WorkItemPlace): Promise<readonly OwnComment[]> {
  const { organization, project, number } = place;
  const me = await client.me(organization);
  const all: Comment[] = [];
  for (let continuation: string | undefined, first = true; first || continuation; first = false) {
    const page = await client.ask(organization, `list the comments of work item ${number}`, async (apis) =>
      (await apis.work()).getComments(project, number, 200, continuation),
    );
    if (!(page as typeof page | null)) break;
    all.push(...(page.comments ?? []));
    continuation = page.continuationToken;
  }
  return all
    .filter(({ createdBy }) => createdBy?.id === me)
    .sort((one, other) => (one.id ?? 0) - (other.id ?? 0))
    .flatMap(({ text = '', createdDate }) => {
      const [line = '', marker] = markerLine.exec(text) ?? [];
      if (marker === undefined) return [];
      const at = new Date(createdDate ?? 0).toISOString();
      return [{ marker: decodeURIComponent(marker), text: text.slice(0, text.length - line.length), at }];
    });
}
