import { evaluate, policiesOf } from '../policies';
import { pullRequests } from '../pull-request-store';
import { fault, list } from '../route';
import type { AdoArea } from '../route';
import { identityId } from './core';

/** Evaluations of branch policies for a pull request. */
export const policy: AdoArea = {
  resources: [
    {
      area: 'policy',
      id: 'c23ddff5-229c-4d04-a80b-0fdce9f360c8',
      resourceName: 'evaluations',
      routeTemplate: '{project}/_apis/{area}/{resource}/{evaluationId}',
      maxVersion: '7.2',
    },
  ],
  routes: [
    {
      method: 'GET',
      path: '/:project/_apis/policy/evaluations',
      handle: ({ store, query, params }) => {
        const artifact = query.get('artifactId') ?? '';
        const [, project = '', number = ''] =
          /^vstfs:\/\/\/CodeReview\/CodeReviewId\/([^/]+)\/(\d+)$/.exec(artifact) ?? [];
        const found = pullRequests(store).get(number);
        if (
          found?.repository.project !== store.findProject(params['project'] ?? '') ||
          found?.repository.project.id !== project
        ) {
          return fault(400, 'PolicyEvaluationArtifactInvalidException', `The artifact ${artifact} is not known.`);
        }
        return list(
          policiesOf(store, found.repository.project, found.targetRefName).map((each) => ({
            evaluationId: identityId(`${each.id}:${number}`),
            artifactId: artifact,
            status: evaluate(each, found),
            configuration: {
              ...{ id: each.id, isEnabled: true, isBlocking: each.isBlocking },
              type: { id: identityId(each.displayName), displayName: each.displayName },
              settings: { scope: [{ refName: each.branch, matchKind: 'Exact' }] },
            },
          })),
        );
      },
    },
  ],
};
