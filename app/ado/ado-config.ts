import type { AdoOrganization } from '../../adapters/ado';

export interface AdoConfig {
  readonly organizations: readonly AdoOrganization[];
  readonly auth: 'entra' | 'pat';
  /** For organizations without a stored `ado-pat-{organization}`, on one machine. */
  readonly pat: string | undefined;
  /** Where checks and deployments of an Azure DevOps project run. */
  readonly checks: 'local';
  /** The product's state → the process's, e.g. `{Active: 'Doing'}`. */
  readonly states: Readonly<Record<string, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Undefined = Azure DevOps is not configured. Adds to `problems` what cannot be used. */
export function readAdo(env: Environment, problems: string[]): AdoConfig | undefined {
  const organizations = listOf(env['STELLWERK_ADO_ORGANIZATIONS']).map((entry) => organizationOf(entry, problems));
  if (organizations.length === 0) return undefined;
  const auth = env['STELLWERK_ADO_AUTH'] || 'entra';
  if (auth !== 'entra' && auth !== 'pat') {
    problems.push(`STELLWERK_ADO_AUTH is "${auth}", but must be "entra" or "pat"`);
  }
  const checks = env['STELLWERK_ADO_CHECKS'] || '';
  if (checks !== 'local') {
    problems.push(`STELLWERK_ADO_CHECKS is "${checks}", but must be "local": checks and deployments on this host`);
  }
  const states = listOf(env['STELLWERK_ADO_STATES']).map((pair) => pair.split('=', 2).map((part) => part.trim()));
  for (const pair of states.filter(([from, to]) => !from || !to)) {
    problems.push(`STELLWERK_ADO_STATES has "${pair.join('=')}", but must be a list such as Active=Doing,Closed=Done`);
  }
  return {
    organizations,
    auth: auth === 'pat' ? 'pat' : 'entra',
    pat: env['STELLWERK_ADO_PAT'] || undefined,
    checks: 'local',
    states: Object.fromEntries(states.map(([from = '', to = '']) => [from, to])),
  };
}

/** `name`, `name=url`, and before either `tenant/` when it belongs to one tenant alone. */
function organizationOf(entry: string, problems: string[]): AdoOrganization {
  const [, tenant, name = '', given] = /^(?:([a-z0-9-]+)\/)?([A-Za-z0-9-]+)(?:=(.+))?$/.exec(entry) ?? [];
  const url = (given ?? `https://dev.azure.com/${name}`).replace(/\/+$/, '');
  if (name === '' || !URL.canParse(url)) {
    problems.push(`STELLWERK_ADO_ORGANIZATIONS has "${entry}", but takes [tenant/]name[=url] with commas between`);
  } else if (!isPrivate(url)) {
    problems.push(`STELLWERK_ADO_ORGANIZATIONS: ${url} is not https, and tokens go there`);
  }
  return { name, url, ...(tenant === undefined ? {} : { tenant }) };
}

/** Tokens travel encrypted, or stay on this machine. */
function isPrivate(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function listOf(text = ''): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
