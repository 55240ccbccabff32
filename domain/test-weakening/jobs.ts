import type { FileDiff } from '../diff';
import type { Weakening } from '../test-weakening';

const pipeline =
  /(?:^|\/)(?:\.github\/workflows\/[^/]+\.ya?ml|azure-pipelines[^/]*\.ya?ml|\.azure(?:devops|-pipelines)\/.+\.ya?ml|\.gitlab-ci\.ya?ml|\.gitlab\/.+\.ya?ml|Jenkinsfile[^/]*|\.circleci\/config\.ya?ml|bitbucket-pipelines\.ya?ml)$/i;
const scripts = /(?:^|\/)(?:package\.json|Makefile|[^/]+\.(?:sh|mk|ps1)|tox\.ini|noxfile\.py)$/i;

const disabling: readonly { readonly pattern: RegExp; readonly message: string }[] = [
  {
    pattern: /\bif\s*:\s*["']?(?:\$\{\{\s*)?false\b|\bcondition\s*:\s*(?:false|never\(\))|\bwhen\s*:\s*never\b/i,
    message: 'switches a job off',
  },
  { pattern: /\benabled\s*:\s*false\b/i, message: 'switches a job off' },
  {
    pattern: /\bcontinue-on-error\s*:\s*true|\bcontinueOnError\s*:\s*true|\ballow_failure\s*:\s*true/,
    message: 'lets a job fail without consequence',
  },
];
const swallowing = /\|\|\s*(?:true\b|:(?=\s|$|["'])|exit 0\b)|(?:^|[\s;&])set \+e\b|;\s*(?:true|exit 0)\s*["']?\s*,?$/;
const runsTests =
  /\b(?:(?:npm|yarn|pnpm)(?: run)? test\b|npx (?:jest|vitest|mocha|playwright|cypress)|jest\b|vitest\b|pytest\b|go test\b|dotnet test\b|mvnw?\b.*\b(?:test|verify)\b|gradlew?\b.*\b(?:test|check)\b|node --test\b|tox\b)/;
const emptiedScript = /"(?:[\w:-]*test[\w:-]*)"\s*:\s*"(?:true|exit 0|echo\b[^"&|;]*|:)?"/;
const passesWithout = /--pass-?with-?no-?tests\b/i;

/** Pipeline jobs and test commands that a change switches off, empties or keeps from failing. */
export function disabledJobs(files: readonly FileDiff[]): readonly Weakening[] {
  return files.flatMap((file) => {
    const isPipeline = pipeline.test(file.path);
    if (isPipeline && file.change === 'deleted') {
      const stillThere = files.some(({ path, change }) => change === 'added' && pipeline.test(path));
      const message = 'deletes a pipeline';
      return stillThere ? [] : [{ rule: 'disabled-job', path: file.path, message }];
    }
    if (file.change === 'deleted' || !(isPipeline || scripts.test(file.path))) return [];
    return [...inAddedLines(file, isPipeline), ...(isPipeline ? lostTestSteps(file) : [])];
  });
}

function inAddedLines(file: FileDiff, isPipeline: boolean): readonly Weakening[] {
  const known = new Set(file.removed.map(({ text }) => text.trim()));
  return file.added
    .filter(({ text }) => !known.has(text.trim()))
    .flatMap(({ line, text }): Weakening[] => {
      const off = isPipeline ? disabling.find(({ pattern }) => pattern.test(text)) : undefined;
      if (off) return [{ rule: 'disabled-job', path: file.path, line, message: off.message }];
      const aboutTests = isPipeline || runsTests.test(text) || /"[\w:-]*test[\w:-]*"\s*:/.test(text);
      if (aboutTests && swallowing.test(text)) {
        return [{ rule: 'ignored-failure', path: file.path, line, message: 'lets a failing command pass' }];
      }
      if (emptiedScript.test(text)) {
        return [{ rule: 'disabled-job', path: file.path, line, message: 'empties a test command' }];
      }
      const message = 'passes without any test';
      return passesWithout.test(text) ? [{ rule: 'ignored-failure', path: file.path, line, message }] : [];
    });
}

function lostTestSteps(file: FileDiff): readonly Weakening[] {
  const lost = file.removed.filter(({ text }) => runsTests.test(text));
  const kept = file.added.filter(({ text }) => runsTests.test(text));
  const first = lost[0];
  const message = 'takes a test command out of a pipeline';
  return first && lost.length > kept.length
    ? [{ rule: 'disabled-job', path: file.path, line: first.line, message }]
    : [];
}
