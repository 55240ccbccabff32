import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readCases } from '../../policies/evaluator/test-cases';
import type { PolicyCase } from '../../policies/evaluator/test-cases';
import { compileRules } from '../../policies/evaluator/rule-set';
import type { RuleSet } from '../../policies/evaluator/rule-set';
import type { PolicySource } from '../../policies/evaluator/rule';
import { shippedSchema, shippedSources } from '../../policies/shipped';
import { failure, usageFailure } from '../failure';
import { packageRoot } from '../settings';
import type { Terminal } from '../terminal';

/** Rules and cases of a folder. */
export interface PolicyFolder {
  readonly folder: string;
  readonly schema: string;
  readonly sources: readonly PolicySource[];
  /** Whether the folder holds a tenant's rules only, which come on top of those of this package. */
  readonly isAddition: boolean;
  readonly cases: readonly PolicyCase[];
}

/**
 * Reads `*.cedar` and `*.policytest.json` of a folder and its `tests`. With a `base.cedar` the folder is a whole set of rules;
 * without one it holds a tenant's own. Default: the rules of this package.
 */
export function readPolicyFolder(terminal: Terminal, given: string): PolicyFolder {
  const folder = given === '' ? join(packageRoot(), 'policies') : resolve(terminal.cwd, given);
  if (!existsSync(folder)) throw usageFailure(`There is no folder ${folder}.`);
  const files = namesIn(folder, '.cedar');
  if (files.length === 0) throw usageFailure(`${folder} holds no *.cedar file.`, 'Name the folder with the rules.');
  const isAddition = !files.includes('base.cedar');
  const own = files.map((name): PolicySource => {
    return { layer: layerOf(name, isAddition), name, text: readFileSync(join(folder, name), 'utf8') };
  });
  const schemaFile = join(folder, 'schema.cedarschema');
  const tests = [folder, join(folder, 'tests')].flatMap((place) =>
    namesIn(place, '.policytest.json').map((name) => join(place, name)),
  );
  return {
    folder,
    schema: existsSync(schemaFile) ? readFileSync(schemaFile, 'utf8') : shippedSchema,
    sources: isAddition ? [...shippedSources, ...own] : own,
    isAddition,
    cases: tests.flatMap(casesOf),
  };
}

/** Fails with every problem of the rules. */
export async function compileFolder(slot: string, { folder, schema, sources }: PolicyFolder): Promise<RuleSet> {
  return compiled(slot, schema, sources, folder);
}

export async function compiled(
  slot: string,
  schema: string,
  sources: readonly PolicySource[],
  where: string,
): Promise<RuleSet> {
  const answer = await compileRules(slot, schema, sources);
  if (answer.ok) return answer.set;
  throw failure('policy_invalid', `The rules of ${where} cannot be used:\n  ${answer.problems.join('\n  ')}`);
}

function layerOf(name: string, isAddition: boolean): PolicySource['layer'] {
  if (isAddition) return 'tenant';
  return name === 'base.cedar' ? 'base' : 'defaults';
}

function casesOf(file: string): readonly PolicyCase[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw failure('policy_test_invalid', `${file} is no JSON.`);
  }
  const cases = readCases(value);
  if (typeof cases === 'string') throw failure('policy_test_invalid', `${basename(file)}: ${cases}.`);
  return cases;
}

function namesIn(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
}
