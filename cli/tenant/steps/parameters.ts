import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { packageRoot } from '../../settings';
import { bicepParameters, madeByUs } from '../bicep-parameters';
import type { Plan, Step, StepWorld } from '../step';

/** The parameter file that a pipeline deploys; the only file of this machine that the command writes. */
export function parametersStep({ file, folder }: StepWorld): readonly Step[] {
  const { azure } = file;
  if (!azure) return [];
  const infra = join(packageRoot(), 'infra');
  const path =
    azure.parameters === undefined
      ? join(infra, 'tenants', `${file.tenant}.bicepparam`)
      : resolve(folder, azure.parameters);
  const template = relative(dirname(path), join(infra, 'tenant.bicep')).replaceAll(sep, '/');
  const wanted = bicepParameters(file, azure, template);
  const deploy = `then: az deployment sub create -l ${azure.location} -n stellwerk-${file.tenant} -p ${path}`;
  return [{ name: 'bicep parameters', look: async () => lookAt(path, wanted, deploy) }];
}

function lookAt(path: string, wanted: string, deploy: string): Plan {
  const standing = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (standing === wanted) return { kind: 'stands', text: path };
  if (standing !== undefined && !standing.includes(madeByUs)) {
    const fix = 'Move it away, or name another file with azure.parameters in the tenant file; then repeat this command';
    return { kind: 'blocked', text: `${path} was not made by this command`, fix };
  }
  const [is, shall] = [parametersOf(standing ?? ''), parametersOf(wanted)];
  const gone = is.filter((line) => !shall.includes(line)).map((line) => `- ${line}`);
  const come = shall.filter((line) => !is.includes(line)).map((line) => `+ ${line}`);
  return {
    kind: 'change',
    texts: [`${standing === undefined ? 'write' : 'rewrite'} ${path}`, ...gone, ...come, deploy],
    async carryOut() {
      mkdirSync(dirname(path), { recursive: true });
      const draft = `${path}.${process.pid}.tmp`;
      writeFileSync(draft, wanted);
      renameSync(draft, path);
    },
  };
}

function parametersOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('//') && !line.startsWith('using '));
}
