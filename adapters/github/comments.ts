import { markedText, readMarkedText } from '../hubs/comment-marker';
import type { GitHub } from './client';

export interface OwnComment {
  readonly id: number;
  readonly marker: string;
  readonly text: string;
  readonly at: string;
}

export type Ask = <T>(
  what: string,
  call: (github: GitHub, at: { readonly owner: string; readonly repo: string }) => Promise<T>,
) => Promise<T>;

const mostPages = 20;

/** Comments of an issue or pull request that the service itself wrote, oldest first; a marker that others wrote is none. */
export async function listOwnComments(ask: Ask, login: string, number: number): Promise<readonly OwnComment[]> {
  const own: OwnComment[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { data } = await ask(`list the comments of #${number}`, (github, at) =>
      github.rest.issues.listComments({ ...at, issue_number: number, per_page: 100, page }),
    );
    for (const { id, body, user, created_at } of data) {
      const read = user?.login === login ? readMarkedText(body ?? '') : undefined;
      if (read) own.push({ id, ...read, at: new Date(created_at).toISOString() });
    }
    if (data.length < 100) break;
  }
  return own;
}

/** One comment per marker. `update`: a second call with other text changes it; otherwise the first text stays. */
export async function ensureComment(
  ask: Ask,
  login: string,
  number: number,
  { marker, text, update }: { readonly marker: string; readonly text: string; readonly update: boolean },
): Promise<void> {
  const known = (await listOwnComments(ask, login, number)).find((each) => each.marker === marker);
  const body = markedText(marker, text);
  if (!known) {
    await ask(`comment on #${number}`, (github, at) =>
      github.rest.issues.createComment({ ...at, issue_number: number, body }),
    );
  } else if (update && known.text !== text) {
    await ask(`change a comment of #${number}`, (github, at) =>
      github.rest.issues.updateComment({ ...at, comment_id: known.id, body }),
    );
  }
}
