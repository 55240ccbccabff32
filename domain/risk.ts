import { matchesGlob } from './paths/glob';
import type { RiskRules } from './policy/risk';

/** R0 documentation and tests, R1 small, R2 large or with dependencies or several repositories, R3 critical. */
export const riskClasses = ['R0', 'R1', 'R2', 'R3'] as const;
export type RiskClass = (typeof riskClasses)[number];

export interface RiskFacts {
  /** Changed files; before there is a change, the globs the plan may write. */
  readonly files: readonly { readonly path: string; readonly previousPath?: string; readonly lines: number }[];
  /** Files that name packages the change would bring in. */
  readonly dependencyFiles: readonly string[];
  readonly repositories: number;
  readonly labels: readonly string[];
}

export interface RiskFinding {
  readonly class: RiskClass;
  readonly reasons: readonly string[];
}

/** Somebody says that it is riskier than it looks. Nobody can say that it is less so. */
export interface RiskRaise {
  readonly class: RiskClass;
  /** User id, or the role of an agent. */
  readonly by: string;
  readonly reason: string;
}

export interface RunRisk extends RiskFinding {
  /** What the change itself says; assessed anew with every round. */
  readonly assessed: RiskFinding;
  /** One per person or agent, its highest. They stay for the life of the run. */
  readonly raises: readonly RiskRaise[];
}

/** Characters of a raise's reason that are kept. */
const longestReason = 300;

export function isRiskClass(value: unknown): value is RiskClass {
  return riskClasses.some((known) => known === value);
}

export function higherRisk(left: RiskClass, right: RiskClass): RiskClass {
  return riskClasses.indexOf(left) >= riskClasses.indexOf(right) ? left : right;
}

/** The highest class that anything about the change asks for, with the reasons for exactly that class. */
export function assessRisk(facts: RiskFacts, rules: RiskRules): RiskFinding {
  const findings = [
    ...critical(facts, rules),
    ...large(facts, rules),
    ...labelled(facts, rules),
    ...ordinary(facts, rules),
  ];
  const worst = findings.reduce<RiskClass>((highest, finding) => higherRisk(highest, finding.class), 'R0');
  return { class: worst, reasons: findings.filter((finding) => finding.class === worst).map(({ reason }) => reason) };
}

/** The record after an assessment or a raise: never below what anybody has raised it to. */
export function combineRisk(
  before: RunRisk | null,
  news: { readonly assessed?: RiskFinding; readonly raise?: RiskRaise },
): RunRisk {
  const assessed = news.assessed ?? before?.assessed ?? { class: 'R1', reasons: ['not assessed yet'] };
  const raises = withRaise(before?.raises ?? [], news.raise);
  const risk = raises.reduce<RiskClass>((highest, raise) => higherRisk(highest, raise.class), assessed.class);
  const reasons = [
    ...(assessed.class === risk ? assessed.reasons : []),
    ...raises.filter((raise) => raise.class === risk).map((raise) => `raised by ${raise.by}: ${raise.reason}`),
  ];
  return { class: risk, reasons, assessed, raises };
}

function withRaise(raises: readonly RiskRaise[], raise: RiskRaise | undefined): readonly RiskRaise[] {
  if (!raise) return raises;
  const earlier = raises.find(({ by }) => by === raise.by);
  if (earlier && higherRisk(earlier.class, raise.class) === earlier.class) return raises;
  const kept = { ...raise, reason: raise.reason.slice(0, longestReason) };
  return [...raises.filter(({ by }) => by !== raise.by), kept];
}

interface Finding {
  readonly class: RiskClass;
  readonly reason: string;
}

function critical({ files }: RiskFacts, { criticalPaths }: RiskRules): readonly Finding[] {
  const near = pathsOf(files).filter((path) => matchesAny(criticalPaths, path));
  return near.length === 0 ? [] : [{ class: 'R3', reason: `close to production: ${some(near)}` }];
}

function large({ files, dependencyFiles, repositories }: RiskFacts, rules: RiskRules): readonly Finding[] {
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const reasons = [
    ...(files.length > rules.smallFiles ? [`${files.length} files, more than ${rules.smallFiles}`] : []),
    ...(lines > rules.smallLines ? [`${lines} lines, more than ${rules.smallLines}`] : []),
    ...(dependencyFiles.length > 0 ? [`dependencies: ${some(dependencyFiles)}`] : []),
    ...(repositories > 1 ? [`${repositories} repositories`] : []),
  ];
  return reasons.map((reason) => ({ class: 'R2', reason }));
}

function labelled({ labels }: RiskFacts, rules: RiskRules): readonly Finding[] {
  return riskClasses.flatMap((risk) => {
    const wanted = (rules.labels[risk] ?? []).map((label) => label.toLowerCase());
    const found = labels.filter((label) => wanted.includes(label.toLowerCase()));
    return found.length === 0 ? [] : [{ class: risk, reason: `labelled ${some(found)}` }];
  });
}

function ordinary({ files }: RiskFacts, { harmlessPaths }: RiskRules): readonly Finding[] {
  const code = pathsOf(files).filter((path) => !matchesAny(harmlessPaths, path));
  if (files.length === 0) return [{ class: 'R1', reason: 'no changed file is known' }];
  if (code.length === 0) return [{ class: 'R0', reason: 'documentation and tests only' }];
  return [{ class: 'R1', reason: `small change of ${some(code)}` }];
}

/** A rename counts at both ends: moving a file away from where it matters is a change there. */
function pathsOf(files: RiskFacts['files']): readonly string[] {
  return files.flatMap(({ path, previousPath }) => (previousPath === undefined ? [path] : [path, previousPath]));
}

function matchesAny(globs: readonly string[], path: string): boolean {
  return globs.some((glob) => matchesGlob(glob.toLowerCase(), path.toLowerCase()));
}

function some(names: readonly string[]): string {
  const unique = [...new Set(names)];
  const shown = unique
    .slice(0, 3)
    .map((name) => name.slice(0, 80))
    .join(', ');
  return unique.length > 3 ? `${shown} and ${unique.length - 3} more` : shown;
}
