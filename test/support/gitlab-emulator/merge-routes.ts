import type { HubAnswer, HubRoute } from '../hub-emulator/serve';
import { noteRoutes } from './note-routes';
import { inProject, paged, say } from './store';
import type { GitLabMerge, GitLabProject, GitLabStore } from './store';

const below = '/projects/:project/merge_requests';

/** Merge requests: opening, text, draft by title, closing, merging by the project's method. */
export function mergeRoutes(store: GitLabStore): readonly HubRoute[] {
  const { git } = store;

  async function refresh(project: GitLabProject, merge: GitLabMerge): Promise<void> {
    if (merge.state !== 'opened') return;
    merge.sha = (await git.resolve(project.folder, `refs/heads/${merge.source}`)) ?? merge.sha;
  }

  const inMerge = (
    handle: (project: GitLabProject, merge: GitLabMerge, body: unknown, user: string) => Promise<HubAnswer>,
  ) =>
    inProject(store, async (project, { params, body, user }) => {
      const merge = project.merges.get(Number(params['iid']));
      if (!merge) return say(404, '404 Not found');
      await refresh(project, merge);
      return handle(project, merge, body, user);
    });

  return [
    {
      method: 'GET',
      path: below,
      handle: inProject(store, async (project, request) => {
        const [state, source, target] = ['state', 'source_branch', 'target_branch'].map((name) =>
          request.query.get(name),
        );
        const found = [...project.merges.values()].filter(
          (merge) =>
            (state === null || state === merge.state) &&
            (source === null || source === merge.source) &&
            (target === null || target === merge.target),
        );
        for (const merge of found) await refresh(project, merge);
        return paged(
          found.reverse().map((merge) => mergeView(project, merge)),
          request,
        );
      }),
    },
    {
      method: 'POST',
      path: below,
      handle: inProject(store, async (project, { body }) => {
        const wish = body as { source_branch: string; target_branch: string; title: string; description?: string };
        const sha = await git.resolve(project.folder, `refs/heads/${wish.source_branch}`);
        if (!sha) return say(422, 'Source branch does not exist');
        const { source_branch: source, target_branch: target, title, description = '' } = wish;
        const twin = [...project.merges.values()].some(
          (each) => each.state === 'opened' && each.source === source && each.target === target,
        );
        if (twin) return say(409, 'Another open merge request already exists for this source branch');
        const iid = project.merges.size + 1;
        const made: GitLabMerge = {
          ...{ iid, title, description, state: 'opened', source, target, sha, mergeCommit: null, notes: [] },
          ...{ labels: [], discussions: [] },
        };
        project.merges.set(iid, made);
        return { status: 201, body: mergeView(project, made) };
      }),
    },
    {
      method: 'GET',
      path: `${below}/:iid`,
      handle: inMerge(async (project, merge) => {
        const target = (await git.resolve(project.folder, `refs/heads/${merge.target}`)) ?? '';
        const base = await git.text(project.folder, ['merge-base', target, merge.sha]);
        const diff_refs = { base_sha: base, start_sha: target, head_sha: merge.sha };
        return { status: 200, body: { ...mergeView(project, merge), diff_refs } };
      }),
    },
    {
      method: 'PUT',
      path: `${below}/:iid`,
      handle: inMerge(async (project, merge, body) => {
        const { title, description, state_event } = body as Record<string, string | undefined>;
        if (title !== undefined) merge.title = title;
        if (description !== undefined) merge.description = description;
        const { add_labels, remove_labels } = body as Record<string, string | undefined>;
        const kept = merge.labels.filter((label) => !namesIn(remove_labels).includes(label));
        merge.labels = [...new Set([...kept, ...namesIn(add_labels)])];
        if (state_event === 'close' && merge.state === 'opened') merge.state = 'closed';
        return { status: 200, body: mergeView(project, merge) };
      }),
    },
    {
      method: 'PUT',
      path: `${below}/:iid/merge`,
      handle: inMerge(async (project, merge, body, user) => {
        const { sha } = body as { readonly sha?: string };
        if (merge.state !== 'opened' || /^draft:/i.test(merge.title)) return say(405, '405 Method Not Allowed');
        if (sha !== undefined && sha !== merge.sha) return say(409, 'SHA does not match HEAD of source branch');
        const name = `refs/heads/${merge.target}`;
        const target = (await git.resolve(project.folder, name)) ?? '';
        const isAhead = await git.isAncestor(project.folder, target, merge.sha);
        const merged = await git.merge(project.folder, target, merge.sha);
        const isFast = project.mergeMethod === 'ff';
        if (merged.kind === 'conflict' || (isFast && !isAhead)) return say(406, 'Branch cannot be merged');
        const parents = [target, merge.sha];
        const message = `Merge branch '${merge.source}' into '${merge.target}'`;
        const made = isFast ? merge.sha : await git.commitTree(project.folder, merged.tree, parents, message, user);
        if (!(await git.updateRef(project.folder, name, made, target))) return say(409, 'Target moved');
        Object.assign(merge, { state: 'merged', mergeCommit: isFast ? null : made });
        return { status: 200, body: mergeView(project, merge) };
      }),
    },
    ...noteRoutes(store, `${below}/:iid`, ({ merges }, iid) => merges.get(iid)),
  ];
}

function namesIn(list = ''): readonly string[] {
  return list.split(',').filter(Boolean);
}

function mergeView(project: GitLabProject, merge: GitLabMerge): object {
  const { iid, title, description, state, source, target, sha, mergeCommit, labels } = merge;
  return {
    ...{ iid, title, description, state, labels, sha, source_branch: source, target_branch: target },
    ...{ merge_commit_sha: mergeCommit, draft: /^draft:/i.test(title) },
    web_url: `https://gitlab.example/${project.path}/-/merge_requests/${iid}`,
  };
}
