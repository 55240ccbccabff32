import { isAppError } from '../domain/errors';
import type { Ports } from '../ports';
import type { ChangeReview, ReviewOutcome } from '../ports/change-review';

/** A run does not stand still because the service may not label or vote: then the refusal is answered, and nothing is written. */
export async function reviewIfAllowed(
  { code }: Pick<Ports, 'code'>,
  review: ChangeReview,
): Promise<ReviewOutcome & { readonly refusal?: string }> {
  try {
    return await code.review(review);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'forbidden') throw error;
    return { unplaced: (review.remarks ?? []).map(({ marker }) => marker), refusal: error.message };
  }
}
