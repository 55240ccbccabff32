import { complete, completeReady, refreshTrial } from '../complete-pull-request';
import { openPolicies } from '../policies';
import { projectEvent } from '../project-event';
import { findPullRequest, pullRequests as tableOf } from '../pull-request-store';
import type { AdoPullRequest, CompletionOptions } from '../pull-request-store';
import { gitResource } from '../resources';
import { fault, list, ok } from '../route';
import type { AdoAnswer, AdoArea, AdoRequest } from '../route';
import type { AdoRepository } from '../store';
import { identityId, identityView, namesOf, repositoryView } from './core';
import { noRepository, repositoryOf } from './git-refs';

const below = '/:project/_apis/git/repositories/:repository/pullRequests';

/** Pull requests: opening, text, draft, abandoning, completing. */
export const pullRequests: AdoArea = {
  resources: [
    gitResource('9946fd70-0d40-406e-b686-b4744cbbcc37', 'pullRequests', '{resource}/{pullRequestId}'),
    gitResource(
      'd840fb74-bbef-42d3-b250-564604c054a4',
      'conflicts',
      'pullRequests/{pullRequestId}/{resource}/{conflictId}',
    ),
  ],
  routes: [
    { method: 'GET', path: below, handle: (request) => inRepository(request, search) },
    { method: 'POST', path: below, handle: (request) => inRepository(request, open) },
    {
      method: 'GET',
      path: `${below}/:pullRequest`,
      handle: (request) =>
        inPullRequest(request, async (pullRequest) => {
          await refreshTrial(request.store, pullRequest);
          await completeReady(request.store, pullRequest);
          return ok(pullRequestView(pullRequest, request));
        }),
    },
    { method: 'PATCH', path: `${below}/:pullRequest`, handle: (request) => inPullRequest(request, change) },
    {
      method: 'GET',
      path: `${below}/:pullRequest/conflicts`,
      handle: (request) =>
        inPullRequest(request, async ({ conflicts }) =>
          list(conflicts.map((path, index) => ({ conflictId: index + 1, conflictPath: `/${path}` }))),
        ),
    },
  ],
};

async function inRepository(
  request: AdoRequest,
  handle: (repository: AdoRepository, request: AdoRequest) => Promise<AdoAnswer>,
): Promise<AdoAnswer> {
  const repository = repositoryOf(request);
  return repository ? handle(repository, request) : noRepository;
}

export async function inPullRequest(
  request: AdoRequest,
  handle: (pullRequest: AdoPullRequest, request: AdoRequest) => Promise<AdoAnswer>,
): Promise<AdoAnswer> {
  return inRepository(request, async (repository) => {
    const found = findPullRequest(request.store, repository, request.params['pullRequest']);
    if (found) return handle(found, request);
    return fault(404, 'GitPullRequestNotFoundException', 'TF401180: The requested pull request was not found.');
  });
}

async function search(repository: AdoRepository, request: AdoRequest): Promise<AdoAnswer> {
  const wanted = (name: string) => request.query.get(`searchCriteria.${name}`);
  const statuses: Readonly<Record<string, string>> = { 1: 'active', 2: 'abandoned', 3: 'completed', 4: 'all' };
  const status = statuses[wanted('status') ?? '1'] ?? wanted('status');
  const found = [...tableOf(request.store).values()].filter(
    (each) =>
      each.repository === repository &&
      (status === 'all' || each.status === status) &&
      [null, each.sourceRefName].includes(wanted('sourceRefName')) &&
      [null, each.targetRefName].includes(wanted('targetRefName')),
  );
  for (const each of found) await refreshTrial(request.store, each);
  return list(found.reverse().map((each) => pullRequestView(each, request)));
}

async function open(repository: AdoRepository, request: AdoRequest): Promise<AdoAnswer> {
  const { store, user } = request;
  const body = request.body as Omit<Partial<AdoPullRequest>, 'labels'> & { labels?: readonly { name: string }[] };
  const { sourceRefName = '', targetRefName = '', title = '', description = '' } = body;
  for (const name of [sourceRefName, targetRefName]) {
    if (await store.git.resolve(repository.folder, name)) continue;
    return fault(400, 'GitPullRequestInvalidReferenceException', `TF401398: The branch ${name} does not exist.`);
  }
  if (description.length > 4_000)
    return fault(400, 'InvalidArgumentValueException', 'TF401027: The description is too long.');
  const isTwin = (each: AdoPullRequest) =>
    each.repository === repository &&
    each.status === 'active' &&
    each.sourceRefName === sourceRefName &&
    each.targetRefName === targetRefName;
  if ([...tableOf(store).values()].some(isTwin)) {
    return fault(
      409,
      'GitPullRequestExistsException',
      'TF401179: An active pull request for the source and target branch already exists.',
    );
  }
  const made: AdoPullRequest = {
    ...{ pullRequestId: store.nextId('pull-request'), repository, status: 'active', title, description },
    ...{
      sourceRefName,
      targetRefName,
      isDraft: body.isDraft ?? false,
      createdBy: user,
      creationDate: new Date().toISOString(),
    },
    ...{ mergeStatus: 'queued', conflicts: [], workItemRefs: body.workItemRefs ?? [], reviewers: new Map() },
    ...{ labels: (body.labels ?? []).map(({ name }) => name), statuses: [], threads: [], iterations: [] },
  };
  tableOf(store).set(String(made.pullRequestId), made);
  await refreshTrial(store, made);
  projectEvent(store, repository, 'git.pullrequest.created', pullRequestView(made, request));
  return { status: 201, body: pullRequestView(made, request) };
}

