import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { containerName } from '../../adapters/blob/client';
import { loadConfig } from '../../app/config';
import { queueNames, serviceBusConnection } from '../../contracts/names';
import { routes } from '../../functions/routes';
import {
  bicepParser,
  decoratorsOf,
  faultsOf,
  nodesOf,
  parseBicepFolder,
  stringsIn,
  unusedNames,
} from '../support/bicep';
import type { BicepFile } from '../support/bicep';
import { deployedSettings, optionalSettingNames } from '../support/deployed-settings';

const root = resolve(__dirname, '../..');

/** Read by the app, and never a setting of a deployment. */
const notDeployed: Readonly<Record<string, string>> = {
  LOCAL_SERVICEBUS_URL: 'the queues of the embedded host',
  LOCAL_SERVICEBUS_KEY: 'the queues of the embedded host',
  ServiceBusConnection: 'a key: the identity has roles at the namespace instead',
  PATH: 'given by the operating system',
  STELLWERK_MODEL_SCRIPT: 'replies of the scripted model, for machines without one',
  STELLWERK_MODEL_KEY: 'a key: the identity has a role at the model instead',
  STELLWERK_ADO_PAT: 'a token: the identity is a user of the organization, or the vault has ado-pat-{organization}',
  STELLWERK_GITHUB_TOKEN: 'a token: the vault has github-token',
  STELLWERK_GITLAB_TOKEN: 'a token: the vault has gitlab-token',
};

/** What in the product needs each role: a place in our code, or a setting by which the host needs it. */
const needs: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'Storage Blob Data Owner': ['infra/modules/function-app.bicep', 'AzureWebJobsStorage__blobServiceUri'],
  'Storage Queue Data Contributor': ['infra/modules/function-app.bicep', 'AzureWebJobsStorage__queueServiceUri'],
  'Storage Table Data Contributor': ['infra/modules/function-app.bicep', 'AzureWebJobsStorage__tableServiceUri'],
  'Storage Blob Data Contributor': ['adapters/blob/artifact-store.ts', '.uploadData('],
  'Azure Service Bus Data Receiver': ['functions/triggers/queues.ts', 'app.serviceBusQueue('],
  'Azure Service Bus Data Sender': ['adapters/service-bus/message-bus.ts', '.sendMessages('],
  'Key Vault Secrets Officer': ['adapters/key-vault/secret-store.ts', '.setSecret('],
  'Durable Task Data Contributor': ['infra/modules/app-settings.bicep', 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING:'],
  'Cognitive Services OpenAI User': ['app/identity/entra-token.ts', 'getBearerTokenProvider('],
  'Monitoring Metrics Publisher': ['infra/modules/app-settings.bicep', 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING:'],
};

let files: readonly BicepFile[];
beforeAll(async () => {
  files = await parseBicepFolder(join(root, 'infra'));
});

function fileAt(path: string): BicepFile {
  const file = files.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`infra/${path} is not there.`);
  return file;
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

describe('the files of infra', () => {
  it('parse', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap(faultsOf)).toEqual([]);
  });

  it('stay at or below 150 lines', () => {
    expect(files.filter(({ text }) => text.split('\n').length - 1 > 150).map(({ path }) => path)).toEqual([]);
  });

  it('describe every parameter and output', () => {
    const silent = files
      .filter(({ path }) => path.endsWith('.bicep'))
      .flatMap(({ path, root: tree }) =>
        nodesOf(tree, 'parameter_declaration', 'output_declaration')
          .filter((node) => !decoratorsOf(node).includes('@description('))
          .map((node) => `${path}:${node.startPosition.row + 1}`),
      );
    expect(silent).toEqual([]);
  });

  it('declare and import nothing that they do not use', () => {
    expect(files.flatMap(unusedNames)).toEqual([]);
  });

  it('refer to files that are there, and every module is used', () => {
    const paths = new Set(readdirSync(join(root, 'infra'), { recursive: true, encoding: 'utf8' }));
    const references = files.flatMap(({ path, text }) =>
      [...text.matchAll(/^(?:module \w+|import .* from|using) '([^']+)'|load\w+Content\('([^']+)'\)/gm)].map((match) =>
        join(path, '..', match[1] ?? match[2] ?? ''),
      ),
    );
    expect(references.filter((path) => !paths.has(path))).toEqual([]);
    const parts = [...paths].filter((path) => /^(modules|queries|workbooks)\/./.test(path));
    expect(parts.filter((path) => !references.includes(path))).toEqual([]);
  });

  it('use one version of the API for a type and its parts', () => {
    const versions = new Map<string, Set<string>>();
    for (const { text } of files) {
      for (const [, type = '', version = ''] of text.matchAll(/'(Microsoft\.\w+\/\w+)[\w/]*@([\w-]+)'/g)) {
        versions.set(type, (versions.get(type) ?? new Set()).add(version));
      }
    }
    expect(versions.size).toBeGreaterThan(20);
    expect([...versions].filter(([, used]) => used.size > 1).map(([type]) => type)).toEqual([]);
    // Diagnostic settings have no other version with category groups.
    const previews = [...versions].filter(([, used]) => [...used].some((version) => version.endsWith('-preview')));
    expect(previews.map(([type]) => type)).toEqual(['Microsoft.Insights/diagnosticSettings']);
  });

  it('give a module every parameter that has no default, and none that it has not', () => {
    const faults = files.flatMap(({ path, root: tree }) =>
      nodesOf(tree, 'module_declaration').flatMap((module) => {
        const target = join(path, '..', stringsIn(module)[0] ?? '');
        const parameters = nodesOf(fileAt(target).root, 'parameter_declaration').map((node) => ({
          name: nodesOf(node, 'identifier')[0]?.text ?? '',
          optional: / = /.test(node.text) || /\?$/.test(node.text),
        }));
        const given = keysOf(module, 'params');
        return [
          ...given.filter((name) => !parameters.some((parameter) => parameter.name === name)),
          ...parameters.filter(({ name, optional }) => !optional && !given.includes(name)).map(({ name }) => name),
        ].map((name) => `${path}: ${target}: ${name}`);
      }),
    );
    expect(faults).toEqual([]);
  });

  it('put no secret in an output', () => {
    const outputs = files.flatMap(({ path, root: tree }) =>
      nodesOf(tree, 'output_declaration').map(({ text }) => `${path} ${text}`),
    );
    expect(outputs.length).toBeGreaterThan(10);
    expect(
      outputs.filter((text) =>
        /\blist[A-Z]\w*\(|password|secret|connectionString|key\b/i.test(text.split(' output ')[1] ?? ''),
      ),
    ).toEqual([]);
    expect(files.filter(({ text }) => /\blist(Keys|Secrets|AccountSas|ServiceSas)?\(/i.test(text))).toEqual([]);
  });
});

