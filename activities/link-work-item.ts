import type { RunSnapshot } from '../contracts/run';
import { isAppError } from '../domain/errors';
import type { Ports } from '../ports';
import type { WorkItemLink } from '../ports/work-tracker';

/** Shows what a run has made beside its work item. An item that is not there, or may not be changed, holds no run up. */
export async function linkWorkItem(
  { work }: Pick<Ports, 'work'>,
  { tenant, project, workItem }: RunSnapshot,
  links: readonly WorkItemLink[],
): Promise<void> {
  try {
    await work.link?.(tenant, project, workItem, links);
  } catch (error) {
    if (!isAppError(error) || !['forbidden', 'not_found'].includes(error.code)) throw error;
  }
}
