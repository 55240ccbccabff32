import type { RecordContracts } from '../contracts/activities';
import { checkId, stageInstanceId } from '../domain/ids';
import { describeCriterion, fieldOf, isFilled } from '../domain/policy/stages';
import type { ExitCriterion } from '../domain/policy/stages';
import type { Ports } from '../ports';
import { loadDocument, loadJson } from './documents';
import { readTimeline } from './read-timeline';

type Contract = RecordContracts['checkExitCriteria'];
type Reads = Pick<Ports, 'artifacts' | 'checks' | 'code' | 'runs' | 'clock'>;

/** Decides every exit criterion of a stage from files, documents and check results; nothing a model says is asked. */
export function createCheckExitCriteria(ports: Reads) {
  return async (input: Contract['input']): Promise<Contract['output']> => {
    const { run, stage, visit } = input;
    const criteria = run.policy.stages?.[stage]?.exitCriteria ?? [];
    const problems = (await Promise.all(criteria.map((criterion) => problemOf(ports, input, criterion)))).flat();
    const reason = problems.join('; ');
    const text = problems.length === 0 ? `exit criteria of ${stage} hold` : `exit criteria of ${stage}: ${reason}`;
    const kind = problems.length === 0 ? 'note' : 'problem';
    const at = ports.clock.now().toISOString();
    await ports.runs.recordProgress(run.runId, `${run.runId}/${stage}.${visit}/exit`, at, {}, { kind, stage, text });
    return problems.length === 0 ? { kind: 'met' } : { kind: 'unmet', reason };
  };
}

async function problemOf(ports: Reads, input: Contract['input'], criterion: ExitCriterion): Promise<string[]> {
  const reason = await whyNot(ports, input, criterion);
  return reason === undefined ? [] : [`not met: ${describeCriterion(criterion)} (${reason})`];
}

async function whyNot(ports: Reads, input: Contract['input'], criterion: ExitCriterion): Promise<string | undefined> {
  if ('file' in criterion) return fileProblem(ports, input, criterion);
  if ('document' in criterion) return documentProblem(ports, input, criterion);
  if ('command' in criterion) return commandProblem(ports, input, criterion.command);
  return gateProblem(ports, input, criterion.gate);
}

async function fileProblem(
  ports: Reads,
  { run, commit }: Contract['input'],
  { file, contains }: { readonly file: string; readonly contains?: string },
): Promise<string | undefined> {
  const content = await ports.code.readFile(run.repository.repository, commit ?? run.baseCommit, file);
  if (!content) return 'there is no such file';
  return contains !== undefined && !new TextDecoder().decode(content).includes(contains)
    ? 'the text is missing'
    : undefined;
}

async function documentProblem(
  ports: Reads,
  { links }: Contract['input'],
  { document, field }: { readonly document: string; readonly field: string },
): Promise<string | undefined> {
  const uri = (links as Readonly<Record<string, unknown>>)[document];
  if (typeof uri !== 'string') return 'there is no such document yet';
  return isFilled(fieldOf(await loadJson(ports.artifacts, uri), field)) ? undefined : 'the field is missing or empty';
}

/** Looks at the newest check of this visit of the stage. */
async function commandProblem(
  ports: Reads,
  { run, stage, visit }: Contract['input'],
  name: string,
): Promise<string | undefined> {
  const prefix = checkId(stageInstanceId(run.runId, stage, visit), stage, 1).replace(/1$/, '');
  const ids = (await readTimeline(ports, run.runId)).map(({ data }) => String(data?.['checkId']));
  const id = ids.filter((each) => each.startsWith(prefix)).at(-1);
  const result = id === undefined ? undefined : await ports.checks.result(id);
  if (!result) return 'the stage ran no check';
  const command = result.commands.find((each) => each.name === name);
  if (!command) return 'the check has no such command';
  return command.outcome === 'passed' ? undefined : command.outcome;
}

async function gateProblem(ports: Reads, { links }: Contract['input'], name: string): Promise<string | undefined> {
  if (links.artifact_bundle === undefined) return 'there is no artifact_bundle yet';
  const bundle = await loadDocument(ports.artifacts, 'artifact_bundle', links.artifact_bundle);
  const gate = bundle.quality_gates.results.find((each) => each.name === name);
  if (!gate) return `the bundle knows ${bundle.quality_gates.results.map((each) => each.name).join(', ')}`;
  return gate.outcome === 'passed' ? undefined : `it ${gate.outcome === 'skipped' ? 'was skipped' : 'does not hold'}`;
}
