import { markedText, readMarkedText } from '../hubs/comment-marker';
import type { GitLab, GitLabClient } from './client';

export interface OwnNote {
  readonly id: number;
  readonly marker: string;
  readonly text: string;
  readonly at: string;
}

interface NoteData {
  readonly id: number;
  readonly body: string;
  readonly author: { readonly username: string };
  readonly created_at: string;
  readonly system: boolean;
}

export interface NotePlace {
  readonly kind: 'IssueNotes' | 'MergeRequestNotes';
  readonly path: string;
  readonly number: number;
}

/** Notes that the service itself wrote, oldest first; a marker that others wrote is none. */
export async function listOwnNotes(
  client: GitLabClient,
  { kind, path, number }: NotePlace,
): Promise<readonly OwnNote[]> {
  const login = await client.login();
  const notes = (await client.ask(`list the notes of ${number} in ${path}`, (gitlab: GitLab) =>
    notesOf(gitlab, kind).all(path, number, { sort: 'asc', orderBy: 'created_at', perPage: 100 }),
  )) as unknown as readonly NoteData[];
  return notes.flatMap(({ id, body, author, created_at, system }) => {
    const read = !system && author.username === login ? readMarkedText(body) : undefined;
    return read ? [{ id, ...read, at: new Date(created_at).toISOString() }] : [];
  });
}

/** One note per marker. `update`: a second call with other text changes it; otherwise the first text stays. */
export async function ensureNote(
  client: GitLabClient,
  place: NotePlace,
  { marker, text, update }: { readonly marker: string; readonly text: string; readonly update: boolean },
): Promise<void> {
  const { kind, path, number } = place;
  const known = (await listOwnNotes(client, place)).find((each) => each.marker === marker);
  const body = markedText(marker, text);
  if (!known) {
    await client.ask(`note on ${number} in ${path}`, (gitlab) => notesOf(gitlab, kind).create(path, number, body));
  } else if (update && known.text !== text) {
    await client.ask(`change a note of ${number} in ${path}`, (gitlab) =>
      notesOf(gitlab, kind).edit(path, number, known.id, { body }),
    );
  }
}

/** Both have the same calls; the SDK's types of what they answer differ. */
function notesOf(gitlab: GitLab, kind: NotePlace['kind']): GitLab['IssueNotes'] {
  return kind === 'IssueNotes' ? gitlab.IssueNotes : (gitlab.MergeRequestNotes as unknown as GitLab['IssueNotes']);
}
