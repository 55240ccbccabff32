import type { Kind } from '../kind';

const coverage = `
mkdir -p results
go test -coverprofile=results/cover.out ./...
awk -F '[: ,.]' 'NR > 1 { module = $0; sub(/:.*/, "", module); rest = $0; sub(/^[^:]*:/, "", rest); split(rest, at, /[., ]/);
  if (module != file) { if (file != "") print "end_of_record"; file = module; path = module; sub(root "/", "", path); print "SF:" path }
  for (line = at[1]; line <= at[3]; line++) print "DA:" line "," at[6] }
  END { if (file != "") print "end_of_record" }' root="$(go list -m)" results/cover.out >results/lcov.info`.trim();

export const go: Kind = {
  name: 'go',
  marks: ['go.mod'],
  tool: { task: 'GoTool@0', inputs: { version: '1.23.4' } },
  commands: [
    { name: 'install', script: 'go mod download', network: true },
    { name: 'lint', script: 'go vet ./...' },
    { name: 'build', script: 'go build ./...' },
    { name: 'test', script: 'go test ./...' },
    { name: 'coverage', script: coverage, advisory: true },
  ],
  testResults: 'results/junit*.xml',
  lcov: 'results/lcov.info',
  bill: {
    script: 'go run github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.9.0 mod -json -output "$BILL"',
    network: true,
  },
  pack: 'GOFLAGS=-trimpath go build -o "$PACKAGES/" ./...',
};
