/** An element's attributes and content, both as written. */
export interface XmlElement {
  readonly attributes: string;
  readonly content: string;
}

/**
 * Elements of one name, wherever they stand; for manifests of known form, not for XML at large: an element inside another
 * of the same name is not told apart. Comments are left out first.
 */
export function elements(text: string, name: string): readonly XmlElement[] {
  const clean = text.replaceAll(/<!--[\s\S]*?-->/g, '');
  const pattern = new RegExp(`<${name}(?=[\\s/>])([^>]*?)(?:/>|>([\\s\\S]*?)</${name}\\s*>)`, 'g');
  return [...clean.matchAll(pattern)].map(([, attributes = '', content = '']) => ({ attributes, content }));
}

export function attribute({ attributes }: XmlElement, name: string): string | undefined {
  const [, double, single] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  return unescaped(double ?? single);
}

/** Text of the first child of that name. */
export function childText({ content }: XmlElement, name: string): string | undefined {
  return unescaped(elements(content, name)[0]?.content.trim());
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

export function unescaped<T extends string | undefined>(text: T): T {
  return text?.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '') as T;
}
