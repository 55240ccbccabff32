import { AppError } from '../../domain/errors';
import { parseRepositoryId } from '../../domain/ids';
import type { ProjectIndex } from '../../ports/project-index';
import type { WorkItem, WorkTracker } from '../../ports/work-tracker';
import {
  isOver,
  issueText,
  labelsOf,
  madeLabel,
  readIssue,
  readIssueText,
  withPriority,
  withState,
} from '../hubs/issue-form';
import type { GitLabClient } from './client';
import { ensureNote, listOwnNotes } from './notes';
import type { NotePlace } from './notes';
import { unknownRepository } from './repository';

interface IssueData {
  readonly iid: number;
  readonly title: string;
  readonly description: string | null;
  readonly state: string;
  readonly labels: readonly string[];
  readonly author: { readonly username: string };
  readonly web_url: string;
  readonly updated_at: string;
}

interface Board {
  readonly tenant: string;
  readonly project: string;
  readonly path: string;
}

/**
 * Issues of the project, by the same labels as on GitHub. They are the people's: their texts are read and never overwritten.
 * GitLab counts no revisions, so an item's revision is the second of its last change.
 */
export function createGitLabWorkTracker(client: GitLabClient, projects: Pick<ProjectIndex, 'getProject'>): WorkTracker {
  async function boardOf(tenant: string, project: string): Promise<Board> {
    const record = await projects.getProject(tenant, project);
    if (!record) throw new AppError('unknown_project', `There is no project ${tenant}/${project}.`);
    const { platform, path } = parseRepositoryId(record.repository);
    if (platform !== 'gitlab') throw unknownRepository(record.repository);
    return { tenant, project, path };
  }

  async function find({ path }: Board, key: string): Promise<IssueData | undefined> {
    if (!/^[1-9]\d{0,9}$/.test(key)) return undefined;
    const found = await client.find(`read issue ${key} in ${path}`, (gitlab) =>
      gitlab.Issues.show(Number(key), { projectId: path }),
    );
    return found as unknown as IssueData | undefined;
  }

  async function require(board: Board, key: string): Promise<IssueData> {
    const found = await find(board, key);
    if (found) return found;
    throw new AppError('not_found', `Issue ${key} of project ${board.tenant}/${board.project} does not exist.`);
  }

  async function list({ path: projectId }: Board, query: object): Promise<readonly IssueData[]> {
    const paging = { orderBy: 'created_at' as const, sort: 'asc' as const, perPage: 100, maxPages: 10 };
    const found = await client.ask(`list issues in ${projectId}`, (gitlab) =>
      gitlab.Issues.all({ projectId, ...paging, ...query }),
    );
    return found;
  }

  /** The first issue of ours that carries the marker; GitLab has no writes that happen only once. */
  async function findMade(board: Board, marker: string): Promise<IssueData | undefined> {
    const authorUsername = await client.login();
    const made = await list(board, { labels: madeLabel, authorUsername });
    const marked = made.filter(({ description }) => readIssueText(description ?? '').marker === marker);
    return [...marked].sort((one, other) => one.iid - other.iid)[0];
  }

  async function change({ path }: Board, iid: number, to: object): Promise<void> {
    await client.ask(`change issue ${iid} in ${path}`, (gitlab) => gitlab.Issues.edit(path, iid, to));
  }

  async function setState(board: Board, { iid, labels, state: stands }: IssueData, state: string): Promise<void> {
    const closed = isOver(state);
    const moves = closed !== (stands === 'closed');
    const event = moves ? { stateEvent: closed ? 'close' : 'reopen' } : {};
    await change(board, iid, { labels: withState(labels, state).join(','), ...event });
  }

  const placeOf = ({ path }: Board, number: number): NotePlace => ({ kind: 'IssueNotes', path, number });

  return {
    async get(tenant, project, key) {
      const board = await boardOf(tenant, project);
      const found = await find(board, key);
      return found && viewIssue(board, found);
    },
    async ensure(item) {
      const board = await boardOf(item.tenant, item.project);
      const found = await require(board, item.key);
      const stands = viewIssue(board, found);
      if (item.revision < stands.revision) return;
      if (stands.title === item.title && stands.priority === item.priority) return;
      const labels = withPriority(found.labels, item.priority).join(',');
      await change(board, found.iid, { title: item.title, labels });
    },
    async create(item, marker) {
      const board = await boardOf(item.tenant, item.project);
      const known = await findMade(board, marker);
      if (known) return viewIssue(board, known);
      const description = issueText({ ...item, marker });
      const labels = [...labelsOf(item), madeLabel].join(',');
      const made = (await client.ask(`open an issue in ${board.path}`, (gitlab) =>
        gitlab.Issues.create(board.path, item.title.slice(0, 255), { description, labels }),
      )) as unknown as IssueData;
      const first = await findMade(board, marker);
      if (first && first.iid < made.iid) {
        // Another call with the same marker was faster: its issue stays.
        await setState(board, made, 'Removed');
        return viewIssue(board, first);
      }
      if (isOver(item.state)) await setState(board, made, item.state);
      return viewIssue(board, await require(board, String(made.iid)));
    },
    async setState(tenant, project, key, state) {
      const board = await boardOf(tenant, project);
      await setState(board, await require(board, key), state);
    },
    async comment(tenant, project, key, marker, text) {
      const board = await boardOf(tenant, project);
      const { iid } = await require(board, key);
      await ensureNote(client, placeOf(board, iid), { marker, text, update: false });
    },
    async listComments(tenant, project, key) {
      const board = await boardOf(tenant, project);
      const found = await find(board, key);
      if (!found) return [];
      const own = await listOwnNotes(client, placeOf(board, found.iid));
      return own.map(({ marker, text, at }) => ({ marker, text, at }));
    },
    async listBacklog(tenant, project) {
      const board = await boardOf(tenant, project);
      const open = await list(board, { state: 'opened' });
      return open.map((each) => viewIssue(board, each)).sort((one, other) => one.priority - other.priority);
    },
  };
}

function viewIssue({ tenant, project }: Board, data: IssueData): WorkItem {
  const { iid, title, description, state, labels, author, web_url: url, updated_at } = data;
  const facts = {
    text: description ?? '',
    labels,
    open: state !== 'closed',
    author: `gitlab:${author.username}`.toLowerCase(),
  };
  const revision = Math.floor(Date.parse(updated_at) / 1_000);
  return { ...{ tenant, project, key: String(iid), title, revision, url }, ...readIssue(facts) };
}
