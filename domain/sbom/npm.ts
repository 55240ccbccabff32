import type { Component } from './component';

interface LockedPackage {
  readonly version?: unknown;
  readonly name?: unknown;
  readonly license?: unknown;
  readonly dev?: unknown;
  readonly devOptional?: unknown;
  readonly link?: unknown;
  readonly dependencies?: Readonly<Record<string, LockedPackage>>;
}

interface Lock {
  readonly packages?: Readonly<Record<string, LockedPackage>>;
  readonly dependencies?: Readonly<Record<string, LockedPackage>>;
}

/** `package-lock.json` and `npm-shrinkwrap.json` of every format so far. Only formats 2 and 3 know licences. */
export function readNpmLock(text: string): readonly Component[] {
  const lock = JSON.parse(text) as Lock;
  return lock.packages ? lockedPackages(lock.packages) : lockedTree(lock.dependencies ?? {});
}

function lockedPackages(packages: Readonly<Record<string, LockedPackage>>): Component[] {
  const marker = 'node_modules/';
  return Object.entries(packages).flatMap(([path, entry]) => {
    const at = path.lastIndexOf(marker);
    if (at < 0 || entry.link === true) return [];
    const name = typeof entry.name === 'string' ? entry.name : path.slice(at + marker.length);
    return [component(name, entry)];
  });
}

function lockedTree(dependencies: Readonly<Record<string, LockedPackage>>): Component[] {
  return Object.entries(dependencies).flatMap(([name, entry]) => [
    component(name, entry),
    ...lockedTree(entry.dependencies ?? {}),
  ]);
}

function component(name: string, { version, license, dev, devOptional }: LockedPackage): Component {
  return {
    ecosystem: 'npm',
    name,
    ...(typeof version === 'string' ? { version } : {}),
    ...(typeof license === 'string' ? { licence: license } : {}),
    development: dev === true || devOptional === true,
  };
}

/** `package.json` without a lock file: names and ranges only. */
export function readPackageJson(text: string): readonly Component[] {
  const manifest = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const groups = [
    ['dependencies', false],
    ['optionalDependencies', false],
    ['peerDependencies', false],
    ['devDependencies', true],
  ] as const;
  return groups.flatMap(([group, development]) =>
    Object.entries((manifest[group] ?? {}) as Readonly<Record<string, unknown>>).map(([name, range]): Component => ({
      ecosystem: 'npm',
      name,
      range: String(range),
      development,
    })),
  );
}

/** `yarn.lock`, classic and newer: an unindented line of descriptors, then an indented version. */
export function readYarnLock(text: string): readonly Component[] {
  return text.split(/\r?\n(?=\S)/).flatMap((block): Component[] => {
    const descriptor = /^"?(@?[^@\s",]+)@/.exec(block)?.[1];
    const version = /^\s+version:?\s+"?([^"\s]+)"?/m.exec(block)?.[1];
    const isOwn = /@workspace:/.test(block);
    return descriptor === undefined || version === undefined || isOwn
      ? []
      : [{ ecosystem: 'npm', name: descriptor, version, development: false }];
  });
}

/** `pnpm-lock.yaml`: the keys below `packages:`, of all formats. */
export function readPnpmLock(text: string): readonly Component[] {
  const packages = /^packages:\n((?:[ \t].*\n|\n)*)/m.exec(`${text}\n`)?.[1] ?? '';
  return packages.split('\n').flatMap((line): Component[] => {
    const [, name, version] = /^ {2}'?\/?(@?[^@'\s]+)[@/](\d[^:('\s]*)/.exec(line) ?? [];
    return name === undefined || version === undefined ? [] : [{ ecosystem: 'npm', name, version, development: false }];
  });
}
