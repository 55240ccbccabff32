import type { OutsideService } from '../../ports/host-facts';

type Environment = Readonly<Record<string, string | undefined>>;

/** An environment that knows afterwards what was asked of it. */
export interface ObservedSettings {
  readonly env: Environment;
  /** Names of ours with a value that nobody has asked for. */
  unread(): readonly string[];
  /** Addresses among the values that were asked for. */
  addresses(): readonly OutsideService[];
}

/** Read by the command line, or beside the configuration. */
const readElsewhere = ['STELLWERK_URL', 'STELLWERK_USER', 'STELLWERK_TOKEN', 'STELLWERK_DEBUG', 'STELLWERK_DATA'];
/** Where the app itself is reached, which its own network need not be able to. */
const ownAddress = 'STELLWERK_PUBLIC_URL';

/** Azure's own settings name a namespace in place of an address. */
function addressOf(setting: string, value: string): string {
  return setting.endsWith('__fullyQualifiedNamespace') && value !== '' ? `https://${value}` : value;
}

export function observeSettings(env: Environment): ObservedSettings {
  const asked = new Set<string>();
  const observed = new Proxy(env, {
    get(target, name) {
      if (typeof name !== 'string') return undefined;
      asked.add(name);
      return target[name];
    },
  });
  return {
    env: observed,
    unread: () =>
      Object.keys(env)
        .filter((name) => name.startsWith('STELLWERK_') && (env[name] ?? '') !== '')
        .filter((name) => !asked.has(name) && !readElsewhere.includes(name))
        .sort(),
    addresses: () =>
      [...asked]
        .filter((name) => name !== ownAddress && !name.startsWith('LOCAL_'))
        .map((setting) => ({ setting, url: addressOf(setting, env[setting] ?? '') }))
        .filter(({ url }) => /^[a-z]+:\/\//.test(url) && URL.canParse(url)),
  };
}
