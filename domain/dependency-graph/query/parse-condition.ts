import { QuerySyntaxError } from './syntax';
import type { Condition, PathTest } from './syntax';
import { compilePattern } from './text-pattern';
import { readLabel } from './token-reader';
import type { TokenReader } from './token-reader';

type Variables = ReadonlySet<string>;

/** Groups and NOTs inside each other. */
const deepest = 20;

/** `OR` binds weakest, then `AND`, then `NOT`. */
export function readCondition(reader: TokenReader, variables: Variables, depth = 0): Condition {
  if (depth > deepest) reader.fail(`conditions are nested deeper than ${deepest}`);
  let left = readAll(reader, variables, depth);
  while (reader.takeKeyword('OR')) left = { kind: 'or', left, right: readAll(reader, variables, depth) };
  return left;
}

function readAll(reader: TokenReader, variables: Variables, depth: number): Condition {
  let left = readOne(reader, variables, depth);
  while (reader.takeKeyword('AND')) left = { kind: 'and', left, right: readOne(reader, variables, depth) };
  return left;
}

function readOne(reader: TokenReader, variables: Variables, depth: number): Condition {
  if (depth > deepest) reader.fail(`conditions are nested deeper than ${deepest}`);
  if (reader.takeKeyword('NOT')) return { kind: 'not', inner: readOne(reader, variables, depth + 1) };
  if (reader.takeMark('(')) {
    const inner = readCondition(reader, variables, depth + 1);
    reader.mark(')');
    return inner;
  }
  const variable = reader.variable(variables);
  if (reader.takeMark(':')) return { kind: 'label', variable, label: readLabel(reader) };
  reader.mark('.');
  const { text, position } = reader.expect('name', 'the property path');
  if (text !== 'path') throw new QuerySyntaxError(`nodes have no property ${text}; they have path`, position);
  return { kind: 'path', variable, test: readTest(reader) };
}

function readTest(reader: TokenReader): PathTest {
  for (const operator of ['=', '<>'] as const) {
    if (reader.takeMark(operator)) return { operator, text: textOf(reader) };
  }
  if (reader.takeMark('=~')) {
    const { text, position } = reader.takeKind('pattern') ?? reader.expect('text', 'a pattern such as /src.*/');
    return { operator: '=~', pattern: compilePattern(text, position + 1) };
  }
  if (reader.takeKeyword('CONTAINS')) return { operator: 'CONTAINS', text: textOf(reader) };
  for (const word of ['STARTS', 'ENDS'] as const) {
    if (!reader.takeKeyword(word)) continue;
    reader.keyword('WITH');
    return { operator: `${word} WITH`, text: textOf(reader) };
  }
  if (reader.takeKeyword('IN')) return { operator: 'IN', texts: listOf(reader) };
  return reader.fail('expected =, <>, =~, STARTS WITH, ENDS WITH, CONTAINS or IN');
}

function textOf(reader: TokenReader): string {
  return reader.expect('text', 'a text in quotes').text;
}

function listOf(reader: TokenReader): readonly string[] {
  reader.mark('[');
  const texts: string[] = [];
  while (!reader.takeMark(']')) {
    if (texts.length > 0) reader.mark(',');
    texts.push(textOf(reader));
  }
  return texts;
}
