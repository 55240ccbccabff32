import type { Component } from './component';
import { attribute, childText, elements } from './xml';

interface LockedPackage {
  readonly type?: unknown;
  readonly resolved?: unknown;
}

/** `packages.lock.json`: resolved packages of every target framework. References to own projects are passed over. */
export function readNugetLock(text: string): readonly Component[] {
  const lock = JSON.parse(text) as {
    readonly dependencies?: Readonly<Record<string, Readonly<Record<string, LockedPackage>>>>;
  };
  return Object.values(lock.dependencies ?? {}).flatMap((framework) =>
    Object.entries(framework).flatMap(([name, { type, resolved }]): Component[] =>
      type === 'Project' || typeof resolved !== 'string'
        ? []
        : [{ ecosystem: 'nuget', name, version: resolved, development: false }],
    ),
  );
}

/** Project files and `Directory.Packages.props` without a lock file, and the older `packages.config`. */
export function readNugetProject(text: string): readonly Component[] {
  const references = [...elements(text, 'PackageReference'), ...elements(text, 'PackageVersion')];
  const old = elements(text, 'package').map((element) => ({
    name: attribute(element, 'id'),
    version: attribute(element, 'version'),
  }));
  return [
    ...references.map((element) => ({
      name: attribute(element, 'Include'),
      version: attribute(element, 'Version') ?? childText(element, 'Version'),
    })),
    ...old,
  ].flatMap(({ name, version }): Component[] =>
    name === undefined || version === undefined
      ? []
      : [{ ecosystem: 'nuget', name, ...(isExact(version) ? { version } : { range: version }), development: false }],
  );
}

function isExact(version: string): boolean {
  return /^\d[\w.+-]*$/.test(version);
}