interface Patch {
  readonly title?: string;
  readonly description?: string;
  readonly isDraft?: boolean;
  readonly status?: number | string;
  readonly lastMergeSourceCommit?: { readonly commitId?: string };
  readonly completionOptions?: CompletionOptions;
  readonly autoCompleteSetBy?: { readonly id: string };
}

async function change(pullRequest: AdoPullRequest, request: AdoRequest): Promise<AdoAnswer> {
  const { store, user } = request;
  const patch = request.body as Patch;
  if (pullRequest.status !== 'active' && ![1, 'active'].includes(patch.status ?? '')) {
    return fault(
      409,
      'GitPullRequestNotEditableException',
      'TF401181: The pull request cannot be edited due to its state.',
    );
  }
  for (const key of ['title', 'description', 'isDraft'] as const) {
    if (patch[key] !== undefined) Object.assign(pullRequest, { [key]: patch[key] });
  }
  if (patch.autoCompleteSetBy) {
    const { id } = patch.autoCompleteSetBy;
    if (pullRequest.isDraft)
      return fault(400, 'InvalidArgumentValueException', 'TF401265: A draft cannot auto-complete.');
    delete pullRequest.autoComplete;
    if (!/^[0-]+$/.test(id)) pullRequest.autoComplete = { by: id, options: patch.completionOptions ?? {} };
  }
  if ([1, 'active'].includes(patch.status ?? '')) pullRequest.status = 'active';
  if ([2, 'abandoned'].includes(patch.status ?? '')) pullRequest.status = 'abandoned';
  if (![3, 'completed'].includes(patch.status ?? '')) {
    projectEvent(store, pullRequest.repository, 'git.pullrequest.updated', pullRequestView(pullRequest, request));
    return ok(pullRequestView(pullRequest, request));
  }
  await refreshTrial(store, pullRequest);
  if (pullRequest.isDraft) {
    return fault(
      403,
      'GitPullRequestUpdateRejectedByPolicyException',
      'TF401265: A draft pull request cannot be completed.',
    );
  }
  if (patch.lastMergeSourceCommit?.commitId !== pullRequest.source) {
    return fault(
      409,
      'GitPullRequestStaleException',
      'TF401192: The source branch was modified since the last merge attempt.',
    );
  }
  if (openPolicies(store, pullRequest).length > 0) {
    return fault(403, 'GitPullRequestUpdateRejectedByPolicyException', 'TF402455: A branch policy is not fulfilled.');
  }
  if (pullRequest.mergeStatus !== 'conflicts') {
    pullRequest.mergeStatus = 'queued';
    setTimeout(() => void complete(store, pullRequest, user, patch.completionOptions ?? {}), 5);
  }
  return ok(pullRequestView(pullRequest, request));
}

export function pullRequestView(pullRequest: AdoPullRequest, request: AdoRequest): object {
  const { repository, source, target, merge, createdBy, labels, reviewers, autoComplete } = pullRequest;
  const { pullRequestId, status, isDraft, title, description, sourceRefName, targetRefName, mergeStatus } = pullRequest;
  const commit = (name: string, commitId: string | undefined) =>
    commitId === undefined ? {} : { [name]: { commitId } };
  return {
    ...{
      pullRequestId,
      codeReviewId: pullRequestId,
      status,
      isDraft,
      title,
      description,
      sourceRefName,
      targetRefName,
    },
    ...{ mergeStatus, creationDate: pullRequest.creationDate, createdBy: identityView(createdBy) },
    ...commit('lastMergeSourceCommit', source),
    ...commit('lastMergeTargetCommit', target),
    ...commit('lastMergeCommit', merge),
    repository: repositoryView(repository, request),
    labels: labels.map((name) => ({ id: identityId(name), name, active: true })),
    reviewers: [...reviewers].map(([id, vote]) => {
      const name = namesOf(request.store).get(id);
      return { ...(name === undefined ? { id } : identityView(name)), vote };
    }),
    workItemRefs: pullRequest.workItemRefs,
    ...(autoComplete === undefined ? {} : { autoCompleteSetBy: { id: autoComplete.by } }),
  };
}