describe('the settings of a deployment', () => {
  const settings = () =>
    deployedSettings(fileAt('modules/app-settings.bicep').root, fileAt('modules/function-app.bicep').root);

  it('are accepted by the app, and put it on Azure', () => {
    const config = loadConfig(settings());
    expect(config).toMatchObject({
      bus: { kind: 'servicebus' },
      stores: { records: { kind: 'cosmos' }, artifacts: { kind: 'blob' }, secrets: { kind: 'keyvault' } },
      identity: { kind: 'entra' },
      model: { kind: 'openai', key: undefined },
      notify: { order: ['teams'], publicUrl: expect.stringMatching(/^https:/) as string },
    });
  });

  it('are all read, by the app or by the host', () => {
    const named = Object.keys(settings()).filter((name) => name.startsWith('STELLWERK_'));
    const optional = optionalSettingNames(fileAt('modules/app-settings.bicep').root);
    const reads = namesTheAppReads(settings());
    expect([...named, ...optional].filter((name) => !reads.has(name))).toEqual([]);
  });

  it('leave out nothing that the app reads, but what belongs to other hosts and what is secret', () => {
    const known = new Set([
      ...Object.keys(settings()),
      ...optionalSettingNames(fileAt('modules/app-settings.bicep').root),
      ...Object.keys(notDeployed),
    ]);
    const reads = namesTheAppReads(settings());
    expect([...reads].filter((name) => !known.has(name))).toEqual([]);
    expect(Object.keys(notDeployed).filter((name) => !reads.has(name))).toEqual([]);
  });

  it('name the connection of the triggers, and none that a plan of this kind refuses', () => {
    const names = Object.keys(settings());
    expect(names).toContain(`${serviceBusConnection}__fullyQualifiedNamespace`);
    expect(names.filter((name) => /^(FUNCTIONS_(WORKER_RUNTIME|EXTENSION_VERSION)|WEBSITE_)/.test(name))).toEqual([]);
  });
});

