import type { Kind } from '../kind';

const coverage = `
if ! grep -q 'jacoco-maven-plugin' pom.xml; then echo "pom.xml has no jacoco-maven-plugin."; exit 0; fi
mvn --batch-mode --no-transfer-progress jacoco:report
mkdir -p results
cp target/site/jacoco/jacoco.xml results/coverage.xml`.trim();

export const java: Kind = {
  name: 'java',
  marks: ['pom.xml'],
  tool: {
    task: 'JavaToolInstaller@1',
    inputs: { versionSpec: '17', jdkArchitectureOption: 'x64', jdkSourceOption: 'PreInstalled' },
  },
  commands: [
    {
      name: 'install',
      script: 'mvn --batch-mode --no-transfer-progress dependency:go-offline',
      network: true,
    },
    { name: 'build', script: 'mvn --batch-mode --no-transfer-progress --offline -DskipTests package' },
    { name: 'test', script: 'mvn --batch-mode --no-transfer-progress --offline verify' },
    { name: 'coverage', script: coverage, advisory: true },
  ],
  testResults: 'target/surefire-reports/TEST-*.xml',
  lcov: 'results/lcov.info',
  coverageReport: 'results/coverage.xml',
  bill: {
    script: [
      'mvn --batch-mode --no-transfer-progress org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeAggregateBom -DoutputFormat=json',
      'cp target/bom.json "$BILL"',
    ].join('\n'),
    network: true,
  },
  pack: 'find target -maxdepth 1 -name "*.?ar" -exec cp {} "$PACKAGES" \\;',
};
