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
import type { GitHub, GitHubClient } from './client';
import { ensureComment, listOwnComments } from './comments';
import type { Ask } from './comments';
import { unknownRepository } from './repository';

interface IssueData {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null;
  readonly state: string;
  readonly labels: readonly (string | { readonly name?: string })[];
  readonly user: { readonly login: string } | null;
  readonly html_url: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly pull_request?: unknown;
}

interface Board {
  readonly tenant: string;
  readonly project: string;
  readonly owner: string;
  readonly ask: Ask;
  find(number: number): Promise<IssueData | undefined>;
}

const mostPages = 10;

/**
 * Issues of the project's repository. They are the people's: their texts are read and never overwritten; state, type and
 * priority are labels. GitHub counts no revisions, so an item's revision is the second of its last change.
 */
export function createGitHubWorkTracker(client: GitHubClient, projects: Pick<ProjectIndex, 'getProject'>): WorkTracker {
  async function boardOf(tenant: string, project: string): Promise<Board> {
    const record = await projects.getProject(tenant, project);
    if (!record) throw new AppError('unknown_project', `There is no project ${tenant}/${project}.`);
    const { platform, path } = parseRepositoryId(record.repository);
    if (platform !== 'github') throw unknownRepository(record.repository);
    const [owner = '', repo = ''] = path.split('/');
    const at = { owner, repo };
    return {
      ...{ tenant, project, owner },
      ask: async (what, call) => client.ask(owner, `${what} in ${path}`, (github: GitHub) => call(github, at)),
      async find(number) {
        const found = await client.find(owner, `read issue ${number} in ${path}`, (github) =>
          github.rest.issues.get({ ...at, issue_number: number }),
        );
        return found && isIssue(found.data) ? found.data : undefined;
      },
    };
  }

  async function require(board: Board, key: string): Promise<IssueData> {
    const found = await findByKey(board, key);
    if (found) return found;
    throw new AppError('not_found', `Issue ${key} of project ${board.tenant}/${board.project} does not exist.`);
  }

  async function listIssues(board: Board, query: Query, order: 'asc' | 'desc'): Promise<readonly IssueData[]> {
    const issues: IssueData[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const paging = { sort: 'created' as const, direction: order, per_page: 100, page };
      const { data } = await board.ask('list issues', (github, at) =>
        github.rest.issues.listForRepo({ ...at, ...query, ...paging }),
      );
      issues.push(...data.filter(isIssue));
      if (data.length < 100) break;
    }
    return issues;
  }

  /** The first issue of ours that carries the marker; GitHub has no writes that happen only once. */
  async function findMade(board: Board, marker: string): Promise<IssueData | undefined> {
    const creator = await client.login(board.owner);
    const made = await listIssues(board, { state: 'all', labels: madeLabel, creator }, 'desc');
    const isMarked = ({ body, user }: IssueData) =>
      user?.login === creator && readIssueText(body ?? '').marker === marker;
    return made
      .filter(isMarked)
      .reduce<IssueData | undefined>(
        (first, each) => (first === undefined || each.number < first.number ? each : first),
        undefined,
      );
  }

  return {
    async get(tenant, project, key) {
      const board = await boardOf(tenant, project);
      const found = await findByKey(board, key);
      return found && viewIssue(board, found);
    },
    async ensure(item) {
      const board = await boardOf(item.tenant, item.project);
      const found = await require(board, item.key);
      const stands = viewIssue(board, found);
      if (item.revision < stands.revision) return;
      if (stands.title === item.title && stands.priority === item.priority) return;
      const labels = [...withPriority(namesOf(found), item.priority)];
      await board.ask(`change issue ${item.key}`, (github, at) =>
        github.rest.issues.update({ ...at, issue_number: found.number, title: item.title, labels }),
      );
    },
    async create(item, marker) {
      const board = await boardOf(item.tenant, item.project);
      const known = await findMade(board, marker);
      if (known) return viewIssue(board, known);
      const body = issueText({ ...item, marker });
      const labels = [...labelsOf(item), madeLabel];
      const { data: made } = await board.ask('open an issue', (github, at) =>
        github.rest.issues.create({ ...at, title: item.title.slice(0, 255), body, labels }),
      );
      const first = await findMade(board, marker);
      if (first && first.number < made.number) {
        // Another call with the same marker was faster: its issue stays.
        await close(board, made.number, [...withState(labels, 'Removed')], 'not_planned');
        return viewIssue(board, first);
      }
      if (isOver(item.state)) await close(board, made.number, labels, 'completed');
      return viewIssue(board, (await board.find(made.number)) ?? made);
    },
    async setState(tenant, project, key, state) {
      const board = await boardOf(tenant, project);
      const found = await require(board, key);
      const labels = [...withState(namesOf(found), state)];
      if (isOver(state)) {
        await close(board, found.number, labels, /removed|cancelled/i.test(state) ? 'not_planned' : 'completed');
        return;
      }
      await board.ask(`change issue ${key}`, (github, at) =>
        github.rest.issues.update({ ...at, issue_number: found.number, state: 'open', labels }),
      );
    },
    async comment(tenant, project, key, marker, text) {
      const board = await boardOf(tenant, project);
      const { number } = await require(board, key);
      await ensureComment(board.ask, await client.login(board.owner), number, { marker, text, update: false });
    },
    async listComments(tenant, project, key) {
      const board = await boardOf(tenant, project);
      const found = await findByKey(board, key);
      if (!found) return [];
      const own = await listOwnComments(board.ask, await client.login(board.owner), found.number);
      return own.map(({ marker, text, at }) => ({ marker, text, at }));
    },
    async listBacklog(tenant, project) {
      const board = await boardOf(tenant, project);
      const open = await listIssues(board, { state: 'open' }, 'asc');
      return open.map((each) => viewIssue(board, each)).sort((one, other) => one.priority - other.priority);
    },
  };
}

interface Query {
  readonly state: 'open' | 'all';
  readonly labels?: string;
  readonly creator?: string;
}

async function findByKey(board: Board, key: string): Promise<IssueData | undefined> {
  return /^[1-9]\d{0,9}$/.test(key) ? board.find(Number(key)) : undefined;
}

async function close(
  board: Board,
  number: number,
  labels: readonly string[],
  reason: 'completed' | 'not_planned',
): Promise<void> {
  await board.ask(`close issue ${number}`, (github, at) =>
    github.rest.issues.update({
      ...{ ...at, issue_number: number, labels: [...labels] },
      ...{ state: 'closed', state_reason: reason },
    }),
  );
}

/** GitHub lists pull requests among the issues. */
function isIssue({ pull_request }: IssueData): boolean {
  return pull_request === undefined;
}

function namesOf({ labels }: IssueData): readonly string[] {
  return labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))).filter(Boolean);
}

function viewIssue({ tenant, project }: Board, data: IssueData): WorkItem {
  const { number, title, body, state, user, html_url: url, updated_at } = data;
  const facts = {
    text: body ?? '',
    labels: namesOf(data),
    open: state === 'open',
    author: user ? `github:${user.login}`.toLowerCase() : 'unknown',
  };
  const revision = Math.floor(Date.parse(updated_at) / 1_000);
  return { ...{ tenant, project, key: String(number), title, revision, url }, ...readIssue(facts) };
}
