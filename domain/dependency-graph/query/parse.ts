import type { NodeLabel } from '../graph';
import { readCondition } from './parse-condition';
import { queryTokens } from './query-tokens';
import { QuerySyntaxError } from './syntax';
import type { GraphQuery, Hop, NodePattern, QueryProblem, ReturnItem } from './syntax';
import { createTokenReader, readLabel } from './token-reader';
import type { TokenReader } from './token-reader';

const longestQuery = 2_000;
/** Hops of one pattern; each may still be of any length. */
const mostHops = 5;

export type ParsedQuery =
  { readonly ok: true; readonly query: GraphQuery } | { readonly ok: false; readonly problem: QueryProblem };

/** Reads a query; what is wrong with it comes back with its position, never as a throw. */
export function parseQuery(text: string): ParsedQuery {
  try {
    if (text.length > longestQuery)
      throw new QuerySyntaxError(`a query has at most ${longestQuery} characters`, longestQuery);
    return { ok: true, query: readQuery(createTokenReader(queryTokens(text))) };
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    return { ok: false, problem: { message: error.message, position: error.position } };
  }
}

function readQuery(reader: TokenReader): GraphQuery {
  reader.keyword('MATCH');
  const { nodes, hops } = readChain(reader);
  const variables = new Set(nodes.flatMap(({ variable }) => variable ?? []));
  const where = reader.takeKeyword('WHERE') ? readCondition(reader, variables) : undefined;
  reader.keyword('RETURN');
  reader.takeKeyword('DISTINCT');
  const returns = readReturns(reader, variables);
  const orderBy = readOrder(reader, returns);
  const limit = reader.takeKeyword('LIMIT') ? Number(reader.expect('number', 'a number').text) : undefined;
  reader.takeMark(';');
  reader.expect('end', 'the end of the query');
  return {
    nodes,
    hops,
    returns,
    ...(where ? { where } : {}),
    ...(orderBy ? { orderBy } : {}),
    ...(limit === undefined ? {} : { limit }),
  };
}

function readChain(reader: TokenReader): { readonly nodes: NodePattern[]; readonly hops: Hop[] } {
  const nodes = [readNode(reader)];
  const hops: Hop[] = [];
  while (reader.peekMark('-') || reader.peekMark('<-')) {
    if (hops.length === mostHops) reader.fail(`a pattern has at most ${mostHops} relationships`);
    hops.push(readHop(reader));
    nodes.push(readNode(reader));
  }
  if (reader.peekMark(',')) reader.fail('a query has one pattern; join its parts with -[:IMPORTS]->');
  return { nodes, hops };
}

function readNode(reader: TokenReader): NodePattern {
  reader.mark('(');
  const variable = reader.takeName();
  const labels: NodeLabel[] = [];
  while (reader.takeMark(':')) labels.push(readLabel(reader));
  let path: string | undefined;
  if (reader.takeMark('{')) {
    readPathName(reader);
    reader.mark(':');
    path = reader.expect('text', "a text such as 'src/a.ts'").text;
    reader.mark('}');
  }
  reader.mark(')');
  return { labels, ...(variable === undefined ? {} : { variable }), ...(path === undefined ? {} : { path }) };
}

function readPathName(reader: TokenReader): void {
  const { text, position } = reader.expect('name', 'the property path');
  if (text !== 'path') throw new QuerySyntaxError(`nodes have no property ${text}; they have path`, position);
}

function readHop(reader: TokenReader): Hop {
  const left = reader.takeMark('<-');
  if (!left) reader.mark('-');
  const length = reader.takeMark('[') ? readRelation(reader) : { min: 1, max: 1 };
  const right = reader.takeMark('->');
  if (!right) reader.mark('-');
  if (left && right) reader.fail('a relationship points one way');
  if (!left && !right) return { direction: 'both', ...length };
  return { direction: right ? 'out' : 'in', ...length };
}

function readRelation(reader: TokenReader): { readonly min: number; readonly max: number } {
  reader.takeName();
  if (reader.takeMark(':')) {
    const { text, position } = reader.expect('name', 'IMPORTS');
    if (text !== 'IMPORTS') throw new QuerySyntaxError(`there is no relationship ${text}; there is IMPORTS`, position);
  }
  const length = reader.takeMark('*') ? readLength(reader) : { min: 1, max: 1 };
  reader.mark(']');
  return length;
}

function readLength(reader: TokenReader): { readonly min: number; readonly max: number } {
  const first = reader.takeNumber();
  if (!reader.takeMark('..')) return first === undefined ? { min: 1, max: Infinity } : { min: first, max: first };
  const [min, max] = [first ?? 1, reader.takeNumber() ?? Infinity];
  if (max < min) reader.fail(`*${min}..${max} can have no length`);
  return { min, max };
}

function readReturns(reader: TokenReader, variables: ReadonlySet<string>): readonly ReturnItem[] {
  const items = [readReturn(reader, variables)];
  while (reader.takeMark(',')) items.push(readReturn(reader, variables));
  return items;
}

function readReturn(reader: TokenReader, variables: ReadonlySet<string>): ReturnItem {
  const first = reader.expect('name', 'a variable of the pattern');
  if (first.text.toLowerCase() === 'count' && reader.takeMark('(')) {
    reader.takeKeyword('DISTINCT');
    const variable = reader.variable(variables);
    reader.mark(')');
    return { kind: 'count', variable, name: readAlias(reader) ?? `count(${variable})` };
  }
  if (first.text === 'labels' && reader.takeMark('(')) {
    const variable = reader.variable(variables);
    reader.mark(')');
    return { kind: 'labels', variable, name: readAlias(reader) ?? `labels(${variable})` };
  }
  const variable = reader.known(first, variables);
  const named = reader.takeMark('.');
  if (named) readPathName(reader);
  return { kind: 'path', variable, name: readAlias(reader) ?? (named ? `${variable}.path` : variable) };
}

function readAlias(reader: TokenReader): string | undefined {
  return reader.takeKeyword('AS') ? reader.expect('name', 'a name').text : undefined;
}

function readOrder(reader: TokenReader, returns: readonly ReturnItem[]): GraphQuery['orderBy'] {
  if (!reader.takeKeyword('ORDER')) return undefined;
  reader.keyword('BY');
  const { text, position } = reader.expect('name', 'a column that is returned');
  const name = reader.takeMark('.') ? `${text}.${reader.expect('name', 'path').text}` : text;
  const column = returns.findIndex((item) => item.name === name);
  if (column < 0) throw new QuerySyntaxError(`${name} is not returned, so nothing can be ordered by it`, position);
  const descending = reader.takeKeyword('DESC');
  if (!descending) reader.takeKeyword('ASC');
  return { column, descending };
}
