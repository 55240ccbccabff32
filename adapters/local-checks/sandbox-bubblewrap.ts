import { statSync } from 'node:fs';
import type { Sandbox, SandboxedCommand } from './sandbox';

/** bubblewrap: everything read-only, the hidden folders empty, only the check's own folder writable. */
export const bubblewrap: Sandbox = {
  kind: 'bubblewrap',
  wrap: (command) => ({ file: 'bwrap', args: bubblewrapArguments(command) }),
};

function bubblewrapArguments({ command, network, writable, folder, hidden, visible }: SandboxedCommand): string[] {
  const hide = hidden.flatMap((path) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() ? ['--tmpfs', path] : ['--ro-bind', '/dev/null', path],
  );
  const resolver = network ? ['--ro-bind-try', '/run/systemd/resolve', '/run/systemd/resolve'] : [];
  return [
    ...['--unshare-all', ...(network ? ['--share-net'] : []), '--die-with-parent'],
    ...['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc'],
    ...['--tmpfs', '/tmp', '--tmpfs', '/var/tmp', '--tmpfs', '/run', ...resolver],
    ...visible.flatMap((path) => ['--ro-bind', path, path]),
    ...hide,
    ...['--bind', writable, writable, '--chdir', folder],
    ...['--', 'sh', '-c', command],
  ];
}
