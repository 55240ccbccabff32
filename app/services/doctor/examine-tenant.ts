import type { Finding } from '../../../contracts/doctor';
import { queueNames } from '../../../contracts/names';
import { parseRepositoryId } from '../../../domain/ids';
import { secretName } from '../../../domain/secret-names';
import type { Ports } from '../../../ports';
import type { Identity } from '../../../ports/directory';
import type { ProjectRecord } from '../../../ports/project-index';
import { projectFilePath, readProjectFile } from '../../../schemas/project-file';
import type { HookSubscriptions } from '../hook-subscriptions';
import { bad, examine, good } from './finding';

type TenantPorts = Pick<
  Ports,
  'bus' | 'channels' | 'code' | 'directory' | 'hookSource' | 'projects' | 'runs' | 'secrets'
>;

/** More projects than this are not looked into one by one. */
const mostProjects = 50;

export interface TenantExamination {
  readonly ports: TenantPorts;
  readonly hooks: HookSubscriptions;
  readonly identity: Identity;
  readonly tenant: string;
}

/** What concerns one tenant: who can decide, what its projects need, what is stuck. */
export async function examineTenant(given: TenantExamination): Promise<readonly Finding[]> {
  const { ports, tenant } = given;
  const projects = (await ports.projects.listProjects(tenant)).slice(0, mostProjects);
  const onAdo = projects.filter(({ repository, ado }) => {
    return (
      ado && (parseRepositoryId(repository).platform === 'ado' || ports.hookSource?.knows(ado.organization, tenant))
    );
  });
  const organizations = [...new Set(onAdo.flatMap(({ ado }) => (ado ? [ado.organization] : [])))];
  const found = await Promise.all([
    ...['qa', 'ops'].map((role) => examineRole(given, role)),
    ...projects.map((project) => examineProject(given, project)),
    ...organizations.map((organization) => examineAccount(given, organization)),
    ...onAdo.map(({ project }) => examineHooks(given, project)),
    examineChannels(given),
    examineWork(given),
  ]);
  const none = bad('warning', ['projects', tenant], 'No project is registered.', 'npx stellwerk tenant create <file>');
  return [...(projects.length === 0 ? [none] : []), ...found.flat()];
}

function examineRole({ ports, tenant }: TenantExamination, role: string): Promise<readonly Finding[]> {
  const fix = `Give people of ${tenant} the role ${role}: identities.json on one machine, the app role in Entra (docs/approvals.md).`;
  const place = ['people', role] as const;
  return examine(place, fix, async () => {
    const holders = (await ports.directory.listByRole(tenant, role)).filter(({ application }) => application !== true);
    const [first] = holders;
    if (!first) return [bad('error', place, `Nobody has the role ${role}, so nobody can decide at its gates.`, fix)];
    const who = holders.length === 1 ? `Only ${first.user} has` : `${holders.length} people have`;
    return [good(...place, `${who} the role.`)];
  });
}

function examineProject({ ports }: TenantExamination, record: ProjectRecord): Promise<readonly Finding[]> {
  const { project, repository, defaultBranch } = record;
  const place = ['projects', project] as const;
  const fix = `Look at ${repository}: does it exist, and may this app's identity or token read it?`;
  return examine(place, fix, async () => {
    const head = await ports.code.head(repository, defaultBranch);
    if (head === undefined) return [bad('error', place, `${repository} has no branch ${defaultBranch}.`, fix)];
    const file = readProjectFile(await ports.code.readFile(repository, head, projectFilePath));
    if (file.ok) return [good(...place, `${repository} can be read, and its ${projectFilePath} is valid.`)];
    return [bad('error', place, file.reason, `Correct ${projectFilePath} and commit it.`)];
  });
}

function examineAccount({ ports, tenant }: TenantExamination, organization: string): Promise<readonly Finding[]> {
  const place = ['services', `Azure DevOps ${organization}`] as const;
  const fix = `Make this app's identity a user of the organization, or put the secret ${secretName('ado-pat', organization)}.`;
  return examine(place, fix, async () => {
    if (ports.hookSource?.knows(organization, tenant) !== true) {
      const text = 'The organization is not configured on this host.';
      return [bad('error', place, text, 'Add it to STELLWERK_ADO_ORGANIZATIONS and start the host again.')];
    }
    const { account, name, id } = await ports.hookSource.me(organization);
    return [good(...place, `This app is ${account ?? name ?? id ?? 'known'} there.`)];
  });
}

function examineHooks({ hooks, identity, tenant }: TenantExamination, project: string): Promise<readonly Finding[]> {
  const place = ['hooks', project] as const;
  const fix = `npx stellwerk ado hooks ensure --as admin --tenant ${tenant} --project ${project}`;
  return examine(place, fix, async () => {
    const all = await hooks.status(identity, { tenant, project });
    const wrong = all.filter(({ action }) => action === 'wrong');
    if (wrong.length === 0) return [good(...place, `${all.length} subscriptions stand as they should.`)];
    const events = [...new Set(wrong.map(({ eventType }) => eventType))].slice(0, 3).join(', ');
    const text = `${wrong.length} of ${all.length} subscriptions are missing or disabled, among them ${events}.`;
    return [bad('error', place, text, fix)];
  });
}

async function examineChannels({ ports, tenant }: TenantExamination): Promise<readonly Finding[]> {
  const needs: Readonly<Record<string, readonly string[]>> = {
    slack: (['slack-token', 'slack-channel', 'slack-signing'] as const).map((kind) => secretName(kind, tenant)),
    workflows: [secretName('workflows-url', tenant)],
  };
  const names = ports.channels.order.flatMap(({ name }) => needs[name] ?? []);
  const found = names.map((name) => {
    const fix = `npx stellwerk secret set ${name} --as admin`;
    return examine(['settings', name], fix, async () => {
      const isThere = (await ports.secrets.get(name)).length > 0;
      return isThere ? [] : [bad('error', ['settings', name], 'The secret is missing.', fix)];
    });
  });
  return (await Promise.all(found)).flat();
}

async function examineWork({ ports, tenant, identity }: TenantExamination): Promise<readonly Finding[]> {
  const crashed = await examine(['work', 'runs'], 'Look at the store of records.', async () => {
    const { items } = await ports.runs.listRuns({ tenant, status: 'crashed', limit: 10 });
    return items.map(({ runId }) => {
      const text = 'The run ended without its own end.';
      return bad('warning', ['work', runId], text, `npx stellwerk retry ${runId}`);
    });
  });
  const { deadLetters } = ports.bus;
  if (!deadLetters || identity.tenant !== '*') return crashed;
  const letters = Object.values(queueNames).map((queue) =>
    examine(['work', queue], 'Look at the bus.', async () => {
      const { length } = await deadLetters.list(queue, 0, 100);
      const text = `${length === 100 ? '100 or more' : length} messages were given up.`;
      const fix = `npx stellwerk dlq list --as admin; when the cause is gone: npx stellwerk dlq replay --queue ${queue} --as admin`;
      return length === 0 ? [] : [bad('warning', ['work', queue], text, fix)];
    }),
  );
  return [...crashed, ...(await Promise.all(letters)).flat()];
}
