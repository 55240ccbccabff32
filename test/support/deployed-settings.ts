import type { Node } from 'web-tree-sitter';
import { nodesOf } from './bicep';

/** What the expressions of infra/ stand for in a deployment of ours. */
const values: Readonly<Record<string, string>> = {
  'input.identityClientId': '11111111-1111-4111-8111-111111111111',
  'input.entraTenantId': '22222222-2222-4222-8222-222222222222',
  'input.apiClientId': '33333333-3333-4333-8333-333333333333',
  'input.homeTenant': 'contoso',
  'input.teamsBot': 'true',
  'input.durableBackend': 'azureManaged',
  'input.schedulerEndpoint': 'https://stellwerk.example',
  'input.taskHub': 'stellwerk',
  'input.cosmosDatabase': 'stellwerk',
  'input.modelName': 'gpt-4.1-mini',
  'input.addresses.blobEndpoint': 'https://storage.blob.example/',
  'input.addresses.serviceBusHost': 'bus.servicebus.example',
  'input.addresses.cosmosEndpoint': 'https://cosmos.example:443/',
  'input.addresses.vaultUri': 'https://vault.example/',
  'input.addresses.modelUrl': 'https://models.example/openai/v1',
  'site.properties.defaultHostName': 'app.example',
  'applicationInsights.properties.ConnectionString': 'IngestionEndpoint=https://telemetry.example/',
  'storage.properties.primaryEndpoints.blob': 'https://host.blob.example/',
  'storage.properties.primaryEndpoints.queue': 'https://host.queue.example/',
  'storage.properties.primaryEndpoints.table': 'https://host.table.example/',
};

/** The settings as the functions of app-settings.bicep and function-app.bicep make them. Throws at an expression it does not know. */
export function deployedSettings(appSettings: Node, functionApp: Node): Record<string, string> {
  const app = nodesOf(functionApp, 'resource_declaration').find((node) =>
    node.text.startsWith('resource appSettings '),
  );
  const call = app && nodesOf(app, 'call_expression')[0];
  const objects = [...nodesOf(appSettings, 'user_defined_function'), ...(call ? [call] : [])].map(
    (node) => nodesOf(node, 'object')[0],
  );
  return Object.fromEntries(objects.flatMap((object) => (object ? propertiesOf(object) : [])));
}

/** Names that a deployment may set besides. */
export function optionalSettingNames(appSettings: Node): string[] {
  const type = nodesOf(appSettings, 'type_declaration').find((node) => node.text.startsWith('type OptionalSettings '));
  return type ? nodesOf(type, 'object_property').map((property) => property.firstNamedChild?.text ?? '') : [];
}

function propertiesOf(object: Node): [string, string][] {
  return object.namedChildren.flatMap((property): [string, string][] => {
    const [key, value] = property?.type === 'object_property' ? property.namedChildren : [];
    return key && value ? [[key.text, valueOf(value)]] : [];
  });
}

function valueOf(node: Node): string {
  if (node.type === 'string') {
    return node.text.slice(1, -1).replace(/\$\{([^}]+)\}/g, (_, expression: string) => known(expression));
  }
  if (node.type === 'ternary_expression') {
    const [condition, yes, no] = node.namedChildren;
    if (condition && yes && no) return valueOf(known(condition.text) === 'true' ? yes : no);
  }
  return known(node.text);
}

function known(expression: string): string {
  const value = values[expression];
  if (value === undefined) throw new Error(`test/support/deployed-settings.ts has no value for ${expression}.`);
  return value;
}
