import { buildGraph, isGraphSource } from '../../../../domain/dependency-graph/build-graph';
import { dependentsOf, scopeOf } from '../../../../domain/dependency-graph/graph';
import type { DependencyGraph } from '../../../../domain/dependency-graph/graph';

function graphOf(files: Readonly<Record<string, string>>): DependencyGraph {
  return buildGraph(Object.keys(files), new Map(Object.entries(files).filter(([path]) => isGraphSource(path))));
}

/** Imports as `from -> to`. */
function importsOf(files: Readonly<Record<string, string>>): readonly string[] {
  const graph = graphOf(files);
  return graph.imports.map(([from, to]) => `${graph.nodes[from]?.path} -> ${graph.nodes[to]?.path}`);
}

describe('a repository of JavaScript and TypeScript', () => {
  const files = {
    'package.json': '{"name": "shop"}',
    'tsconfig.json': '{ // comment\n "compilerOptions": { "baseUrl": ".", "paths": { "@app/*": ["src/*"] }, } }',
    'packages/tax/package.json': '{"name": "@shop/tax", "main": "lib/tax.js"}',
    'packages/tax/lib/tax.js': 'module.exports = 1;',
    'src/app.ts': [
      "import express, { Router } from 'express';",
      "import * as price from './price.js';",
      "import type { Money } from '@app/money';",
      "// import './commented';",
      '/* require("./commented") */',
      'const text = "import \'./quoted\'";',
      "const shown = `${require('./lost')} import './template'`;",
      "const pattern = /'/; import('./lazy');",
      'export * from \'./money\'; export { a } from "@shop/tax";',
      'const b = a / 2 / c; x.require("./member");',
    ].join('\n'),
    'src/price.ts': "import fs = require('node:fs');\nimport './side/';",
    'src/money.ts': 'export type Money = number;',
    'src/lazy.jsx': '',
    'src/side/index.mjs': '',
    'src/commented.ts': '',
    'src/quoted.ts': '',
    'src/template.ts': '',
    'src/member.ts': '',
    'test/price.test.ts': "import { total } from '../src/price';\nimport '../../outside';",
  };

  it('has an edge for every import that is code, and none for texts and comments', () => {
    expect(importsOf(files)).toEqual([
      'src/app.ts -> packages/tax/lib/tax.js',
      'src/app.ts -> src/lazy.jsx',
      'src/app.ts -> src/money.ts',
      'src/app.ts -> src/price.ts',
      'src/app.ts -> express',
      'src/price.ts -> src/side/index.mjs',
      'src/price.ts -> node:fs',
      'test/price.test.ts -> src/price.ts',
    ]);
  });

  it('knows who depends on a file, and which tests a change of it concerns', () => {
    const graph = graphOf(files);
    expect(dependentsOf(graph, ['src/side/index.mjs'])).toEqual(['src/app.ts', 'src/price.ts', 'test/price.test.ts']);
    expect(scopeOf(graph, ['src/side/index.mjs'])).toEqual(['src/side/index.mjs', 'test/price.test.ts']);
  });
});

it('reads Python: relative and absolute imports, src layouts, lines within brackets, no docstrings', () => {
  const files = {
    'src/shop/__init__.py': '',
    'src/shop/price.py': '"""\nimport lost\n"""\nimport os.path as p, shop.tax\nfrom . import money\n# import lost\n',
    'src/shop/tax.py': 'if True: from .deep.rates import (\n  vat,  # main\n  other\n)\n',
    'src/shop/money.py': "text = 'from shop import tax'\n",
    'src/shop/deep/rates.py': 'from ..money import Money\nfrom ...... import nothing\n',
    'tests/test_price.py': 'from shop.price import total\nimport requests\n',
    'lost.py': '',
  };
  expect(importsOf(files)).toEqual([
    'src/shop/deep/rates.py -> src/shop/money.py',
    'src/shop/price.py -> src/shop/__init__.py',
    'src/shop/price.py -> src/shop/money.py',
    'src/shop/price.py -> src/shop/tax.py',
    'src/shop/price.py -> os',
    'src/shop/tax.py -> src/shop/deep/rates.py',
    'tests/test_price.py -> src/shop/price.py',
    'tests/test_price.py -> requests',
  ]);
});

