import { mkdirSync } from 'node:fs';
import type { Sandbox } from './sandbox';

/**
 * Builds a root of its own on `$1`: the machine's files read-only, fresh /dev, /proc, /tmp and /run (but for `$6`, one folder a
 * line), hidden paths empty, and
 * `$2` writable at its usual place. Then it moves into it, gives up every capability for good and runs `$4` in `$3`.
 * `/proc/sys` and its like are shut because the user may be the machine's root. Any step that fails ends it.
 */
const setup = `
set -eu
root=$1 writable=$2 folder=$3 command=$4 network=$5 visible=$6; shift 6
search=$PATH; PATH=$PATH:/usr/sbin:/sbin:/usr/bin:/bin
if [ "$network" = none ]; then ip link set lo up 2>/dev/null || ifconfig lo up; fi
resolver=$(cat /etc/resolv.conf 2>/dev/null || :)
resolverFile=$(readlink -f /etc/resolv.conf 2>/dev/null || :)

mount --rbind / "$root"
while read -r _ _ _ _ point options _; do
  point=$(printf '%b' "$point")
  case "$point" in
    "$root"/proc|"$root"/proc/*|"$root"/sys|"$root"/sys/*|"$root"/dev|"$root"/dev/*|"$root"/run/*|"$root"/tmp/*) ;;
    "$root"|"$root"/*) case ",$options," in *,ro,*) ;; *) mount -o "remount,bind,$options,ro" "$point" ;; esac ;;
  esac
done <<END
$(cat /proc/self/mountinfo)
END

for path in /tmp /var/tmp /run; do
  if [ -d "$root$path" ] && [ ! -L "$root$path" ]; then mount -t tmpfs -o mode=1777 tmpfs "$root$path"; fi
done
printf '%s\\n' "$visible" | while IFS= read -r path; do
  if [ -n "$path" ]; then
    mkdir -p "$root$path"
    mount --bind "$path" "$root$path"
    mount -o remount,bind,ro,nosuid,nodev "$root$path"
  fi
done
case "$resolverFile" in /run/*) mkdir -p "$root$(dirname "$resolverFile")"; printf '%s\\n' "$resolver" >"$root$resolverFile" ;; esac
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for name in null zero full random urandom tty; do
  : >"$root/dev/$name"
  mount --bind "/dev/$name" "$root/dev/$name"
done
mkdir "$root/dev/shm" "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts" 2>/dev/null || :
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
ln -s /proc/self/fd/0 "$root/dev/stdin"
ln -s /proc/self/fd/1 "$root/dev/stdout"
ln -s /proc/self/fd/2 "$root/dev/stderr"
if [ -d "$root/sys" ]; then mount -t tmpfs -o ro tmpfs "$root/sys"; fi
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
for name in sys sysrq-trigger irq bus fs; do
  if [ -e "$root/proc/$name" ]; then
    mount --bind "$root/proc/$name" "$root/proc/$name"
    mount -o remount,bind,ro,nosuid,nodev,noexec "$root/proc/$name"
  fi
done
for path in "$@"; do
  if [ -d "$root$path" ]; then mount -t tmpfs -o mode=755 tmpfs "$root$path"
  elif [ -e "$root$path" ]; then mount --bind /dev/null "$root$path"; fi
done
mkdir -p "$root$writable"
mount --bind "$writable" "$root$writable"

cd "$root"
pivot_root . .
umount -l .
cd "$folder"
setpriv=$(command -v setpriv)
PATH=$search; unset OLDPWD
exec "$setpriv" --no-new-privs --inh-caps=-all --bounding-set=-all sh -c "$command"
`;

/** User, network, process, mount and IPC namespaces by util-linux, for machines without bubblewrap. `root` is a free folder. */
export function namespaces(root: string): Sandbox {
  return {
    kind: 'namespaces',
    wrap({ command, network, writable, folder, hidden, visible }) {
      mkdirSync(root, { recursive: true });
      const spaces = ['--user', '--map-root-user', '--pid', '--mount', '--ipc', '--uts', ...(network ? [] : ['--net'])];
      const own = [...spaces, '--fork', '--kill-child'];
      // the outermost hidden folder first: one inside it has gone with it
      const paths = [...hidden].sort((a, b) => a.length - b.length);
      return {
        file: 'unshare',
        args: [
          ...own,
          'sh',
          '-c',
          setup,
          'sandbox',
          root,
          writable,
          folder,
          command,
          network ? 'host' : 'none',
          visible.join('\n'),
          ...paths,
        ],
      };
    },
  };
}
