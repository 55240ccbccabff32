import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import type { Node } from 'web-tree-sitter';

/** One file of the deployment: its text and its syntax tree. */
export interface BicepFile {
  /** Relative to the folder, e.g. `modules/names.bicep`. */
  readonly path: string;
  readonly text: string;
  readonly root: Node;
}

/** Every .bicep and .bicepparam file below `folder`, parsed. A fault of the grammar is a node with `isError` or `isMissing`. */
export async function parseBicepFolder(folder: string): Promise<readonly BicepFile[]> {
  const parse = await bicepParser();
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.bicep(param)?$/.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      return { path, text, root: parse(path.endsWith('param') ? withoutAssignments(text) : text) };
    });
}

export async function bicepParser(): Promise<(text: string) => Node> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'))));
  return (text) => {
    const tree = parser.parse(text);
    if (!tree) throw new Error('The text was not parsed.');
    return tree.rootNode;
  };
}

/** The grammar knows no files of parameters: `param x = 1` becomes `var x = 1`, and `using` goes. Lines stay where they are. */
function withoutAssignments(text: string): string {
  return text.replace(/^param (\w+) =/gm, 'var $1 =').replace(/^using '.*'$/gm, '');
}

export function nodesOf(root: Node, ...types: readonly string[]): Node[] {
  return root.descendantsOfType([...types]).filter((node) => node?.isNamed);
}

/** `file:line: text` of every place that is no Bicep. */
export function faultsOf({ path, root }: BicepFile): string[] {
  const faults: string[] = [];
  const walk = (node: Node): void => {
    if (node.isError || node.isMissing) faults.push(`${path}:${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`);
    for (const child of node.children) if (child) walk(child);
  };
  walk(root);
  return faults;
}

/** Names that are declared or imported in the file and used nowhere in it. What is exported or an output is used. */
export function unusedNames({ path, root }: BicepFile): string[] {
  if (path.endsWith('param')) return [];
  const declarations = nodesOf(root, 'parameter_declaration', 'variable_declaration', 'resource_declaration');
  const declared = [
    ...declarations
      .filter(
        (node) =>
          node.type !== 'resource_declaration' || node.text.slice(0, node.text.indexOf('{')).includes('existing'),
      )
      .filter((node) => !isExported(node))
      .map((node) => nodesOf(node, 'identifier')[0]),
    ...nodesOf(root, 'import_functionality').flatMap((node) => nodesOf(node, 'identifier')),
  ].filter((node) => node !== undefined);
  const uses = nodesOf(root, 'identifier')
    .filter((node) => !isKey(node))
    .map((node) => node.text);
  return declared
    .filter(({ text }) => uses.filter((use) => use === text).length < 2)
    .map(({ text, startPosition }) => `${path}:${startPosition.row + 1}: ${text}`);
}

/** `location` in `location: x` is no use of a parameter of that name. */
function isKey(identifier: Node): boolean {
  const { parent } = identifier;
  return parent?.type === 'object_property' && parent.firstNamedChild?.id === identifier.id;
}

/** The decorators that stand before a declaration, as text. */
export function decoratorsOf(declaration: Node): string {
  const before = declaration.previousNamedSibling;
  return before?.type === 'decorators' ? before.text : '';
}

function isExported(declaration: Node): boolean {
  return decoratorsOf(declaration).includes('@export()');
}

/** Text of the string literals below a node that have no interpolation. */
export function stringsIn(node: Node): string[] {
  return nodesOf(node, 'string')
    .filter((literal) => nodesOf(literal, 'interpolation').length === 0)
    .map((literal) => literal.text.slice(1, -1).replaceAll(String.raw`\'`, "'"));
}
