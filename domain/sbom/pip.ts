import type { Component } from './component';

const requirement = /^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?\s*(.*)$/;

/** `requirements*.txt`: pinned with `==`, else a range. Options, links and nested files are passed over. */
export function readRequirements(text: string, development = false): readonly Component[] {
  return text
    .replaceAll(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .flatMap((raw): Component[] => {
      const line = raw
        .replace(/(^|\s)#.*$/, '')
        .replace(/\s--hash=\S+/g, '')
        .replace(/;.*$/, '')
        .trim();
      return line === '' || line.startsWith('-') || /^[a-z+]+:\/\//i.test(line) ? [] : pinned(line, development);
    });
}

function pinned(line: string, development: boolean): Component[] {
  const [, name, rest = ''] = requirement.exec(line) ?? [];
  if (name === undefined) return [];
  const version = /^={2,3}\s*([^\s,*]+)$/.exec(rest)?.[1];
  const known = version === undefined ? { range: rest === '' ? '*' : rest } : { version };
  return [{ ecosystem: 'pypi', name, ...known, development }];
}

/** `poetry.lock` and `uv.lock`: one `[[package]]` block each. A project's own entry (no registry) is passed over. */
export function readPythonLock(text: string): readonly Component[] {
  return text
    .split(/^\[\[package\]\]\s*$/m)
    .slice(1)
    .flatMap((block): Component[] => {
      const name = /^name\s*=\s*"([^"]+)"/m.exec(block)?.[1];
      const version = /^version\s*=\s*"([^"]+)"/m.exec(block)?.[1];
      const isOwn = /^source\s*=\s*\{\s*(?:editable|virtual)\b/m.test(block);
      const development = /^category\s*=\s*"dev"/m.test(block);
      return name === undefined || version === undefined || isOwn
        ? []
        : [{ ecosystem: 'pypi', name, version, development }];
    });
}

/** `Pipfile.lock`: the packages of every group but `_meta`, `develop` for development only. */
export function readPipfileLock(text: string): readonly Component[] {
  const { _meta: _ignored, ...groups } = JSON.parse(text) as Readonly<Record<string, Readonly<Record<string, object>>>>;
  return Object.entries(groups).flatMap(([group, packages]) =>
    Object.entries(packages).map(([name, entry]): Component => {
      const { version = '*' } = entry as { readonly version?: string };
      const known = version.startsWith('==') ? { version: version.slice(2) } : { range: version };
      return { ecosystem: 'pypi', name, ...known, development: group === 'develop' };
    }),
  );
}

/** `pyproject.toml` without a lock file: the `dependencies` list of PEP 621 and Poetry's own table. */
export function readPyproject(text: string): readonly Component[] {
  const project = /^\[project\]\s*$([\s\S]*?)(?=^\[|(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const list = /^dependencies\s*=\s*\[([\s\S]*?)\]\s*$/m.exec(project)?.[1] ?? '';
  const listed = [...list.matchAll(/"([^"]+)"|'([^']+)'/g)].map(([, double, single]) => double ?? single ?? '');
  const poetry = /^\[tool\.poetry\.dependencies\]\s*$([\s\S]*?)(?=^\[|(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const named = [...poetry.matchAll(/^([A-Za-z0-9][\w.-]*)\s*=\s*(.+)$/gm)].filter(([, name]) => name !== 'python');
  return [
    ...readRequirements(listed.join('\n')),
    ...named.map(([, name = '', range = '']): Component => {
      const given = /"([^"]+)"/.exec(range)?.[1] ?? '*';
      return { ecosystem: 'pypi', name, range: given, development: false };
    }),
  ];
}
