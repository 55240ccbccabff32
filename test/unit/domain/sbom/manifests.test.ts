import { cycloneDx } from '../../../../domain/sbom/cyclonedx';
import { packageUrl } from '../../../../domain/sbom/component';
import { sbomDelta } from '../../../../domain/sbom/delta';
import { manifestPaths, readInventory } from '../../../../domain/sbom/manifests';

function purls(path: string, text: string): readonly string[] {
  return readInventory([{ path, text }]).components.map(
    (component) => packageUrl(component) + (component.range === undefined ? '' : ` ${component.range}`),
  );
}

describe('readInventory', () => {
  it('reads an npm lock file with scopes, aliases, licences and development packages, but no links', () => {
    const lock = {
      lockfileVersion: 3,
      packages: {
        '': { name: 'shop', dependencies: { left: '1' } },
        'node_modules/left': { version: '1.2.0', license: 'MIT' },
        'node_modules/left/node_modules/@acme/right': { version: '2.0.0', license: 'GPL-3.0-only', dev: true },
        'node_modules/alias': { name: 'real', version: '3.0.0' },
        'node_modules/own': { link: true, resolved: 'packages/own' },
        'packages/own': { version: '0.0.1' },
      },
    };
    const { components } = readInventory([{ path: 'package-lock.json', text: JSON.stringify(lock) }]);

    expect(components).toEqual([
      { ecosystem: 'npm', name: '@acme/right', version: '2.0.0', licence: 'GPL-3.0-only', development: true },
      { ecosystem: 'npm', name: 'left', version: '1.2.0', licence: 'MIT', development: false },
      { ecosystem: 'npm', name: 'real', version: '3.0.0', development: false },
    ]);
  });

  it('reads the nested tree of an old npm lock file', () => {
    const lock = { dependencies: { a: { version: '1.0.0', dependencies: { b: { version: '2.0.0', dev: true } } } } };
    expect(purls('package-lock.json', JSON.stringify(lock))).toEqual(['pkg:npm/a@1.0.0', 'pkg:npm/b@2.0.0']);
  });

  it.each([
    [
      'yarn.lock',
      '# yarn lockfile v1\n\n"@babel/core@^7.0.0", "@babel/core@^7.1.0":\n  version "7.2.0"\n\nleft@1:\n  version "1.2.0"\n  dependencies:\n    right "2"\n',
      ['pkg:npm/%40babel/core@7.2.0', 'pkg:npm/left@1.2.0'],
    ],
    [
      'yarn.lock',
      '__metadata:\n  version: 8\n\n"left@npm:^1.0.0":\n  version: 1.2.0\n\n"own@workspace:.":\n  version: 0.0.0-use.local\n',
      ['pkg:npm/left@1.2.0'],
    ],
    [
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\n\npackages:\n\n  '@acme/a@1.0.0':\n    resolution: {integrity: x}\n\n  left@1.2.0(react@18.0.0):\n    resolution: {}\n\nsnapshots:\n\n  right@9.9.9: {}\n",
      ['pkg:npm/%40acme/a@1.0.0', 'pkg:npm/left@1.2.0'],
    ],
    ['package.json', '{"dependencies":{"left":"^1"}}', ['pkg:npm/left ^1']],
    [
      'requirements.txt',
      '# pinned\nFlask[async]==3.0.2  # web\nrequests>=2,<3 ; python_version > "3"\n-r more.txt\nPy_YAML==6.0 \\\n    --hash=sha256:abc\ngit+https://example.org/x.git\nplain\n',
      ['pkg:pypi/flask@3.0.2', 'pkg:pypi/plain *', 'pkg:pypi/py-yaml@6.0', 'pkg:pypi/requests >=2,<3'],
    ],
    [
      'poetry.lock',
      '[[package]]\nname = "flask"\nversion = "3.0.2"\n\n[[package]]\nname = "pytest"\nversion = "8.0.0"\n\n[metadata]\nlock-version = "2.0"\n',
      ['pkg:pypi/flask@3.0.2', 'pkg:pypi/pytest@8.0.0'],
    ],
    [
      'pyproject.toml',
      '[project]\nname = "x"\ndependencies = [\n  "flask>=3",\n  "click==8.1.0",\n]\n[tool.poetry.dependencies]\npython = "^3.12"\nrich = "^13"\n',
      ['pkg:pypi/click@8.1.0', 'pkg:pypi/flask >=3', 'pkg:pypi/rich ^13'],
    ],
    [
      'src/packages.lock.json',
      '{"version":1,"dependencies":{"net8.0":{"Newtonsoft.Json":{"type":"Direct","resolved":"13.0.3"},"own":{"type":"Project"}}}}',
      ['pkg:nuget/Newtonsoft.Json@13.0.3'],
    ],
    [
      'App.csproj',
      '<Project><ItemGroup><!-- <PackageReference Include="Old" Version="1.0.0" /> --><PackageReference Include="Serilog" Version="4.0.0" /><PackageReference Include="Polly"><Version>[8,9)</Version></PackageReference></ItemGroup></Project>',
      ['pkg:nuget/Polly [8,9)', 'pkg:nuget/Serilog@4.0.0'],
    ],
    [
      'pom.xml',
      '<project><properties><j.v>2.17.0</j.v></properties><dependencyManagement><dependencies><dependency><groupId>org.b</groupId><artifactId>b</artifactId><version>1.0</version></dependency></dependencies></dependencyManagement><dependencies><dependency><groupId>com.f</groupId><artifactId>jackson</artifactId><version>${j.v}</version></dependency><dependency><groupId>org.b</groupId><artifactId>b</artifactId><scope>test</scope></dependency></dependencies></project>',
      ['pkg:maven/com.f/jackson@2.17.0', 'pkg:maven/org.b/b@1.0'],
    ],
    [
      'go.mod',
      'module example.org/x\n\ngo 1.22\n\nrequire github.com/Acme/y v1.2.3\nrequire (\n\tgolang.org/x/text v0.14.0 // indirect\n\told.org/z v1.0.0\n)\nreplace old.org/z => new.org/z v1.1.0\n',
      ['pkg:golang/github.com/acme/y@v1.2.3', 'pkg:golang/golang.org/x/text@v0.14.0', 'pkg:golang/new.org/z@v1.1.0'],
    ],
  ])('reads %s', (path, text, expected) => {
    expect(purls(path, text)).toEqual(expected);
  });

  it('reads the lock files of Gradle and Pipenv', () => {
    const gradle =
      'com.acme:core:1.2.3=compileClasspath,runtimeClasspath\norg.junit:api:5.1=testCompileClasspath\nempty=\n';
    const pipfile = JSON.stringify({ _meta: {}, default: { flask: { version: '==3.0.0' } }, develop: { pytest: {} } });
    const { components, unreadable } = readInventory([
      { path: 'gradle.lockfile', text: gradle },
      { path: 'Pipfile.lock', text: pipfile },
    ]);
    expect(unreadable).toEqual([]);
    expect(components).toEqual([
      { ecosystem: 'maven', name: 'com.acme:core', version: '1.2.3', development: false },
      { ecosystem: 'maven', name: 'org.junit:api', version: '5.1', development: true },
      { ecosystem: 'pypi', name: 'flask', version: '3.0.0', development: false },
      { ecosystem: 'pypi', name: 'pytest', range: '*', development: true },
    ]);
  });

  it('names a file it cannot understand instead of passing over it', () => {
    expect(readInventory([{ path: 'package-lock.json', text: '<<<<<<< HEAD' }])).toEqual({
      components: [],
      unreadable: ['package-lock.json'],
      manifests: ['package-lock.json'],
    });
  });
});

