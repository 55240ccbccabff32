import type { HubRoute } from '../hub-emulator/serve';
import { inProject, paged, say } from './store';
import type { GitLabNote, GitLabProject, GitLabStore } from './store';

type Noted = { readonly notes: GitLabNote[] };

/** Notes of an issue or a merge request. */
export function noteRoutes(
  store: GitLabStore,
  below: string,
  find: (project: GitLabProject, iid: number) => Noted | undefined,
): readonly HubRoute[] {
  return [
    {
      method: 'GET',
      path: `${below}/notes`,
      handle: inProject(store, (project, request) => {
        const noted = find(project, Number(request.params['iid']));
        return noted ? paged(noted.notes.map(noteView), request) : say(404, '404 Not found');
      }),
    },
    {
      method: 'POST',
      path: `${below}/notes`,
      handle: inProject(store, (project, { params, body, user }) => {
        const noted = find(project, Number(params['iid']));
        if (!noted) return say(404, '404 Not found');
        const text = (body as { readonly body: string }).body;
        const made = { id: store.nextId(), body: text, user, createdAt: new Date().toISOString() };
        noted.notes.push(made);
        return { status: 201, body: noteView(made) };
      }),
    },
    {
      method: 'PUT',
      path: `${below}/notes/:note`,
      handle: inProject(store, (project, { params, body }) => {
        const noted = find(project, Number(params['iid']));
        const note = noted?.notes.find(({ id }) => String(id) === params['note']);
        if (!note) return say(404, '404 Not found');
        note.body = (body as { readonly body: string }).body;
        return { status: 200, body: noteView(note) };
      }),
    },
  ];
}

function noteView({ id, body, user, createdAt }: GitLabNote): object {
  return { id, body, author: { username: user }, created_at: createdAt, system: false };
}
