import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'web-tree-sitter';
import { parse } from 'yaml';
import { nodesOf } from './bicep';
import type { BicepFile } from './bicep';

/** What a resource of one type and version may have. */
interface PropertyType {
  readonly required: boolean;
  /** Empty = any. */
  readonly values: readonly string[];
  /** Those of `*` are any name's. Of an array: those of its items. */
  readonly properties: ReadonlyMap<string, PropertyType>;
}

/** resource-types.yml by `type@version`. */
export function resourceTypes(): ReadonlyMap<string, PropertyType> {
  const table = parse(readFileSync(join(__dirname, 'resource-types.yml'), 'utf8')) as Record<string, string>;
  return new Map(Object.entries(table).map(([type, text]) => [type, typeOf(text)]));
}

function typeOf(text: string): PropertyType {
  const words = text.match(/[()]|[^\s()]+/g) ?? [];
  const properties = (): ReadonlyMap<string, PropertyType> => {
    const found = new Map<string, PropertyType>();
    for (let word = words.shift(); word !== undefined && word !== ')'; word = words.shift()) {
      const [, name = '', mark, values] = /^([^!=]+)(!)?(?:=(.*))?$/.exec(word) ?? [];
      if (words[0] === '(') words.shift();
      else {
        found.set(name, { required: mark === '!', values: values?.split('|') ?? [], properties: new Map() });
        continue;
      }
      found.set(name, { required: mark === '!', values: values?.split('|') ?? [], properties: properties() });
    }
    return found;
  };
  return { required: true, values: [], properties: properties() };
}

/** `file:line: text` of every place where a resource is not what its type allows, as far as its text tells. */
export function typeFaultsOf(file: BicepFile, types: ReadonlyMap<string, PropertyType>): string[] {
  return nodesOf(file.root, 'resource_declaration').flatMap((declaration) => {
    const name = typeNameOf(declaration);
    const type = types.get(name);
    const body = declaration.lastNamedChild;
    if (isExisting(declaration)) return [];
    if (!type || !body) return [`${place(file, declaration)}: ${name} is not in test/support/resource-types.yml`];
    return faultsOfValue({ file, name, variables: variablesOf(file) }, body, type, '');
  });
}

interface Reading {
  readonly file: BicepFile;
  readonly name: string;
  readonly variables: ReadonlyMap<string, Node>;
}

/** What cannot be read from the text, e.g. a parameter, is no fault: its own type says what it may be. */
function faultsOfValue(reading: Reading, value: Node, type: PropertyType, at: string): string[] {
  const children = value.namedChildren.filter((node) => node !== null);
  const follow = (nodes: readonly (Node | undefined)[]) =>
    nodes.flatMap((node) => (node ? faultsOfValue(reading, node, type, at) : []));
  switch (value.type) {
    case 'object':
      return faultsOfObject(reading, value, type, at);
    case 'array':
      return follow(children);
    case 'for_statement':
    case 'if_statement':
    case 'parenthesized_expression':
      return follow([children.at(-1)]);
    case 'ternary_expression':
      return follow(children.slice(1));
    case 'identifier':
      return follow([reading.variables.get(value.text)]);
    case 'call_expression': {
      const [called, given] = children;
      // What is united is complete together only: nothing is missing from a part.
      if (called?.text === 'union') {
        return follow(given?.namedChildren.filter((node) => node?.type === 'object') as Node[]).filter(
          (fault) => !fault.endsWith(' is missing'),
        );
      }
      return called?.text === 'map' ? follow([given?.lastNamedChild?.lastNamedChild ?? undefined]) : [];
    }
    case 'string': {
      const text = value.text.slice(1, -1);
      const read = nodesOf(value, 'interpolation').length === 0 && type.values.length > 0;
      return read && !type.values.includes(text)
        ? [`${fault(reading, value, at)} is not ${type.values.join(' or ')}`]
        : [];
    }
    default:
      return [];
  }
}

function faultsOfObject(reading: Reading, object: Node, type: PropertyType, at: string): string[] {
  const given = object.namedChildren
    .filter((node) => node?.type === 'object_property' && node.firstNamedChild?.type !== 'resource_declaration')
    .filter((node) => node !== null);
  const names = given.map((node) => (node.firstNamedChild?.text ?? '').replaceAll(/^'|'$/g, ''));
  const missing = [...type.properties].filter(([name, { required }]) => required && !names.includes(name));
  return [
    ...missing.map(([name]) => `${fault(reading, object, join(at, name))} is missing`),
    ...given.flatMap((node, index) => {
      const name = names[index] ?? '';
      const property = type.properties.get(name) ?? type.properties.get('*');
      if (!property) return [`${fault(reading, node, join(at, name))} is not in test/support/resource-types.yml`];
      const value = node.namedChildren[1];
      return value ? faultsOfValue(reading, value, property, join(at, name)) : [];
    }),
  ];
}

function fault({ file, name }: Reading, node: Node, at: string): string {
  return `${place(file, node)}: ${name} ${at}`;
}

function place({ path }: BicepFile, node: Node): string {
  return `${path}:${node.startPosition.row + 1}`;
}

function isExisting(declaration: Node): boolean {
  return /^resource \w+ '[^']+' existing\b/.test(declaration.text);
}

/** `type@version`; that of a resource within another one begins with the other's. */
function typeNameOf(declaration: Node): string {
  const name = declaration.namedChildren[1]?.text.slice(1, -1) ?? '';
  if (name.includes('@')) return name;
  let outer = declaration.parent;
  while (outer && outer.type !== 'resource_declaration') outer = outer.parent;
  const [type = '', version = ''] = outer ? typeNameOf(outer).split('@') : [];
  return `${type}/${name}@${version}`;
}

function variablesOf({ root }: BicepFile): ReadonlyMap<string, Node> {
  const pairs = nodesOf(root, 'variable_declaration').map((node) => [node.namedChildren[0], node.lastNamedChild]);
  return new Map(pairs.flatMap(([name, value]) => (name && value ? [[name.text, value] as const] : [])));
}
