import { randomBytes } from 'node:crypto';
import type { SecretBody, SecretView } from '../../contracts/secrets';
import { AppError } from '../../domain/errors';
import { knownSecret, secretsOf } from '../../domain/secret-names';
import type { KnownSecret } from '../../domain/secret-names';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { requireRole, requireTenantAccess, resolveTenant, unknownTenant } from './access';
import { nobody } from './dead-letters';

type SecretPorts = Pick<Ports, 'audit' | 'clock' | 'projects' | 'secrets'>;

/** For administrators. Values go in and never come out; every change is audited before it counts. */
export interface Secrets {
  /** Those of a tenant and of its organizations; for administrators of every tenant those of the host as well. */
  list(identity: Identity, tenant: string | undefined): Promise<readonly SecretView[]>;
  /** One of them; also of an organization that no project belongs to so far. */
  show(identity: Identity, name: string): Promise<SecretView>;
  /** Puts a value that somebody was given elsewhere. The one before stays valid until `retire`. */
  set(identity: Identity, name: string, body: SecretBody): Promise<SecretView>;
  /** A new random value for a secret that the app makes itself. The one before stays valid until `retire`. */
  rotate(identity: Identity, name: string): Promise<SecretView>;
  /** Only the current value holds from now on. */
  retire(identity: Identity, name: string): Promise<SecretView>;
}

export function createSecretServices(ports: SecretPorts): Secrets {
  return {
    async list(identity, named) {
      requireRole(identity, 'admin');
      const tenant = resolveTenant(identity, named);
      if (!(await ports.projects.getTenant(tenant))) throw unknownTenant(tenant);
      const projects = await ports.projects.listProjects(tenant);
      const organizations = [...new Set(projects.flatMap(({ ado }) => (ado ? [ado.organization] : [])))].sort();
      const own = secretsOf(tenant, organizations);
      const shown = identity.tenant === '*' ? [...own, ...secretsOf(undefined)] : own;
      return Promise.all(shown.map(view));
    },
    async show(identity, name) {
      return view(await changeable(identity, name));
    },
    async set(identity, name, { value }) {
      const secret = await changeable(identity, name);
      if (secret.origin === 'made') {
        throw new AppError(
          'invalid_request',
          `${name} is made by the app itself. Rotate it in place of putting a value.`,
        );
      }
      await audit(identity, secret, 'secret put');
      await ports.secrets.set(name, value);
      return view(secret);
    },
    async rotate(identity, name) {
      const secret = await changeable(identity, name);
      if (secret.origin === 'given') {
        throw new AppError('invalid_request', `${name} is made elsewhere. Make a new one there, then put its value.`);
      }
      await audit(identity, secret, 'secret rotated');
      await ports.secrets.set(name, randomBytes(32).toString('base64url'));
      return view(secret);
    },
    async retire(identity, name) {
      const secret = await changeable(identity, name);
      await audit(identity, secret, 'secret retired');
      await ports.secrets.retire(name);
      return view(secret);
    },
  };

  /** The host's and the organizations' secrets open the code of several tenants, so a tenant's administrator is not enough. */
  async function changeable(identity: Identity, name: string): Promise<KnownSecret> {
    requireRole(identity, 'admin');
    const secret = knownSecret(name);
    if (!secret) {
      throw new AppError(
        'not_found',
        `Nothing here would ever read a secret "${name}". See which there are: stellwerk secret list.`,
      );
    }
    if (secret.of === 'tenant') {
      requireTenantAccess(identity, secret.owner);
      if (!(await ports.projects.getTenant(secret.owner))) throw unknownTenant(secret.owner);
    } else if (identity.tenant !== '*') {
      throw new AppError('forbidden', `${name} belongs to the whole host: it takes an administrator of every tenant.`);
    }
    return secret;
  }

  async function audit(identity: Identity, { name, of, owner }: KnownSecret, action: string): Promise<void> {
    const at = ports.clock.now().toISOString();
    const tenant = of === 'tenant' ? owner : nobody;
    const key = `${tenant}/secret/${name}/${action}/${at}`;
    await ports.audit.append({ tenant, key, kind: 'control', actor: identity.user, data: { action, name }, at });
  }

  async function view({ name, purpose, origin }: KnownSecret): Promise<SecretView> {
    return { name, purpose, origin, valid: (await ports.secrets.get(name)).length };
  }
}
