import type { AdoOrganization, ApprovalPolicy } from '../../adapters/ado';

export interface AdoConfig {
  readonly organizations: readonly AdoOrganization[];
  readonly auth: 'entra' | 'pat';
  /** For organizations without a stored `ado-pat-{organization}`, on one machine. */
  readonly pat: string | undefined;
  /** Where checks of an Azure DevOps project run. */
  readonly checks: 'pipelines' | 'local';
  /** Where its deployments run. */
  readonly deployments: 'pipelines' | 'local';
  /** What happens to approvals that an environment asks for. */
  readonly approvals: ApprovalPolicy;
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
  const checks = oneOf(env, 'STELLWERK_ADO_CHECKS', ['pipelines', 'local'], problems);
  const deployments = oneOf(env, 'STELLWERK_ADO_DEPLOYMENTS', [checks, 'pipelines', 'local'], problems);
  const approvals = oneOf(env, 'STELLWERK_ADO_APPROVALS', ['left', 'mirrored'], problems);
  const states = listOf(env['STELLWERK_ADO_STATES']).map((pair) => pair.split('=', 2).map((part) => part.trim()));
  for (const pair of states.filter(([from, to]) => !from || !to)) {
    problems.push(`STELLWERK_ADO_STATES has "${pair.join('=')}", but must be a list such as Active=Doing,Closed=Done`);
  }
  return {
    organizations,
    auth: auth === 'pat' ? 'pat' : 'entra',
    pat: env['STELLWERK_ADO_PAT'] || undefined,
    ...{ checks, deployments, approvals },
    states: Object.fromEntries(states.map(([from = '', to = '']) => [from, to])),
  };
}

/** The first choice is the default. */
function oneOf<T extends string>(env: Environment, name: string, choices: readonly [T, ...T[]], problems: string[]): T {
  const given = env[name] || choices[0];
  const found = choices.find((choice) => choice === given);
  if (found === undefined)
    problems.push(`${name} is "${given}", but must be one of ${[...new Set(choices)].join(', ')}`);
  return found ?? choices[0];
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
