import type { BudgetBody, BudgetView } from '../../../contracts/api';
import { tenantPath, unlessMissing, type Step, type StepWorld } from '../step';

const windows = ['day', 'week', 'month'] as const;

export function budgetStep(world: StepWorld): readonly Step[] {
  const { api, file } = world;
  const { budget } = file;
  if (!budget) return [];
  return [
    {
      name: 'budget',
      async look() {
        const standing = await unlessMissing(api.get<BudgetView>(`${tenantPath(world)}/budget`));
        const texts = windows.flatMap((window) => {
          const [is, shall] = [standing ? limitOf(standing, window) : null, budget[`${window}Usd`] ?? null];
          return is === shall ? [] : [`${window}: ${amount(is)} → ${amount(shall)}`];
        });
        if (texts.length === 0) {
          return {
            kind: 'stands',
            text: windows.map((window) => `${window} ${amount(budget[`${window}Usd`] ?? null)}`).join(', '),
          };
        }
        const body: BudgetBody = budget;
        return {
          kind: 'change',
          texts,
          carryOut: async () => void (await api.put(`${tenantPath(world)}/budget`, body)),
        };
      },
    },
  ];
}

/** Without what is raised for a while. */
function limitOf(view: BudgetView, window: (typeof windows)[number]): number | null {
  const { limitUsd } = view[window];
  const raised = view.raises.reduce((sum, { scope, amountUsd }) => (scope === 'tenant' ? sum + amountUsd : sum), 0);
  return limitUsd === null ? null : Math.round((limitUsd - raised) * 1e6) / 1e6;
}

function amount(usd: number | null): string {
  return usd === null ? 'no limit' : `$${usd}`;
}
