import { acceptanceCriteriaReview } from './acceptance-criteria-review';
import { regressionFirstBugfix } from './regression-first-bugfix';
import { safeMigration } from './safe-migration';

/** The product's own skills by name. A project adds its own as `.stellwerk/skills/<name>.md`. */
export const skills: Readonly<Record<string, string>> = {
  'acceptance-criteria-review': acceptanceCriteriaReview,
  'regression-first-bugfix': regressionFirstBugfix,
  'safe-migration': safeMigration,
};

export const skillNames: readonly string[] = Object.keys(skills);

export const projectSkillPath = (name: string): string => `.stellwerk/skills/${name}.md`;
