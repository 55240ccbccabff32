import type { Kind } from '../kind';

const install = `
python -m venv .venv
if [ -f requirements.txt ]; then .venv/bin/python -m pip install --require-virtualenv --requirement requirements.txt
elif [ -f pyproject.toml ] && grep -q '^\\[build-system\\]' pyproject.toml; then .venv/bin/python -m pip install --require-virtualenv .
else echo "Nothing to install: neither requirements.txt nor a build-system in pyproject.toml."; fi`.trim();

/** The standard library's runner ends with 5 when there are no tests, from 3.12 on. */
const tests = `
mkdir -p results
if .venv/bin/python -c 'import pytest' 2>/dev/null; then
  status=0; .venv/bin/python -m pytest --junitxml=results/junit.xml || status=$?
else
  status=0; .venv/bin/python -m unittest discover -v || status=$?
fi
if [ "$status" = 5 ]; then echo "There are no tests."; status=0; fi
exit "$status"`.trim();

const coverage = `
if ! .venv/bin/python -c 'import coverage' 2>/dev/null; then echo "coverage is not among the requirements."; exit 0; fi
mkdir -p results
if .venv/bin/python -c 'import pytest' 2>/dev/null; then runner=pytest; else runner="unittest discover"; fi
status=0; .venv/bin/python -m coverage run --source=. --omit='.venv/*' -m $runner || status=$?
if [ "$status" = 5 ]; then echo "There are no tests."; exit 0; fi
.venv/bin/python -m coverage xml -o results/coverage.xml
.venv/bin/python -m coverage lcov -o results/lcov.info
exit "$status"`.trim();

const bill = `
.venv/bin/python - <<'PYTHON' >"$BILL"
import importlib.metadata as metadata, json, uuid
def component(package):
    name, version = package.metadata['Name'], package.version
    return {'type': 'library', 'name': name, 'version': version,
            'purl': f'pkg:pypi/{name.lower().replace("_", "-")}@{version}'}
parts = sorted((component(package) for package in metadata.distributions()), key=lambda part: part['purl'])
print(json.dumps({'bomFormat': 'CycloneDX', 'specVersion': '1.5', 'version': 1,
                  'serialNumber': f'urn:uuid:{uuid.uuid4()}', 'components': parts}, indent=2))
PYTHON`.trim();

export const python: Kind = {
  name: 'python',
  marks: ['pyproject.toml', 'requirements.txt', 'setup.py', 'setup.cfg'],
  tool: { task: 'UsePythonVersion@0', inputs: { versionSpec: '3.12.8' } },
  commands: [
    { name: 'install', script: install, network: true },
    { name: 'build', script: ".venv/bin/python -m compileall -q -x '[.]venv' ." },
    { name: 'test', script: tests },
    { name: 'coverage', script: coverage, advisory: true },
  ],
  testResults: 'results/junit*.xml',
  lcov: 'results/lcov.info',
  coverageReport: 'results/coverage.xml',
  bill: { script: bill, network: false },
  pack: 'git archive --format=tar.gz --output="$PACKAGES/source.tar.gz" HEAD',
};
