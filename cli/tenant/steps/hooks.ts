import type { HooksBody, HookView } from '../../../contracts/hooks';
import { unlessMissing, type Step, type StepWorld } from '../step';

/** Service hooks of the projects that live in Azure DevOps. Webhooks of GitHub and GitLab are made there (docs/hubs.md). */
export function hookSteps({ api, file }: StepWorld): readonly Step[] {
  const { tenant, publicUrl, projects = [] } = file;
  const onAdo = projects.filter(({ location, ado }) => ado !== undefined && location.startsWith('ado:'));
  return onAdo.map(({ project }) => ({
    name: `hooks ${project}`,
    async look() {
      const query = { tenant, project };
      const standing = await unlessMissing(api.get<{ readonly items: readonly HookView[] }>('/v1/ado/hooks', query));
      const wrong = standing?.items.filter(({ action }) => action === 'wrong') ?? [];
      if (standing && wrong.length === 0) return { kind: 'stands', text: `${standing.items.length} subscriptions` };
      const what = standing ? `${wrong.length} of ${standing.items.length} subscriptions` : 'the subscriptions';
      const body: HooksBody = { tenant, project, ...(publicUrl === undefined ? {} : { url: publicUrl }) };
      return {
        kind: 'change',
        texts: [`make or repair ${what} in Azure DevOps`],
        carryOut: async () => void (await api.post('/v1/ado/hooks', body)),
      };
    },
  }));
}
