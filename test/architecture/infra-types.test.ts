import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Node } from 'web-tree-sitter';
import { bicepParser, nodesOf, parseBicepFolder } from '../support/bicep';
import type { BicepFile } from '../support/bicep';
import { idFaultsOf, lateNamesOf, outputFaultsOf } from '../support/bicep-rules';
import { resourceTypes, typeFaultsOf } from '../support/resource-types';

const folder = join(resolve(__dirname, '../..'), 'infra');
let files: readonly BicepFile[];
let parse: (text: string) => Node;
beforeAll(async () => {
  files = await parseBicepFolder(folder);
  parse = await bicepParser();
});

function fileOf(text: string, path = 'x.bicep'): BicepFile {
  return { path, text, root: parse(text) };
}

function fileAt(path: string): BicepFile {
  const file = files.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`infra/${path} is not there.`);
  return file;
}

describe('the resources of infra', () => {
  it('have the properties and the values that their type and version allow', () => {
    const types = resourceTypes();
    expect(files.flatMap((file) => typeFaultsOf(file, types))).toEqual([]);
    const text = files.map((file) => file.text).join('\n');
    expect([...types.keys()].filter((type) => !text.includes(`'${type}'`))).toEqual([]);
  });

  it('take ids from resources, parameters and the functions that make ids', () => {
    expect(files.flatMap(idFaultsOf)).toEqual([]);
  });

  it('are all shown by what-if: names, numbers and conditions are known before anything is made', () => {
    expect(files.flatMap((file) => lateNamesOf(file, fileAt))).toEqual([]);
  });

  it('read nothing from a module that may not be there without saying what holds then', () => {
    expect(files.flatMap(outputFaultsOf)).toEqual([]);
  });

  it('are made by the identity alone: nothing has a key or a local account', () => {
    const off = /^(disableLocalAuth|DisableLocalAuth|allowSharedKeyAccess)$/;
    const values = files.flatMap(({ root }) =>
      nodesOf(root, 'object_property')
        .filter((property) => off.test(property.firstNamedChild?.text ?? ''))
        .map(({ text }) => text),
    );
    expect([...new Set(values)].sort()).toEqual([
      'DisableLocalAuth: true',
      'allowSharedKeyAccess: false',
      'disableLocalAuth: true',
    ]);
  });
});

it('bicepconfig.json makes an error of every rule that it names', () => {
  const { analyzers } = JSON.parse(readFileSync(join(folder, 'bicepconfig.json'), 'utf8')) as {
    analyzers: { core: { rules: Record<string, { level: string }> } };
  };
  const { rules } = analyzers.core;
  expect(Object.keys(rules).length).toBeGreaterThan(40);
  expect(Object.entries(rules).filter(([, { level }]) => level !== 'error')).toEqual([]);
});

describe('a fault is seen', () => {
  it.each([
    [
      'a misspelt property',
      "{ name: 'a', properties: { level: 'CanNotDelete', note: x } }",
      'properties/note is not in',
    ],
    ['a property that is missing', "{ name: 'a', properties: { notes: x } }", 'properties/level is missing'],
    ['a value that there is not', "{ name: 'a', properties: { level: 'NotDelete' } }", 'is not CanNotDelete'],
    ['in a choice', "{ name: 'a', properties: { level: x ? 'CanNotDelete' : 'No' } }", 'is not CanNotDelete'],
    ['in a condition', "if (x) { name: 'a', properties: { level: 'No' } }", 'is not CanNotDelete'],
    ['in a loop', "[\n  for y in x: {\n    name: y\n    properties: { level: 'No' }\n  }\n]", 'is not CanNotDelete'],
    ['in what is united', "{ name: 'a', properties: union(x, { levl: 'No' }) }", 'properties/levl is not in'],
    ['in a variable', "{ name: 'a', properties: wrong }\nvar wrong = { level: 'No' }", 'is not CanNotDelete'],
  ])('%s', (_, body, text) => {
    const file = fileOf(`resource lock 'Microsoft.Authorization/locks@2020-05-01' = ${body}\n`);
    expect(typeFaultsOf(file, resourceTypes())).toEqual([expect.stringContaining(text)]);
  });

  it('a type or a version that nobody looked up', () => {
    const file = fileOf("resource lock 'Microsoft.Authorization/locks@2016-09-01' = { name: 'a' }\n");
    expect(typeFaultsOf(file, resourceTypes())).toEqual([expect.stringContaining('locks@2016-09-01 is not in')]);
  });

  it('an id from elsewhere', () => {
    const of = (value: string) =>
      idFaultsOf(fileOf(`param y string\nresource a 'A/b@1' = { properties: { botId: ${value} } }\n`));
    expect(of('tenant().tenantId')).toEqual(['x.bicep:2: botId']);
    expect(of("'/subscriptions/1'")).toEqual(['x.bicep:2: botId']);
    expect([of('subscription().tenantId'), of('y'), of("'${y}/c'"), of('y.id')]).toEqual([[], [], [], []]);
  });

  it('an output of a module that may not be there', () => {
    const of = (access: string) =>
      outputFaultsOf(fileOf(`module m 'm.bicep' = if (x) { name: 'm' }\nvar v = ${access}\n`));
    expect(of('m.outputs.id')).toEqual(['x.bicep: m']);
    expect(of("m.?outputs.?id ?? ''")).toEqual([]);
  });

  it.each([
    ['a name', "resource a 'A/b@1' = { name: id }"],
    ['a number', "resource a 'A/b@1' = [\n  for each in id: {\n    name: each\n  }\n]"],
    ['a condition', "var there = !empty(id)\nresource a 'A/b@1' = if (there) { name: 'a' }"],
    ['a name further in', "module b 'further.bicep' = { name: 'b', params: { id: id } }"],
  ])('%s that comes from an output', (_, text) => {
    const inner = fileOf(`param id string\n${text}\n`, 'm.bicep');
    const further = fileOf("param id string\nresource a 'A/b@1' = { name: id }\n", 'further.bicep');
    const of = (value: string) =>
      lateNamesOf(fileOf(`module m 'm.bicep' = { name: 'm', params: { id: ${value} } }\n`), (path) =>
        path === 'm.bicep' ? inner : further,
      );
    expect(of('n.outputs.id')).toEqual(['x.bicep: m.bicep: id']);
    expect(of('names.id')).toEqual([]);
  });
});
