import type { Component } from './component';
import { childText, elements } from './xml';

/**
 * `pom.xml`: its declared dependencies, with versions from the file's own properties and `dependencyManagement`. What a
 * parent or an imported bill settles stays a range.
 */
export function readPom(text: string): readonly Component[] {
  const properties = propertiesOf(text);
  const fill = (value: string): string =>
    value.replaceAll(/\$\{([^}]+)\}/g, (all: string, name: string) => properties.get(name) ?? all);
  const managed = new Map(
    elements(text, 'dependencyManagement')
      .flatMap(({ content }) => elements(content, 'dependency'))
      .map((element) => [
        `${childText(element, 'groupId')}:${childText(element, 'artifactId')}`,
        childText(element, 'version'),
      ]),
  );
  const declared = text.replaceAll(/<dependencyManagement>[\s\S]*?<\/dependencyManagement>/g, '');
  return elements(declared, 'dependency').flatMap((element): Component[] => {
    const [group, artifact] = [childText(element, 'groupId'), childText(element, 'artifactId')];
    if (group === undefined || artifact === undefined) return [];
    const name = fill(`${group}:${artifact}`);
    const version = fill(childText(element, 'version') ?? managed.get(`${group}:${artifact}`) ?? 'managed elsewhere');
    const known = /^\d[^[(${,\s]*$/.test(version) ? { version } : { range: version };
    return [{ ecosystem: 'maven', name, ...known, development: childText(element, 'scope') === 'test' }];
  });
}

function propertiesOf(text: string): ReadonlyMap<string, string> {
  const own = elements(text, 'properties')[0]?.content ?? '';
  const pairs = [...own.matchAll(/<([\w.-]+)>([^<]*)<\/\1>/g)].map(([, name = '', value = '']): [string, string] => [
    name,
    value.trim(),
  ]);
  const project = elements(text, 'project')[0];
  const version = project && childText(project, 'version');
  return new Map([...pairs, ...(version === undefined ? [] : [['project.version', version] as [string, string]])]);
}
