import { QuietExit } from '../failure';
import { printable } from '../render/paint';
import type { Session } from '../session';
import type { Plan, Step, StepWorld } from './step';
import { budgetStep } from './steps/budget';
import { hookSteps } from './steps/hooks';
import { parametersStep } from './steps/parameters';
import { policiesStep } from './steps/policies';
import { projectSteps } from './steps/projects';
import { secretSteps } from './steps/secrets';
import { tenantStep } from './steps/tenant';

interface StepReport {
  readonly step: string;
  readonly outcome: 'stands' | 'changed' | 'would_change' | 'blocked';
  readonly texts: readonly string[];
}

/** In the order in which one needs the other. */
export function stepsOf(world: StepWorld): readonly Step[] {
  return [parametersStep, tenantStep, secretSteps, policiesStep, budgetStep, projectSteps, hookSteps].flatMap((make) =>
    make(world),
  );
}

/**
 * Brings the tenant to what its file says, step by step, each shown as it is done. With `dryRun` nothing but questions is sent
 * and nothing is written. Ends with exit code 1 where a person has to do something first.
 */
export async function createTenant(world: StepWorld, { dryRun }: { readonly dryRun: boolean }): Promise<void> {
  const { session, file } = world;
  const steps = stepsOf(world);
  const reports: StepReport[] = [];
  for (const [index, step] of steps.entries()) {
    const plan = await step.look();
    const report = reportOf(step, plan, dryRun);
    // What is about to be done is said before it is done, so that a call that is cut off has named its last step.
    if (!session.json) tell(session, `[${index + 1}/${steps.length}]`, report);
    if (plan.kind === 'change' && !dryRun) await plan.carryOut();
    reports.push(report);
    if (plan.kind === 'blocked' && !dryRun) break;
  }
  const isBlocked = reports.some(({ outcome }) => outcome === 'blocked');
  session.print({ tenant: file.tenant, dryRun, steps: reports }, () => [summary(world, reports, dryRun)]);
  if (isBlocked && !dryRun) throw new QuietExit(1);
}

function reportOf({ name }: Step, plan: Plan, dryRun: boolean): StepReport {
  if (plan.kind === 'stands') return { step: name, outcome: 'stands', texts: [plan.text] };
  if (plan.kind === 'blocked') return { step: name, outcome: 'blocked', texts: [plan.text, plan.fix] };
  return { step: name, outcome: dryRun ? 'would_change' : 'changed', texts: plan.texts };
}

function tell({ terminal }: Session, place: string, { step, outcome, texts }: StepReport): void {
  const { paint } = terminal;
  const words = {
    stands: paint('dim', 'stands'),
    changed: paint('green', 'do'),
    would_change: paint('yellow', 'would'),
    blocked: paint('red', 'blocked'),
  };
  const [first = '', ...rest] = texts;
  terminal.out(`${place} ${paint('bold', step)}  ${words[outcome]}: ${printable(first)}`);
  for (const line of rest) terminal.out(`      ${printable(line)}`);
}

function summary({ file }: StepWorld, reports: readonly StepReport[], dryRun: boolean): string {
  const count = (outcome: StepReport['outcome']): number => reports.filter((each) => each.outcome === outcome).length;
  if (dryRun)
    return `Dry run: nothing was changed. ${count('would_change')} steps to do, ${count('blocked')} blocked, ${count('stands')} stand.`;
  if (count('blocked') > 0)
    return 'Stopped. Do what is said above, then repeat the command: it goes on where it stopped.';
  const done = `${file.tenant} is as its file says: ${count('changed')} steps done, ${count('stands')} stood.`;
  return `${done} Look: npx stellwerk doctor --tenant ${file.tenant}`;
}
