import { join } from 'node:path';
import type { Node } from 'web-tree-sitter';
import { nodesOf, stringsIn } from './bicep';
import type { BicepFile } from './bicep';

/** Functions that the rule use-resource-id-functions lets make an id; `tenant()` is none of them. */
const idFunctions =
  /^(extensionResourceId|guid|managementGroupResourceId|reference|resourceId|subscription|subscriptionResourceId|tenantResourceId)$/;
/** Names that end in `id` and are no ids of resources, as that rule sees it. */
const otherIds = /^(appId|clientId|groupId|principalId|resource|subscriptionId|tenantId)$/;

/** `file:line: property` of every id that is neither of a resource or a parameter nor made by a function for it. */
export function idFaultsOf({ path, root }: BicepFile): string[] {
  const symbols = new Set(declared(root, 'resource_declaration', 'module_declaration', 'parameter_declaration'));
  return nodesOf(root, 'resource_declaration')
    .filter((resource) => !resource.text.includes("'Microsoft.Web/sites/config@"))
    .flatMap((resource) => nodesOf(resource, 'object_property'))
    .filter((property) => /id$/i.test(key(property)) && !otherIds.test(key(property)) && !isInside(property, otherIds))
    .filter((property) => {
      const value = property.namedChildren[1];
      if (!value || value.type === 'ternary_expression') return false;
      if (nodesOf(value, 'identifier').some(({ text }) => symbols.has(text)) || symbols.has(value.text)) return false;
      const [call] = value.type === 'call_expression' ? [value] : nodesOf(value, 'call_expression');
      return !idFunctions.test(call?.firstNamedChild?.text ?? '');
    })
    .map((property) => `${path}:${property.startPosition.row + 1}: ${key(property)}`);
}

/** `file: module` of every output that is read from a module which is not always there, as if it were. */
export function outputFaultsOf({ path, root, text }: BicepFile): string[] {
  return nodesOf(root, 'module_declaration')
    .filter((module) => module.namedChildren.some((node) => node?.type === 'if_statement'))
    .map((module) => module.firstNamedChild?.text ?? '')
    .filter((name) => new RegExp(`\\b${name}\\.outputs\\b`).test(text))
    .map((name) => `${path}: ${name}`);
}

/**
 * `file: module: parameter` of everything that is known only when other resources are there and yet names, counts or conditions
 * a resource: what-if cannot show what such a module would change.
 */
export function lateNamesOf(file: BicepFile, at: (path: string) => BicepFile): string[] {
  return nodesOf(file.root, 'module_declaration').flatMap((module) => {
    const target = join(file.path, '..', stringsIn(module)[0] ?? '');
    const deciding = decidingParameters(at(target), at);
    return parametersGiven(module)
      .filter(([name, value]) => deciding.has(name) && isLate(value, file.root))
      .map(([name]) => `${file.path}: ${target}: ${name}`);
  });
}

function isLate(value: Node, root: Node): boolean {
  if (/\.\??outputs\b|\.properties\b/.test(value.text)) return true;
  return nodesOf(root, 'variable_declaration').some(
    (variable) => variable.firstNamedChild?.text === value.text && /\.\??outputs\b|\.properties\b/.test(variable.text),
  );
}

/** Parameters of a file that its resources are named, counted or conditioned by, also by way of variables and other modules. */
function decidingParameters(file: BicepFile, at: (path: string) => BicepFile): ReadonlySet<string> {
  const places = nodesOf(file.root, 'resource_declaration', 'module_declaration').flatMap((node) => {
    const body = node.lastNamedChild;
    const loops = body?.type === 'for_statement' ? [body.namedChildren.at(-2)] : [];
    const conditions = nodesOf(node, 'if_statement').map((statement) => statement.firstNamedChild);
    const names = nodesOf(node, 'object_property')
      .filter((property) => ['name', 'scope', 'parent'].includes(key(property)) && depth(property, node) === 1)
      .map((property) => property.namedChildren[1]);
    return [...loops, ...conditions, ...(node.type === 'resource_declaration' ? names : [])];
  });
  const nested = nodesOf(file.root, 'module_declaration').flatMap((module) => {
    const deciding = decidingParameters(at(join(file.path, '..', stringsIn(module)[0] ?? '')), at);
    return parametersGiven(module).flatMap(([name, value]) => (deciding.has(name) ? [value] : []));
  });
  const used = new Set([...places, ...nested].flatMap((node) => (node ? identifiersIn(node) : [])));
  for (const variable of nodesOf(file.root, 'variable_declaration')) {
    if (used.has(variable.firstNamedChild?.text ?? '')) identifiersIn(variable).forEach((name) => used.add(name));
  }
  return new Set(declared(file.root, 'parameter_declaration').filter((name) => used.has(name)));
}

/** How many objects a property is in, up to its declaration. */
function depth(property: Node, declaration: Node): number {
  let count = 0;
  for (let node = property.parent; node && node.id !== declaration.id; node = node.parent) {
    if (node.type === 'object') count += 1;
  }
  return count;
}

function identifiersIn(node: Node): string[] {
  return [...(node.type === 'identifier' ? [node.text] : []), ...nodesOf(node, 'identifier').map(({ text }) => text)];
}

function parametersGiven(module: Node): [string, Node][] {
  const params = nodesOf(module, 'object_property').find((property) => key(property) === 'params')?.namedChildren[1];
  return (params?.namedChildren ?? []).flatMap((property): [string, Node][] => {
    const value = property?.namedChildren[1];
    return property && value ? [[key(property), value]] : [];
  });
}

function declared(root: Node, ...types: readonly string[]): string[] {
  return nodesOf(root, ...types).map((node) => node.firstNamedChild?.text ?? '');
}

function key(property: Node): string {
  return property.firstNamedChild?.text ?? '';
}

function isInside(property: Node, names: RegExp): boolean {
  for (let node = property.parent; node; node = node.parent) {
    if (node.type === 'object_property' && names.test(key(node))) return true;
  }
  return false;
}
