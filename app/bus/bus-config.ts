import { serviceBusConnection } from '../../contracts/names';

/** Where messages go. */
export type BusConfig =
  | { readonly kind: 'local'; readonly url: string; readonly key: string }
  | { readonly kind: 'servicebus'; readonly namespace: string }
  | { readonly kind: 'servicebus'; readonly connectionString: string }
  | { readonly kind: 'none' };

type Environment = Readonly<Record<string, string | undefined>>;

const kinds = ['local', 'servicebus', 'none'];

export function readBus(env: Environment, problems: string[]): BusConfig {
  const kind = env['STELLWERK_BUS'] || 'local';
  if (kind === 'none') return { kind };
  if (kind === 'servicebus') return readServiceBus(env, problems);
  if (kind !== 'local') problems.push(`STELLWERK_BUS is "${kind}", but must be one of ${kinds.join(', ')}`);
  const namespace = env[`${serviceBusConnection}__fullyQualifiedNamespace`] || connectionStringIn(env);
  if (namespace) problems.push(`${serviceBusConnection} names a namespace, so STELLWERK_BUS must be servicebus`);
  return {
    kind: 'local',
    url: local(env, 'LOCAL_SERVICEBUS_URL', problems),
    key: local(env, 'LOCAL_SERVICEBUS_KEY', problems),
  };
}

/** The connection of the triggers is the connection of the app. */
function readServiceBus(env: Environment, problems: string[]): BusConfig {
  const namespace = env[`${serviceBusConnection}__fullyQualifiedNamespace`] ?? '';
  const connectionString = connectionStringIn(env);
  if (connectionString !== undefined) return { kind: 'servicebus', connectionString };
  if (!/^[\w.-]+(:\d+)?$/.test(namespace)) {
    const meaning = 'the host name of the namespace, e.g. <namespace>.servicebus.windows.net';
    problems.push(`${serviceBusConnection}__fullyQualifiedNamespace must be ${meaning}`);
  }
  return { kind: 'servicebus', namespace };
}

/** Other words stand for the host's own queues, as in many a local.settings.json. */
function connectionStringIn(env: Environment): string | undefined {
  const value = env[serviceBusConnection] ?? '';
  return /(^|;)\s*Endpoint=sb:\/\//i.test(value) ? value : undefined;
}

function local(env: Environment, name: string, problems: string[]): string {
  const value = env[name] ?? '';
  if (value === '') {
    const advice = 'on another host set STELLWERK_BUS to servicebus or none';
    problems.push(`${name} is missing: the embedded host sets it (npm start, npm run host); ${advice}`);
  }
  return value;
}
