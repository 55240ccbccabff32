import type { ReviewView } from '../../contracts/review-view';
import { AppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { requireRun } from './access';

export type ShowReview = (identity: Identity, runId: string) => Promise<ReviewView>;

/** What the service has said in the run's pull request, as it stands there now. */
export function createShowReview(ports: Pick<Ports, 'code' | 'runs'>): ShowReview {
  return async function showReview(identity, runId) {
    const { pullRequest, commit } = await requireRun(ports, identity, runId);
    if (!pullRequest || commit === null) throw new AppError('not_found', `Run ${runId} has no pull request yet.`);
    const review = await ports.code.readReview(pullRequest.id, commit);
    return { pullRequest: pullRequest.url, commit, ...review };
  };
}
