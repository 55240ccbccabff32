import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';

const environment = {
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Azure DevOps',
  GIT_AUTHOR_EMAIL: 'service@ado.example',
  GIT_COMMITTER_NAME: 'Azure DevOps',
  GIT_COMMITTER_EMAIL: 'service@ado.example',
};

export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly size: number | null;
  readonly path: string;
}

/** Real git objects in bare repositories, by the machine's own git. */
export interface GitStore {
  /** Makes an empty bare repository; answers its folder. */
  init(id: string): string;
  run(
    folder: string,
    args: readonly string[],
    input?: string | Buffer,
    extra?: Readonly<Record<string, string>>,
  ): Promise<Buffer>;
  text(folder: string, args: readonly string[], input?: string | Buffer): Promise<string>;
  resolve(folder: string, name: string): Promise<string | undefined>;
  listTree(folder: string, commit: string): Promise<readonly TreeEntry[]>;
  /** Compare-and-set of a ref; false when it stands elsewhere. `old` of 40 zeros = must not exist. */
  updateRef(folder: string, name: string, to: string, old: string): Promise<boolean>;
}

export function createGitStore(root: string): GitStore {
  async function run(
    folder: string,
    args: readonly string[],
    input?: string | Buffer,
    extra: Readonly<Record<string, string>> = {},
  ): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = execFile(
        'git',
        ['-C', folder, ...args],
        { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024, env: { ...environment, ...extra } },
        (error, stdout, stderr) => {
          if (error) reject(new Error(`git ${args.join(' ')}: ${stderr.toString()}`, { cause: error }));
          else resolve(stdout);
        },
      );
      child.stdin?.end(input);
    });
  }

  const text = async (folder: string, args: readonly string[], input?: string | Buffer) =>
    (await run(folder, args, input)).toString('utf8').trim();

  return {
    init(id) {
      const folder = join(root, `${id}.git`);
      execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', folder], { env: environment });
      return folder;
    },
    run,
    text,
    async resolve(folder, name) {
      try {
        return await text(folder, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
      } catch {
        return undefined;
      }
    },
    async listTree(folder, commit) {
      const output = (await run(folder, ['ls-tree', '-r', '-t', '-l', '-z', commit])).toString('utf8');
      return output
        .split('\0')
        .filter((line) => line !== '')
        .map((line) => {
          const [facts = '', path = ''] = line.split('\t');
          const [mode = '', type = '', sha = '', size = ''] = facts.split(/ +/);
          return { mode, type: type as TreeEntry['type'], sha, size: size === '-' ? null : Number(size), path };
        });
    },
    async updateRef(folder, name, to, old) {
      try {
        await run(folder, /^0+$/.test(to) ? ['update-ref', '-d', name, old] : ['update-ref', name, to, old]);
        return true;
      } catch {
        return false;
      }
    },
  };
}
