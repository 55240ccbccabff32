import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestCase } from './build';

/** Files below the folder that the pattern of a publishing task names: `*` within one segment. */
export function filesOf(folder: string, pattern: string): readonly string[] {
  const place = join(folder, dirname(pattern));
  const name = new RegExp(
    `^${pattern
      .slice(pattern.lastIndexOf('/') + 1)
      .replace(/[.+^$()|[\]{}]/g, '\\$&')
      .replaceAll('*', '.*')}$`,
  );
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((file) => name.test(file))
    .map((file) => join(place, file));
}

/** Test cases of a JUnit file. */
export function readJunit(file: string): readonly TestCase[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)].map(
    ([, attributes = '', body = '']) => {
      const failed = /<(?:failure|error)\b([^>]*)/.exec(body);
      return {
        name: attribute(attributes, 'name'),
        suite: attribute(attributes, 'classname'),
        outcome: outcomeOf(failed !== null, body),
        milliseconds: Math.round(Number(attribute(attributes, 'time') || 0) * 1000),
        message: failed ? attribute(failed[1] ?? '', 'message') : '',
      };
    },
  );
}

function outcomeOf(failed: boolean, body: string): TestCase['outcome'] {
  if (failed) return 'Failed';
  return /<skipped\b/.test(body) ? 'NotExecuted' : 'Passed';
}

/** Lines of a Cobertura file, in all. */
export function readCobertura(file: string): { readonly covered: number; readonly total: number } {
  const lines = [...readFileSync(file, 'utf8').matchAll(/<line\b[^>]*\bhits="(\d+)"/g)];
  return { covered: lines.filter(([, hits]) => hits !== '0').length, total: lines.length };
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}
