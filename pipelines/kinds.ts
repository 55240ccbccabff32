import { kindNames } from './kind';
import type { Kind, KindName } from './kind';
import { dotnet } from './kinds/dotnet';
import { go } from './kinds/go';
import { java } from './kinds/java';
import { node } from './kinds/node';
import { python } from './kinds/python';

export const kinds: Readonly<Record<KindName, Kind>> = { node, python, dotnet, java, go };

export function isKindName(text: string): text is KindName {
  return (kindNames as readonly string[]).includes(text);
}

/** The kinds whose marks lie in the root; more than one is for a person to choose from. */
export function detectKinds(paths: readonly string[]): readonly KindName[] {
  const root = paths.filter((path) => !path.includes('/'));
  const isMarked = (mark: string): boolean =>
    root.some((path) => (mark.startsWith('*') ? path.endsWith(mark.slice(1)) : path === mark));
  return kindNames.filter((name) => kinds[name].marks.some(isMarked));
}
