import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Finding } from '../../contracts/doctor';
import { readUsers } from '../identities';
import { pinnedNode } from '../pinned-node';
import type { Session } from '../session';
import { hostFilePath, packageRoot, readHostFile } from '../settings';
import { isAlive } from '../start/is-alive';

const littleSpace = 1e9;
const execute = promisify(execFile);

/** What can be told of this machine without a host: the tools, the settings file, the data folder. */
export async function examineMachine({ data, terminal }: Session): Promise<readonly Finding[]> {
  const root = packageRoot();
  return [
    oldNode(process.versions.node),
    existsSync(join(root, 'node_modules', 'node'))
      ? good('versions', 'pinned node', 'The host runs on the Node of the package.')
      : bad('warning', 'versions', 'pinned node', 'The package is not installed with its own Node.', 'npm ci'),
    await git(),
    ...unknownSettings(join(root, '.env.example'), terminal.env),
    ...(await unusableSettings(root, terminal.env)),
    ...dataFolder(data),
  ];
}

function oldNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19))
    return good('versions', 'command line', `It runs on Node ${version}.`);
  const text = `The command line runs on Node ${version}, which is too old.`;
  return bad('error', 'versions', 'command line', text, 'Install Node 20.19 or newer.');
}

async function git(): Promise<Finding> {
  try {
    const { stdout } = await execute('git', ['--version']);
    return good('versions', 'git', `${stdout.trim()}.`);
  } catch {
    return bad('error', 'versions', 'git', 'git cannot be run.', 'Install git and put it on the PATH of the host.');
  }
}

/** By the list of all settings that comes with the package. */
function unknownSettings(list: string, env: Session['terminal']['env']): readonly Finding[] {
  if (!existsSync(list)) return [];
  const known = new Set(readFileSync(list, 'utf8').match(/\b(?:STELLWERK|LOCAL)_[A-Z_]+\b/g));
  const unknown = Object.keys(env).filter((name) => name.startsWith('STELLWERK_') && !known.has(name));
  return unknown.sort().map((name) => {
    return bad('warning', 'settings', name, 'There is no such setting.', 'See .env.example for the names there are.');
  });
}

/** As the next start would find them: the app's own reading of them, in a program of its own. Nothing where it is not built. */
async function unusableSettings(root: string, env: Session['terminal']['env']): Promise<readonly Finding[]> {
  const program = join(root, 'dist', 'settings.js');
  if (!existsSync(program)) return [];
  const { stdout } = await execute(pinnedNode(root), ['--no-warnings', program], { env: { ...env } });
  const { problems } = JSON.parse(stdout) as { readonly problems: readonly string[] };
  const fix = 'Correct it in .env or the environment; a host does not start with it.';
  const found = problems.map((text) => bad('error', 'settings', text.split(' ', 1)[0] ?? '', `${text}.`, fix));
  return found.length > 0 ? found : [good('settings', 'here', 'A host can start with them.')];
}

function dataFolder(data: string): readonly Finding[] {
  const folder = statSync(data, { throwIfNoEntry: false });
  if (!folder) return [bad('warning', 'data', data, 'There is no data folder yet.', 'Start a host: npm start')];
  const found: Finding[] = [];
  if (process.platform !== 'win32' && (folder.mode & 0o077) !== 0) {
    found.push(bad('warning', 'data', data, 'Others than its owner may enter it.', `chmod 700 ${data}`));
  }
  const { bavail, bsize } = statfsSync(data);
  const free = `${((bavail * bsize) / 1e9).toFixed(1)} GB are free.`;
  if (bavail * bsize < littleSpace) found.push(bad('warning', 'data', data, free, 'Free some space.'));
  if (readUsers(data).length === 0) {
    const fix = 'Start a host on it (npm start), or restore the file from a backup.';
    found.push(bad('warning', 'data', 'identities.json', 'The folder knows no people.', fix));
  }
  const host = readHostFile(data);
  if (host !== undefined && !isAlive(host.pid)) {
    const text = `The host that ran here (process ${host.pid}) has gone without a word.`;
    found.push(
      bad('warning', 'host', hostFilePath(data), text, 'Start it again (npm start); its log is in logs/host.log.'),
    );
  }
  return found.length > 0 ? found : [good('data', data, free)];
}

export function good(area: Finding['area'], about: string, text: string): Finding {
  return { area, about, level: 'ok', text };
}

export function bad(
  level: 'warning' | 'error',
  area: Finding['area'],
  about: string,
  text: string,
  fix: string,
): Finding {
  return { area, about, level, text, fix };
}
