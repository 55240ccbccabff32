import type { Kind } from '../kind';

const tests = `
if ! grep -rlq --include='*.csproj' --include='*.fsproj' 'Microsoft.NET.Test.Sdk' .; then echo "There is no test project."; exit 0; fi
dotnet test --no-build --configuration Release --logger trx --results-directory results`.trim();

const coverage = `
if ! grep -rlq --include='*.csproj' --include='*.fsproj' 'coverlet.collector' .; then echo "No test project collects coverage."; exit 0; fi
dotnet test --no-build --configuration Release --results-directory results \\
  --collect 'XPlat Code Coverage;Format=lcov,cobertura'
find results -name coverage.info -exec cp {} results/lcov.info \\;
find results -name coverage.cobertura.xml -exec cp {} results/coverage.xml \\;`.trim();

export const dotnet: Kind = {
  name: 'dotnet',
  marks: ['*.sln', '*.slnx', '*.csproj', '*.fsproj', 'global.json'],
  tool: { task: 'UseDotNet@2', inputs: { packageType: 'sdk', version: '10.0.100' } },
  commands: [
    { name: 'install', script: 'dotnet restore', network: true },
    { name: 'build', script: 'dotnet build --no-restore --configuration Release' },
    { name: 'test', script: tests },
    { name: 'coverage', script: coverage, advisory: true },
  ],
  testResults: 'results/*.trx',
  lcov: 'results/lcov.info',
  coverageReport: 'results/coverage.xml',
  bill: {
    script: [
      'dotnet tool install CycloneDX --version 5.3.1 --tool-path "$TOOLS"',
      'project=$(ls *.sln *.slnx *.csproj *.fsproj 2>/dev/null | head -n 1)',
      '"$TOOLS/dotnet-CycloneDX" "$project" --output-format Json --output "$(dirname "$BILL")" --filename "$(basename "$BILL")"',
    ].join('\n'),
    network: true,
  },
  pack: 'dotnet publish --configuration Release --output "$PACKAGES"',
};
