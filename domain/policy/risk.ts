import type { RiskClass } from '../risk';

/** What makes a change of the project risky. Paths are globs that ignore case; a trailing slash means the whole folder. */
export interface RiskRules {
  /** A change here is R3: infrastructure, migrations, security, pipelines. */
  readonly criticalPaths: readonly string[];
  /** A change of nothing else is R0. */
  readonly harmlessPaths: readonly string[];
  /** More files or changed lines than these are R2. */
  readonly smallFiles: number;
  readonly smallLines: number;
  /** Labels of the ticket that ask for at least a class; case does not count. */
  readonly labels: Readonly<Partial<Record<RiskClass, readonly string[]>>>;
}

export const defaultRiskRules: RiskRules = {
  criticalPaths: [
    'infra/',
    'infrastructure/',
    '**/migrations/',
    '**/*.bicep',
    '**/*.tf',
    '**/Dockerfile',
    '**/k8s/',
    '**/helm/',
    '**/auth/',
    '**/security/',
    '**/secrets/',
    '.github/',
    '.azuredevops/',
    '**/azure-pipelines*.yml',
    '.gitlab-ci.yml',
  ],
  harmlessPaths: [
    'docs/',
    '**/*.md',
    'test/',
    'tests/',
    '**/__tests__/',
    '**/*.test.*',
    '**/*.spec.*',
    '**/test_*.py',
    '**/*_test.go',
  ],
  smallFiles: 10,
  smallLines: 300,
  labels: { R2: ['risk:r2'], R3: ['risk:r3', 'security', 'critical'] },
};

/** Critical paths only ever grow; everything else is the project's own. */
export function resolveRiskRules(given: Partial<RiskRules> = {}): RiskRules {
  return {
    ...defaultRiskRules,
    ...given,
    criticalPaths: [...new Set([...defaultRiskRules.criticalPaths, ...(given.criticalPaths ?? [])])],
    labels: { ...defaultRiskRules.labels, ...given.labels },
  };
}
