import { linesInDiff } from '../hub-emulator/diff-lines';
import type { HubRoute } from '../hub-emulator/serve';
import { inProject, paged, say } from './store';
import type { GitLabDiscussion, GitLabStore } from './store';

const below = '/projects/:project/merge_requests/:iid/discussions';

interface Position {
  readonly new_path: string;
  readonly new_line?: string;
  readonly base_sha: string;
  readonly head_sha: string;
}

/** Discussions at lines of a merge request, and the statuses of commits. */
export function reviewRoutes(store: GitLabStore): readonly HubRoute[] {
  const { git } = store;
  return [
    {
      method: 'GET',
      path: below,
      handle: inProject(store, (project, request) => {
        const merge = project.merges.get(Number(request.params['iid']));
        return merge ? paged(merge.discussions.map(discussionView), request) : say(404, '404 Not found');
      }),
    },
    {
      method: 'POST',
      path: below,
      handle: inProject(store, async (project, { params, body, user }) => {
        const merge = project.merges.get(Number(params['iid']));
        if (!merge) return say(404, '404 Not found');
        const { body: text, position } = body as { readonly body: string; readonly position?: Position };
        if (position) {
          const range = [position.base_sha, position.head_sha] as const;
          const lines = await linesInDiff(git, project.folder, range, position.new_path);
          if (lines?.has(Number(position.new_line)) !== true) return say(400, "line_code can't be blank");
        }
        const id = store.nextId();
        const made: GitLabDiscussion = {
          ...{ id: `d${id}`, resolved: false, note: { id, body: text, user, createdAt: new Date().toISOString() } },
          ...(position ? { position: { new_path: position.new_path, new_line: Number(position.new_line) } } : {}),
        };
        merge.discussions.push(made);
        return { status: 201, body: discussionView(made) };
      }),
    },
    {
      method: 'PUT',
      path: `${below}/:discussion/notes/:note`,
      handle: inProject(store, (project, { params, body }) => {
        const merge = project.merges.get(Number(params['iid']));
        const found = merge?.discussions.find(({ id }) => id === params['discussion']);
        if (!found) return say(404, '404 Not found');
        const { body: text, resolved } = body as { readonly body?: string; readonly resolved?: boolean };
        if (text !== undefined) found.note.body = text;
        if (resolved !== undefined) found.resolved = resolved;
        return { status: 200, body: discussionView(found) };
      }),
    },
    {
      method: 'POST',
      path: '/projects/:project/statuses/:sha',
      handle: inProject(store, (project, { params, body }) => {
        const { state, name, description = null } = body as { state: string; name: string; description?: string };
        const sha = params['sha'] ?? '';
        const latest = project.statuses.find((each) => each.sha === sha && each.name === name);
        if (latest?.status === state) {
          return say(400, `Cannot transition status via :enqueue from :${state} (Reason(s): Status cannot transition)`);
        }
        const made = { id: store.nextId(), sha, name, status: state, description };
        project.statuses.unshift(made);
        return { status: 201, body: made };
      }),
    },
    {
      method: 'GET',
      path: '/projects/:project/repository/commits/:sha/statuses',
      handle: inProject(store, (project, request) => {
        const own = project.statuses.filter(({ sha }) => sha === request.params['sha']);
        const latest = own.filter(({ name }, at) => own.findIndex((each) => each.name === name) === at);
        return paged(latest, request);
      }),
    },
  ];
}

function discussionView({ id, resolved, note, position }: GitLabDiscussion): object {
  const view = {
    ...{ id: note.id, body: note.body, author: { username: note.user }, created_at: note.createdAt },
    ...{ system: false, resolvable: true, resolved, ...(position ? { position, type: 'DiffNote' } : {}) },
  };
  return { id, individual_note: false, notes: [view] };
}
