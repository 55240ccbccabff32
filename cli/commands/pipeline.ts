import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { renderAzurePipeline } from '../../pipelines/azure/render-azure';
import { azurePipelinePath } from '../../pipelines/azure/pipeline-options';
import type { PipelineOptions } from '../../pipelines/azure/pipeline-options';
import { kindNames } from '../../pipelines/kind';
import type { KindName } from '../../pipelines/kind';
import { detectKinds, isKindName, kinds } from '../../pipelines/kinds';
import { checkPipeline } from '../../pipelines/policy/check-pipeline';
import { githubWorkflowPath, renderGitHubWorkflow } from '../../pipelines/hubs/render-github';
import { gitlabPipelinePath, renderGitLabPipeline } from '../../pipelines/hubs/render-gitlab';
import { failure, QuietExit, usageFailure } from '../failure';
import { table } from '../render/table';
import type { SharedOptions } from '../settings';
import type { Terminal } from '../terminal';
import { addCommand } from './command';

interface PipelineFlags extends SharedOptions, PipelineOptions {
  readonly kind?: string;
  readonly dir?: string;
  readonly write?: boolean;
  readonly platform?: string;
}

/** Checks of any kind of project run there by the same file. */
const hubFiles: Readonly<Record<string, { readonly path: string; readonly render: () => string } | undefined>> = {
  github: { path: githubWorkflowPath, render: renderGitHubWorkflow },
  gitlab: { path: gitlabPipelinePath, render: renderGitLabPipeline },
};

const kindText = `kind of project: ${kindNames.join(', ')} (default: what the folder's files say)`;

export function addPipelineCommands(program: Command, terminal: Terminal): void {
  const group = addCommand(program, {
    usage: 'pipeline',
    summary: 'the pipeline factory: build, test, supply chain, publish and deploy for a kind of project',
    example: 'pipeline render --kind node --write',
  });
  addCommand(group, {
    usage: 'render',
    summary: `render ${azurePipelinePath} for a project, or what checks it on a hub; prints it, or writes it with --write`,
    example: 'pipeline render --dir ../shop --write',
  })
    .option(
      '--platform <platform>',
      `ado, or ${Object.keys(hubFiles).join(' or ')}: what checks a commit there (default: ado)`,
    )
    .option('--kind <kind>', kindText)
    .option('--dir <folder>', 'folder of the project (default: here)')
    .option('--write', 'write the file into the folder')
    .option('--main-branch <branch>', 'branch that is packed and published (default: main)')
    .option('--pool <name>', "own agent pool (default: Microsoft's ubuntu-24.04)")
    .option('--environment <name>', 'environment whose approvals guard production (default: production)')
    .option('--deploy-command <line>', 'what carries out a deployment (default: sh deploy/deploy.sh)')
    .option('--feed <feed>', 'Azure Artifacts feed for the packages')
    .action((_options: unknown, command: Command) => render(terminal, command.optsWithGlobals()));
  addCommand(group, {
    usage: 'check [file]',
    summary: 'hold a pipeline against the policy: no secrets, everything pinned, required stages and steps',
    example: 'pipeline check azure-pipelines.yml',
  })
    .option('--kind <kind>', 'check the rendered pipeline of this kind in place of a file')
    .action((file: string | undefined, _options: unknown, command: Command) =>
      check(terminal, file, command.optsWithGlobals()),
    );
}

function render(terminal: Terminal, flags: PipelineFlags): void {
  const folder = resolve(terminal.cwd, flags.dir ?? '.');
  const { path, text, kind } = pipelineFor(folder, flags);
  const file = join(folder, path);
  if (flags.write === true) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  if (flags.json === true) terminal.out(JSON.stringify({ kind, path, text }, null, 2));
  else if (flags.write === true) terminal.out(`${file} written${kind === undefined ? '' : `: kind ${kind}`}.`);
  else terminal.write(text);
}

function pipelineFor(
  folder: string,
  flags: PipelineFlags,
): { readonly path: string; readonly text: string; readonly kind?: KindName } {
  const { platform = 'ado' } = flags;
  const hub = hubFiles[platform];
  if (hub) return { path: hub.path, text: hub.render() };
  if (platform !== 'ado') {
    throw usageFailure(`--platform ${platform} is not known. There are ado, ${Object.keys(hubFiles).join(', ')}.`);
  }
  const kind = flags.kind === undefined ? kindOfFolder(folder) : kindNamed(flags.kind);
  return { path: azurePipelinePath, text: renderAzurePipeline(kinds[kind], flags), kind };
}

function check(terminal: Terminal, given: string | undefined, flags: PipelineFlags): void {
  const file = resolve(terminal.cwd, given ?? azurePipelinePath);
  const text = flags.kind === undefined ? readPipeline(file) : renderAzurePipeline(kinds[kindNamed(flags.kind)]);
  const name = flags.kind === undefined ? file : `rendered kind ${flags.kind}`;
  const findings = checkPipeline(text);
  if (flags.json === true)
    terminal.out(JSON.stringify({ pipeline: name, ok: findings.length === 0, findings }, null, 2));
  else if (findings.length === 0) terminal.out(`${name}: the policy holds.`);
  else {
    const rows = findings.map(({ rule, at, text: what }) => [rule, at === '' ? '-' : at, what]);
    for (const line of table(['RULE', 'AT', 'WHAT'], rows, terminal.paint)) terminal.out(line);
    terminal.err(`${name}: ${findings.length} findings.`);
  }
  if (findings.length > 0) throw new QuietExit(1);
}

function kindNamed(name: string): KindName {
  if (isKindName(name)) return name;
  throw usageFailure(`--kind ${name} is not known. There are ${kindNames.join(', ')}.`);
}

function kindOfFolder(folder: string): KindName {
  if (!existsSync(folder)) throw failure('file_unreadable', `${folder} does not exist.`, 'Name the folder with --dir.');
  const [kind, ...more] = detectKinds(readdirSync(folder));
  if (kind !== undefined && more.length === 0) return kind;
  const found = kind === undefined ? 'no kind that is known' : `several kinds (${[kind, ...more].join(', ')})`;
  throw failure(
    'kind_unclear',
    `The files of ${folder} speak for ${found}.`,
    `Name one with --kind: ${kindNames.join(', ')}.`,
  );
}

function readPipeline(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw failure('file_unreadable', `${file} cannot be read.`, 'Name the file, or a kind with --kind.');
  }
}
