import type { Finding } from '../../../contracts/doctor';
import { queueNames } from '../../../contracts/names';
import type { Ports } from '../../../ports';
import type { OutsideService } from '../../../ports/host-facts';
import type { ServiceSettings } from '../service-settings';
import { bad, examine, good } from './finding';

type HostPorts = Pick<Ports, 'artifacts' | 'bus' | 'directory' | 'host' | 'ledger' | 'model' | 'runs' | 'secrets'>;

const gigabyte = 1e9;
const littleSpace = gigabyte;
const noSpace = gigabyte / 5;
/** Tokens of Entra and signatures of hooks are refused from about five minutes on. */
const skewWarningSeconds = 5;
const skewErrorSeconds = 120;
const oldestNode = [22, 13] as const;

/** What concerns every tenant of the host. */
export async function examineHost(ports: HostPorts, settings: ServiceSettings): Promise<readonly Finding[]> {
  const found = await Promise.all([
    examineStores(ports),
    ...ports.host.services.map((service) => examineService(ports, service)),
    examine(['data', 'folder'], 'Look at the folder STELLWERK_DATA.', () => examineData(ports)),
  ]);
  return [...examineVersions(ports, settings), ...examineSettings(ports, settings), ...found.flat()];
}

function examineVersions({ host }: HostPorts, { version }: ServiceSettings): readonly Finding[] {
  const [major = 0, minor = 0] = host.node.split('.').map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  return [
    good('versions', 'app', `Stellwerk ${version}.`),
    isOld
      ? bad(
          'error',
          ['versions', 'node'],
          `Node ${host.node} is too old.`,
          `Run it on Node ${oldestNode.join('.')} or newer.`,
        )
      : good('versions', 'node', `Node ${host.node}.`),
  ];
}

/** Choices that are for one machine, and what they mean for an app with several instances that come and go. */
const onlyLocal: Readonly<Record<string, readonly [choice: string, text: string, instead: string]>> = {
  STELLWERK_STORE: ['sqlite', 'Records are on the disk of one instance and go with it.', 'cosmos'],
  STELLWERK_ARTIFACTS: ['files', 'Artifacts are on the disk of one instance and go with it.', 'blob'],
  STELLWERK_SECRETS: ['local', 'Secrets are on the disk of one instance and go with it.', 'keyvault'],
  STELLWERK_BUS: ['none', 'Hooks are answered 503, and check results are found by looking.', 'servicebus'],
};

function examineSettings({ host, model }: HostPorts, { localHost, publicUrl }: ServiceSettings): readonly Finding[] {
  const findings = host.unreadSettings.map((name) =>
    bad(
      'warning',
      ['settings', name],
      'It is set, and nothing reads it as the other settings are.',
      'Correct its name by .env.example, set what it belongs to, or take it away.',
    ),
  );
  for (const [name, [choice, text, instead]] of localHost ? [] : Object.entries(onlyLocal)) {
    if (host.choices[name] !== choice) continue;
    findings.push(bad('warning', ['settings', name], text, `Set ${name}=${instead} (.env.example).`));
  }
  if (model.name === 'scripted' && !localHost) {
    const fix = 'Set STELLWERK_MODEL=openai with STELLWERK_MODEL_URL and STELLWERK_MODEL_NAME.';
    findings.push(bad('warning', ['settings', 'STELLWERK_MODEL'], 'A script answers in place of a model.', fix));
  }
  if (publicUrl === undefined && !localHost) {
    const fix = 'Set STELLWERK_PUBLIC_URL to the https address that people and platforms reach.';
    findings.push(
      bad('warning', ['settings', 'STELLWERK_PUBLIC_URL'], 'Messages hold no links, and hooks need one.', fix),
    );
  }
  return findings.length > 0 ? findings : [good('settings', 'all', 'Every setting is read.')];
}

async function examineStores(ports: HostPorts): Promise<readonly Finding[]> {
  const { bus } = ports;
  const probes: Readonly<Record<string, readonly [() => Promise<unknown>, string]>> = {
    runs: [() => ports.runs.listRuns({ limit: 1 }), 'Look at the store of records and the rights of this app there.'],
    ledger: [() => ports.ledger.totals({ runId: 'doctor' }), 'Look at the store of records.'],
    artifacts: [
      () => ports.artifacts.find('doctor', '0'.repeat(64)),
      'Look at STELLWERK_ARTIFACTS, STELLWERK_BLOB_ENDPOINT and the role Storage Blob Data Contributor.',
    ],
    secrets: [
      () => ports.secrets.get('commit-seal'),
      'Look at STELLWERK_SECRETS, STELLWERK_KEYVAULT_URL and the role Key Vault Secrets Officer.',
    ],
    directory: [() => ports.directory.find('doctor'), 'Look at STELLWERK_IDENTITY and the rights at Microsoft Graph.'],
    ...(bus.deadLetters
      ? {
          bus: [
            () => letters(bus),
            'Look at the bus and the roles Azure Service Bus Data Sender and Receiver.',
          ] as const,
        }
      : {}),
  };
  const all = Object.entries(probes).map(([name, [probe, fix]]) =>
    examine(['stores', name], fix, async () => {
      await probe();
      return [good('stores', name, 'It answers.')];
    }),
  );
  return (await Promise.all(all)).flat();
}

async function letters({ deadLetters }: Ports['bus']): Promise<void> {
  await deadLetters?.list(queueNames.adoEvents, 0, 1);
}

async function examineService({ host }: HostPorts, service: OutsideService): Promise<readonly Finding[]> {
  const { setting, url } = service;
  const { host: name, protocol } = new URL(url);
  const reached = await host.reach(service);
  if (reached.kind === 'failed') {
    const fix = `Look at ${setting}, the name server, the firewall and, for own certificates, NODE_EXTRA_CA_CERTS.`;
    return [bad('error', ['services', setting], `${protocol}//${name} cannot be reached: ${reached.reason}.`, fix)];
  }
  const found = [good('services', setting, `${protocol}//${name} answers.`)];
  const { skewSeconds = 0 } = reached;
  if (Math.abs(skewSeconds) <= skewWarningSeconds) return found;
  const level = Math.abs(skewSeconds) > skewErrorSeconds ? 'error' : 'warning';
  const text = `The clock of this host is ${Math.abs(skewSeconds)} s ${skewSeconds > 0 ? 'behind' : 'ahead of'} that of ${name}.`;
  return [...found, bad(level, ['clock', name], text, 'Set the clock by a time server (chrony, systemd-timesyncd).')];
}

async function examineData({ host }: HostPorts): Promise<readonly Finding[]> {
  const { path, freeBytes, totalBytes, writable, openToOthers } = await host.inspectDataFolder();
  const place = ['data', path] as const;
  const space = `${(freeBytes / gigabyte).toFixed(1)} GB of ${(totalBytes / gigabyte).toFixed(1)} GB are free.`;
  const findings: Finding[] = [];
  if (!writable) findings.push(bad('error', place, 'It cannot be written to.', 'Give it to the user of the host.'));
  if (openToOthers) findings.push(bad('warning', place, 'Others than its owner may enter it.', `chmod 700 ${path}`));
  if (freeBytes < littleSpace) {
    const fix = 'Free space; the host refuses work when the disk is full and loses nothing (docs/operations-local.md).';
    findings.push(bad(freeBytes < noSpace ? 'error' : 'warning', place, space, fix));
  }
  return findings.length > 0 ? findings : [good('data', path, space)];
}
