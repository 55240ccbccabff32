import type { HubRules } from '../../../contracts/api';
import { parseRepositoryId } from '../../../domain/ids';
import type { ProjectRecord } from '../../../ports/project-index';

type Rules = NonNullable<ProjectRecord['ado']>;
export type Hub = 'github' | 'gitlab';

const defaultLabel = 'stellwerk';

/**
 * Start rules of a project on GitHub or GitLab, in the form in which events are judged: the owner or group is the organization.
 * Rules that are not given stay as they were. Other projects keep what they have.
 */
export function rulesOfHub(
  repository: string,
  given: HubRules | undefined,
  before: Rules | undefined,
): Rules | undefined {
  const { platform, path } = parseRepositoryId(repository);
  if (platform !== 'github' && platform !== 'gitlab') return before;
  if (before && given === undefined) return before;
  const { startLabel = given?.startOnAssignment === true ? undefined : defaultLabel, ...rest } = given ?? {};
  return { ...placeOf(platform, path), ...(startLabel === undefined ? {} : { startTag: startLabel }), ...rest };
}

/** How a repository's place is named in events and rules. */
export function placeOf(hub: Hub, path: string): { readonly organization: string; readonly project: string } {
  const at = path.lastIndexOf('/');
  return { organization: `${hub}:${path.slice(0, at)}`.toLowerCase(), project: path.slice(at + 1) };
}