it('reads C#: namespaces by the types that are named, project references, no using statements', () => {
  const files = {
    'Shop/Shop.csproj': '<Project><ItemGroup><PackageReference Include="Dapper" Version="2" /></ItemGroup></Project>',
    'Shop.Tests/Shop.Tests.csproj':
      '<Project><!-- <ProjectReference Include="..\\No\\No.csproj" /> --><ProjectReference Include="..\\Shop\\Shop.csproj" /></Project>',
    'Shop/Price.cs': 'using System;\nnamespace Shop.Pricing;\npublic record Price(decimal Net) { Tax tax; }\n',
    'Shop/Tax.cs': 'namespace Shop.Pricing { class Tax { string s = @"C:\\"; /* Price */ } }\n',
    'Shop/Unused.cs': 'namespace Shop.Pricing { class Unused { } }\n',
    'Shop.Tests/PriceTests.cs':
      'using Shop.Pricing; using P = Shop.Pricing.Price; global using static Shop.Pricing.Tax;\nnamespace Shop.Tests;\nclass PriceTests { void A() { using (var x = new Price(1)) { } using var y = Open(); } }',
  };
  expect(importsOf(files)).toEqual([
    'Shop.Tests/PriceTests.cs -> Shop/Price.cs',
    'Shop.Tests/PriceTests.cs -> Shop/Tax.cs',
    'Shop.Tests/Shop.Tests.csproj -> Shop/Shop.csproj',
    'Shop/Price.cs -> Shop/Tax.cs',
    'Shop/Price.cs -> System',
    'Shop/Shop.csproj -> Dapper',
  ]);
});

it('reads Java: types, nested and static ones, whole packages, and files of the own package', () => {
  const root = 'src/main/java/dev/shop';
  const files = {
    [`${root}/Price.java`]: 'package dev.shop;\nimport java.util.List;\nclass Price { Tax tax; /* Money */ }',
    [`${root}/Tax.java`]: 'package dev.shop;\nimport dev.shop.money.*;\nclass Tax { Money m; String s = "Price"; }',
    [`${root}/money/Money.java`]: 'package dev.shop.money;\npublic record Money(long cents) { enum Kind { A } }',
    [`${root}/money/Rate.java`]: 'package dev.shop.money;\npublic class Rate { static int vat; }',
    'src/test/java/dev/shop/PriceTest.java':
      'package dev.shop;\nimport static dev.shop.money.Rate.vat;\nimport dev.shop.money.Money.Kind;\nclass PriceTest { Price p; }',
  };
  expect(importsOf(files)).toEqual([
    `${root}/Price.java -> ${root}/Tax.java`,
    `${root}/Price.java -> java.util`,
    `${root}/Tax.java -> ${root}/money/Money.java`,
    `src/test/java/dev/shop/PriceTest.java -> ${root}/Price.java`,
    `src/test/java/dev/shop/PriceTest.java -> ${root}/money/Money.java`,
    `src/test/java/dev/shop/PriceTest.java -> ${root}/money/Rate.java`,
  ]);
});

it('reads Go: packages by module path, and files of the own folder by what they name', () => {
  const files = {
    'go.mod': 'module example.com/shop\n\ngo 1.25\n',
    'main.go':
      'package main\nimport (\n\t"fmt"\n\tp "example.com/shop/price" // prices\n)\nfunc main() { fmt.Println(p.Total(), `import "example.com/shop/tax"`) }',
    'price/price.go': 'package price\nimport "example.com/shop/tax"\nfunc Total() int { return round(tax.Vat) }',
    'price/round.go': 'package price\nfunc round(n int) int { return n }',
    'price/price_test.go': 'package price\nimport "testing"\nfunc TestTotal(t *testing.T) { Total() }',
    'tax/tax.go': 'package tax\nconst Vat = 19',
  };
  expect(importsOf(files)).toEqual([
    'main.go -> price/price.go',
    'main.go -> price/round.go',
    'main.go -> fmt',
    'price/price.go -> price/round.go',
    'price/price.go -> tax/tax.go',
    'price/price_test.go -> price/price.go',
    'price/price_test.go -> testing',
  ]);
});

it('survives any text', () => {
  const odd = [
    '`${',
    '"""',
    'from . import (',
    'import {',
    '/*',
    '/[',
    "'\\",
    'using',
    'import',
    'from',
    'namespace .',
    '@"',
  ];
  for (const text of odd) {
    for (const extension of ['ts', 'py', 'cs', 'java', 'go'])
      expect(() => importsOf({ [`a.${extension}`]: text })).not.toThrow();
  }
});
