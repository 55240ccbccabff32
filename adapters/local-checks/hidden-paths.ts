import { realpathSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** Where programs keep a user's secrets, relative to the home folder. */
const secrets = [
  '.ssh',
  '.gnupg',
  '.aws',
  '.azure',
  '.kube',
  '.docker',
  '.config/gcloud',
  '.config/gh',
  '.config/git',
  '.netrc',
  '.git-credentials',
  '.npmrc',
  '.pypirc',
  '.bash_history',
  '.zsh_history',
];

const systemSecrets = ['/etc/shadow', '/etc/gshadow', '/etc/sudoers'];

/** Real paths of the given folders and of the user's usual secrets, as far as they exist. */
export function hiddenPaths(folders: readonly string[]): readonly string[] {
  const home = userInfo().homedir;
  const wanted = [...folders, ...secrets.map((name) => join(home, name)), ...systemSecrets];
  return [...new Set(wanted.flatMap(realPath))];
}

function realPath(path: string): string[] {
  try {
    return [realpathSync(path)];
  } catch {
    return [];
  }
}
