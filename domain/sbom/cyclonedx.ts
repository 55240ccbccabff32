import { packageUrl } from './component';
import type { Component } from './component';
import type { Inventory } from './manifests';

/** Bill of materials in CycloneDX 1.6. The same commit always gives the same document, hence no time in it. */
export function cycloneDx(
  inventory: Inventory,
  { repository, commit, serial }: { readonly repository: string; readonly commit: string; readonly serial: string },
): object {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${serial}`,
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': `${repository}@${commit}`, name: repository, version: commit },
      properties: [
        ...inventory.manifests.map((path) => ({ name: 'stellwerk:manifest', value: path })),
        ...inventory.unreadable.map((path) => ({ name: 'stellwerk:unreadable', value: path })),
      ],
    },
    components: inventory.components.map(entry),
  };
}

function entry(component: Component): object {
  const { ecosystem, name, version, range, licence, development } = component;
  const separator = ecosystem === 'maven' ? ':' : '/';
  const at = ecosystem === 'maven' || name.startsWith('@') ? name.indexOf(separator) : -1;
  const purl = packageUrl(component);
  return {
    type: 'library',
    'bom-ref': range === undefined ? purl : `${purl}#${range}`,
    ...(at > 0 ? { group: name.slice(0, at) } : {}),
    name: at > 0 ? name.slice(at + 1) : name,
    ...(version === undefined ? {} : { version }),
    scope: development ? 'optional' : 'required',
    purl,
    ...(licence === undefined ? {} : { licenses: [licenceEntry(licence)] }),
    ...(range === undefined ? {} : { properties: [{ name: 'stellwerk:range', value: range }] }),
  };
}

/** npm also allows words such as `UNLICENSED` and `SEE LICENSE IN <file>`, which are no SPDX expression. */
function licenceEntry(licence: string): object {
  const isExpression = !/^(?:UNLICENSED|SEE LICEN[CS]E IN\b.*)$/i.test(licence) && /^[\w.+() -]+$/.test(licence);
  return isExpression ? { expression: licence } : { license: { name: licence } };
}
