export type Ecosystem = 'npm' | 'pypi' | 'nuget' | 'maven' | 'golang';

/** One package a repository depends on, as a lock file or manifest names it. */
export interface Component {
  readonly ecosystem: Ecosystem;
  /** Full name: with npm's scope, Maven's `group:artifact`, Go's module path. */
  readonly name: string;
  /** Absent when only a range is known. */
  readonly version?: string;
  /** What the manifest asks for, when no lock file settles it. */
  readonly range?: string;
  /** As written by its author; mostly an SPDX expression. */
  readonly licence?: string;
  /** Needed for building and testing only. */
  readonly development: boolean;
}

/** Package URL: what scanners and bills of materials know a package by. */
export function packageUrl({ ecosystem, name, version }: Component): string {
  return `pkg:${ecosystem}/${purlName(ecosystem, name)}${version === undefined ? '' : `@${encodeURIComponent(version)}`}`;
}

function purlName(ecosystem: Ecosystem, name: string): string {
  switch (ecosystem) {
    case 'npm':
      return segments(name.toLowerCase());
    case 'pypi':
      return encodeURIComponent(name.toLowerCase().replaceAll(/[-_.]+/g, '-'));
    case 'nuget':
      return encodeURIComponent(name);
    case 'maven':
      return segments(name.replace(':', '/'));
    case 'golang':
      return segments(name.toLowerCase());
  }
}

function segments(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
