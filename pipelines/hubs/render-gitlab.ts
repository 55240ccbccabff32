import { stringify } from 'yaml';
import { checkScript } from './check-script';

export const gitlabPipelinePath = '.gitlab/stellwerk-check.yml';
export const gitlabJob = 'stellwerk-check';
/** Folder of the job's artifact. */
export const gitlabReport = 'stellwerk-check';
/** Variable with the name of the check; a pipeline without it does not run the job. */
export const checkVariable = 'STELLWERK_CHECK';

/**
 * The job in which GitLab carries out a check, to be included by `.gitlab-ci.yml`. Values come in base64, since GitLab expands
 * what begins with a dollar sign. What the commands told lies below `.git` meanwhile, where no tool of the project looks.
 */
export function renderGitLabPipeline(): string {
  const given = (name: string): string => `${name}="$(printf %s "$STELLWERK_${name}" | base64 --decode)"`;
  const out = '"$CI_PROJECT_DIR/.git/stellwerk-check"';
  const script = [
    `export OUT=${out} SECONDS_ALLOWED="$STELLWERK_SECONDS" COMMANDS="$STELLWERK_COMMANDS"`,
    `export ${given('REQUEST')} ${given('KEEP')}`,
    "bash -s <<'STELLWERK'",
    `${checkScript}STELLWERK`,
    '',
  ].join('\n');
  const document = {
    [gitlabJob]: {
      image: 'node:24-bookworm',
      rules: [{ if: `$${checkVariable}` }],
      timeout: '60 minutes',
      script: [script],
      after_script: [`if [ -d ${out} ]; then cp -r ${out} "$CI_PROJECT_DIR/${gitlabReport}"; fi`],
      artifacts: { when: 'always', expire_in: '7 days', paths: [`${gitlabReport}/`] },
    },
  };
  const head = '# Rendered by Stellwerk. Choose the image that has your tools, and bash; leave the rest as it is.\n';
  return head + stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
}