describe('the names of a deployment', () => {
  const names = () => fileAt('modules/names.bicep');

  it('are those of the code: queues, task hub, containers', () => {
    expect(stringsIn(variable(names(), 'queueNames')).sort()).toEqual(Object.values(queueNames).sort());
    const host = JSON.parse(read('host.json')) as { extensions: { durableTask: { hubName: string } } };
    expect(stringsIn(variable(names(), 'sharedTaskHub'))).toEqual([host.extensions.durableTask.hubName]);
    expect(names().text).toContain(`artifactContainer: '${containerName('${tenant}')}'`);
  });

  it('let through, without a token of Entra, the routes that check their callers themselves', () => {
    const [, list = ''] = /excludedPaths: \[([^\]]*)\]/.exec(fileAt('modules/entra-auth.bicep').text) ?? [];
    const open = [...list.matchAll(/'([^']+)'/g)].map(([, path = '']) => path);
    const isOpen = (path: string) =>
      open.some((entry) => (entry.endsWith('/*') ? path.startsWith(entry.slice(0, -1)) : path === entry));
    // Without a token it answers 401 in place of 405: as good, for who only opens the address.
    const closed = new Set(['previewDecision']);
    for (const { name, access, path } of routes.filter((route) => !closed.has(route.name))) {
      expect({ name, open: isOpen(`/api/${path}`) }).toEqual({ name, open: access === 'hook' || access === 'public' });
    }
  });
});

describe('the roles of a deployment', () => {
  it('are those that the code and its host need', () => {
    const granted = files
      .filter(({ path }) => !path.endsWith('role-definitions.bicep'))
      .map(({ path, root: tree }) => [path, stringsIn(tree).filter(isRole)] as const)
      .filter(([, roles]) => roles.length > 0);
    expect(Object.fromEntries(granted)).toEqual({
      'modules/app-roles.bicep': expect.arrayContaining(
        Object.keys(needs).filter((role) => role !== 'Storage Blob Data Contributor'),
      ) as unknown,
      'modules/tenant-data.bicep': ['Storage Blob Data Contributor', 'Key Vault Secrets Officer'],
      // What a dedicated app uses of the platform.
      'modules/tenant-host.bicep': [
        'Durable Task Data Contributor',
        'Monitoring Metrics Publisher',
        'Cognitive Services OpenAI User',
      ],
    });
    expect([...new Set(granted.flatMap(([, roles]) => roles))].sort()).toEqual(Object.keys(needs).sort());
    const defined = stringsIn(variable(fileAt('modules/role-definitions.bicep'), 'roleDefinitions'));
    expect(defined.filter((text) => !/^[0-9a-f-]{36}$/.test(text)).sort()).toEqual(Object.keys(needs).sort());
    for (const [role, [file, text]] of Object.entries(needs)) {
      expect({ role, needed: read(file).includes(text) }).toEqual({ role, needed: true });
    }
  });
});

it('sees what is wrong: a fault of the grammar, and a name that nothing uses', async () => {
  const parse = await bicepParser();
  const text = "import { a, b } from 'x.bicep'\nparam location string\nvar c = b\noutput d object = { location: 1 }\n";
  expect(unusedNames({ path: 'x.bicep', text, root: parse(text) })).toEqual([
    'x.bicep:2: location',
    'x.bicep:3: c',
    'x.bicep:1: a',
  ]);
  expect(faultsOf({ path: 'x.bicep', text: '', root: parse('param = {\n') })).not.toEqual([]);
});

function isRole(text: string): boolean {
  return / (Contributor|Owner|Reader|Receiver|Sender|Officer|User|Publisher)$/.test(text);
}

/** The keys of the object that a declaration gives as `name`. */
function keysOf(declaration: Parameters<typeof nodesOf>[0], name: string): string[] {
  const property = nodesOf(declaration, 'object_property').find((node) => node.firstNamedChild?.text === name);
  const object = property?.namedChildren.find((node) => node?.type === 'object');
  return (object?.namedChildren ?? []).flatMap((node) =>
    node?.type === 'object_property' ? [node.firstNamedChild?.text ?? ''] : [],
  );
}

function variable(file: BicepFile, name: string) {
  const found = nodesOf(file.root, 'variable_declaration').find(
    (node) => nodesOf(node, 'identifier')[0]?.text === name,
  );
  if (!found) throw new Error(`infra/${file.path} has no ${name}.`);
  return found;
}

/** Every name that the configuration asks for, whichever way the app is set up. */
function namesTheAppReads(deployed: Readonly<Record<string, string>>): Set<string> {
  const reads = new Set<string>();
  const hubs = { STELLWERK_GITHUB_URL: 'https://github.example', STELLWERK_GITLAB_URL: 'https://gitlab.example' };
  const everyChannel = { ...deployed, ...hubs, STELLWERK_NOTIFIER: 'console,teams,workflows,slack,mail' };
  const ado = { ...deployed, STELLWERK_ADO_ORGANIZATIONS: 'contoso', STELLWERK_ADO_AUTH: 'pat' };
  for (const env of [{}, deployed, everyChannel, ado]) {
    const watched = new Proxy<Record<string, string>>(env, {
      get(target, name) {
        reads.add(String(name));
        return target[String(name)];
      },
    });
    try {
      loadConfig(watched);
    } catch {
      // Not every way is complete; what was asked for is what counts.
    }
  }
  return reads;
}
