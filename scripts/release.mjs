// What the product's own pipelines (azure-pipelines.yml, .github/workflows) do beside npm; runs on any Node ≥ 20 with the Azure
// CLI signed in. `node scripts/release.mjs --help` lists the commands.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { az, azJson } from './release/az.mjs';
import { deploy } from './release/deploy.mjs';
import { provenanceOf } from './release/provenance.mjs';

const usage = `Usage: node scripts/release.mjs <command>
  bicep                    compile infra/; a warning fails, too
  provenance <folder>      write what the package in the folder was made of and by whom
  sign <folder>            sign package, SBOM and provenance with the key of STELLWERK_RELEASE_VAULT
  verify <folder>          check these signatures and the digest
  histories <folder>       fetch the live orchestrations for replay-check
  what-if                  show what the deployment would change
  infra                    deploy infra/main.bicep
  deploy <folder>          verify, deploy the package, smoke test it; roll back to the release before when that fails
Environment: AZURE_ENV_NAME, AZURE_LOCATION, STELLWERK_RELEASE_VAULT; STELLWERK_SMOKE_SECONDS (300).`;
const signingKey = 'stellwerk-release';

const commands = {
  bicep() {
    const files = ['infra/main.bicep', 'infra/tenant.bicep'].map((file) => ['build', '--file', file]);
    const parameters = readdirSync('infra/tenants').map((file) => ['build-params', '--file', `infra/tenants/${file}`]);
    for (const [command, ...rest] of [...files, ['build-params', '--file', 'infra/main.bicepparam'], ...parameters]) {
      const { stderr } = az(['bicep', command, ...rest, '--stdout']);
      if (/\b(Warning|Error)\b/.test(stderr)) throw new Error(`${rest.at(-1)} has findings:\n${stderr}`);
    }
  },
  provenance(folder) {
    const { zip } = packageIn(folder);
    writeFileSync(`${zip}.provenance.json`, `${JSON.stringify(provenanceOf(zip, process.env), null, 2)}\n`);
  },
  sign(folder) {
    for (const file of evidenceIn(folder)) {
      const args = ['keyvault', 'key', 'sign', ...keyArguments(), '--digest', sha256(file, 'base64')];
      const { signature } = azJson(args);
      if (typeof signature !== 'string') throw new Error('The vault has returned no signature.');
      writeFileSync(`${file}.sig`, `${signature}\n`);
    }
  },
  verify,
  histories(folder) {
    const { AZURE_RESOURCE_GROUP: group, AZURE_FUNCTION_NAME: app, STELLWERK_HOST_STORAGE: account } = outputs();
    const settings = azJson(['functionapp', 'config', 'appsettings', 'list', '-g', group, '-n', app]);
    const valueOf = (end) => settings.find(({ name }) => name.endsWith(end))?.value;
    mkdirSync(folder, { recursive: true });
    if (valueOf('__storageProvider__type') === 'azureManaged') {
      console.log(
        'Durable Task Scheduler gives out no histories; those recorded at every release are replayed instead.',
      );
      return;
    }
    const table = ['--account-name', account, '--table-name', `${valueOf('__durableTask__hubName')}History`];
    const { items } = azJson(['storage', 'entity', 'query', ...table, '--auth-mode', 'login']);
    writeFileSync(join(folder, 'live.json'), JSON.stringify(items));
    console.log(`${items.length} events of live orchestrations.`);
  },
  'what-if'() {
    process.stdout.write(az(['deployment', 'sub', 'what-if', ...infraArguments()]).stdout);
  },
  infra() {
    az(['deployment', 'sub', 'create', '-n', deploymentName(), ...infraArguments()]);
  },
  async deploy(folder) {
    verify(folder);
    const { zip, version } = packageIn(folder);
    const work = mkdtempSync(join(tmpdir(), 'stellwerk-deploy-'));
    try {
      await deploy({ zip, version, sha256: sha256(zip, 'hex'), outputs: outputs(), work });
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  },
};

function verify(folder) {
  const { zip } = packageIn(folder);
  const digest = sha256(zip, 'hex');
  if (!readFileSync(`${zip}.sha256`, 'utf8').startsWith(`${digest} `)) throw new Error(`${zip} has another digest.`);
  for (const file of evidenceIn(folder)) {
    const signature = readFileSync(`${file}.sig`, 'utf8').trim();
    const args = ['keyvault', 'key', 'verify', ...keyArguments(), '--digest', sha256(file, 'base64')];
    if (azJson([...args, '--signature', signature]).isValid !== true)
      throw new Error(`The signature of ${file} is wrong.`);
  }
}

function packageIn(folder) {
  const names = readdirSync(folder).filter((name) => /^stellwerk-.+\.zip$/.test(name));
  if (names.length !== 1) throw new Error(`${folder} holds ${names.length} packages; one is expected.`);
  const zip = join(folder, names[0]);
  return { zip, version: basename(zip, '.zip').slice('stellwerk-'.length) };
}

/** Package, SBOM and provenance: what is signed. */
function evidenceIn(folder) {
  const { zip } = packageIn(folder);
  return [zip, zip.replace(/\.zip$/, '.sbom.json'), `${zip}.provenance.json`];
}

function keyArguments() {
  return ['--vault-name', needed('STELLWERK_RELEASE_VAULT'), '--name', signingKey, '--algorithm', 'RS256'];
}

function infraArguments() {
  return ['-l', needed('AZURE_LOCATION'), '-p', 'infra/main.bicepparam'];
}

function deploymentName() {
  return `stellwerk-${needed('AZURE_ENV_NAME')}`;
}

function outputs() {
  const found = azJson(['deployment', 'sub', 'show', '-n', deploymentName(), '--query', 'properties.outputs']);
  return Object.fromEntries(Object.entries(found).map(([name, { value }]) => [name, value]));
}

function sha256(file, encoding) {
  return createHash('sha256').update(readFileSync(file)).digest(encoding);
}

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

const [name = '', folder] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command || (command.length > 0 && !folder)) {
  console.log(usage);
  process.exitCode = name === '--help' ? 0 : 2;
} else {
  try {
    await command(folder);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
