import { field, list, text } from '../scanners/finding';
import { packageUrl } from './component';
import type { Component } from './component';

/** Licences by package, where a lock file does not tell them. */
export interface LicenceSources {
  /** What people have looked up, by package URL with or without a version; counts before what a lock file says. */
  readonly known: Readonly<Record<string, string>>;
  /** What a tool has found (`readLicences`); counts after it. */
  readonly found: ReadonlyMap<string, string>;
}

/** The component with the licence that is known of it. */
export function withLicence(component: Component, { known, found }: LicenceSources): Component {
  const keys = keysOf(packageUrl(component));
  const named = Object.entries(known).find(([purl]) => keys.includes(keysOf(purl)[0] ?? ''))?.[1];
  const licence = named ?? component.licence ?? keys.map((key) => found.get(key)).find((each) => each !== undefined);
  return licence === undefined ? component : { ...component, licence };
}

/**
 * Licences of the components of a CycloneDX document, as the licence tools of every ecosystem write it. Several licences of a
 * component all bind. Throws for any other document.
 */
export function readLicences(source: string): ReadonlyMap<string, string> {
  const document: unknown = JSON.parse(source);
  if (field(document, 'bomFormat') !== 'CycloneDX') throw new Error('it is no CycloneDX document');
  return new Map(
    list(field(document, 'components')).flatMap((component) => {
      const named = list(field(component, 'licenses')).flatMap((entry) => {
        const licence = field(entry, 'license');
        return text(field(entry, 'expression')) ?? text(field(licence, 'id')) ?? text(field(licence, 'name')) ?? [];
      });
      const key = keysOf(text(field(component, 'purl')) ?? '')[0] ?? '';
      return key === '' || named.length === 0 ? [] : [[key, joined(named)] as const];
    }),
  );
}

function joined(licences: readonly string[]): string {
  return licences.length === 1 ? (licences[0] ?? '') : licences.map((each) => `(${each})`).join(' AND ');
}

/** The package's URL in the one spelling that all tools' agree in: with its version, and without. */
function keysOf(purl: string): readonly string[] {
  const [plain = ''] = purl.split(/[?#]/);
  const at = plain.lastIndexOf('@');
  const [path, version] = at > plain.lastIndexOf('/') ? [plain.slice(0, at), plain.slice(at)] : [plain, ''];
  const lower = decoded(path).toLowerCase();
  const name = lower.startsWith('pkg:pypi/') ? lower.replaceAll(/[-_.]+/g, '-') : lower;
  return version === '' ? [name] : [`${name}${decoded(version)}`, name];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
