import type { KindName } from '../../pipelines/kind';

/** A repository of each kind as its tools' own `new` leaves it: a manifest, and as little else as they accept. */
export const newProjects: Readonly<Record<KindName, Readonly<Record<string, string>>>> = {
  node: { 'package.json': '{ "name": "fresh", "version": "0.1.0", "license": "MIT" }\n' },
  python: { 'pyproject.toml': '[project]\nname = "fresh"\nversion = "0.1.0"\n' },
  dotnet: {
    'fresh.csproj':
      '<Project Sdk="Microsoft.NET.Sdk">\n  <PropertyGroup>\n    <OutputType>Exe</OutputType>\n    <TargetFramework>net10.0</TargetFramework>\n  </PropertyGroup>\n</Project>\n',
    'Program.cs': 'System.Console.WriteLine("fresh");\n',
  },
  java: {
    'pom.xml':
      '<project xmlns="http://maven.apache.org/POM/4.0.0">\n  <modelVersion>4.0.0</modelVersion>\n  <groupId>example</groupId>\n  <artifactId>fresh</artifactId>\n  <version>0.1.0</version>\n</project>\n',
  },
  go: { 'go.mod': 'module example.org/fresh\n\ngo 1.23\n' },
};

/** The command that shows whether this machine can build the kind at all. */
export const probes: Readonly<Record<KindName, readonly string[]>> = {
  node: ['npm', '--version'],
  python: ['python', '--version'],
  dotnet: ['dotnet', '--version'],
  java: ['mvn', '--version'],
  go: ['go', 'version'],
};