describe('manifestPaths', () => {
  it('prefers the lock file of a folder, and leaves checked-in packages alone', () => {
    const paths = ['package.json', 'package-lock.json', 'web/package.json', 'node_modules/a/package.json', 'src/a.ts'];
    expect(manifestPaths(paths)).toEqual(['package-lock.json', 'web/package.json']);
  });
});

describe('sbomDelta', () => {
  const component = (name: string, version: string) =>
    ({ ecosystem: 'npm', name, version, development: false }) as const;

  it('shows a new version as one that came and one that went', () => {
    const delta = sbomDelta([component('a', '1'), component('b', '1')], [component('a', '2'), component('b', '1')]);
    expect(delta).toEqual({ added: [component('a', '2')], removed: [component('a', '1')] });
  });
});

describe('cycloneDx', () => {
  it('gives words that are no SPDX expression as names', () => {
    const components = ['(MIT OR Apache-2.0)', 'UNLICENSED'].map(
      (licence, index) =>
        ({ ecosystem: 'npm', name: `@acme/p${index}`, version: '1.0.0', licence, development: index === 1 }) as const,
    );
    const bom = cycloneDx(
      { components, unreadable: [], manifests: ['package-lock.json'] },
      { repository: 'shop', commit: 'c', serial: 's' },
    );
    expect(bom).toMatchObject({
      ...{ bomFormat: 'CycloneDX', specVersion: '1.6' },
      components: [
        { group: '@acme', name: 'p0', scope: 'required', licenses: [{ expression: '(MIT OR Apache-2.0)' }] },
        { group: '@acme', name: 'p1', scope: 'optional', licenses: [{ license: { name: 'UNLICENSED' } }] },
      ],
    });
  });
});
