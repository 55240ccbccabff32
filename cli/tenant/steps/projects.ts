import type { ProjectBody, ProjectView } from '../../../contracts/api';
import type { TenantFileProject } from '../../../schemas/tenant-file';
import { unlessMissing, type Plan, type Step, type StepWorld } from '../step';

type Rules = Readonly<Record<string, unknown>>;

/** Ids of repositories on a platform, which the API answers as they were given. */
const repositoryId = /^(ado|github|gitlab):/;

export function projectSteps(world: StepWorld): readonly Step[] {
  return (world.file.projects ?? []).map((wanted) => ({
    name: `project ${wanted.project}`,
    look: () => lookAt(world, wanted),
  }));
}

async function lookAt({ api, file }: StepWorld, wanted: TenantFileProject): Promise<Plan> {
  const { tenant } = file;
  const listed = await unlessMissing(api.get<{ readonly items: readonly ProjectView[] }>('/v1/projects', { tenant }));
  const standing = listed?.items.find(({ project }) => project === wanted.project);
  const texts = standing ? [] : [`register ${wanted.location}`];
  if (standing && repositoryId.test(wanted.location) && standing.repository !== wanted.location) {
    texts.push(`repository: ${standing.repository} → ${wanted.location}`);
  }
  const rules = differences(standing?.ado, wanted);
  if (rules.length > 0) texts.push(`starts by: ${rules.join(', ')}`);
  if (texts.length === 0) return { kind: 'stands', text: standing?.repository ?? wanted.location };
  const body: ProjectBody = { ...wanted, tenant };
  return { kind: 'change', texts, carryOut: async () => void (await api.post('/v1/projects', body)) };
}

/** Rules for Azure DevOps are replaced as a whole, so one that is no longer wished differs too; a hub's are a part of what stands. */
function differences(standing: Rules | undefined, { ado, hub }: TenantFileProject): readonly string[] {
  if (ado) {
    const rules: Rules = { ...ado };
    const names = [...new Set([...Object.keys(standing ?? {}), ...Object.keys(rules)])];
    return names.flatMap((name) => difference(name, standing?.[name], rules[name]));
  }
  const { startLabel, ...rest } = hub ?? {};
  const wanted: Rules = { ...rest, ...(startLabel === undefined ? {} : { startTag: startLabel }) };
  return Object.entries(wanted).flatMap(([name, shall]) => difference(name, standing?.[name], shall));
}

function difference(name: string, is: unknown, shall: unknown): readonly string[] {
  if (JSON.stringify(is) === JSON.stringify(shall)) return [];
  return [shall === undefined ? `no ${name}` : `${name} ${JSON.stringify(shall)}`];
}
