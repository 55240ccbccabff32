import { AppError } from '../../domain/errors';
import { secretName } from '../../domain/secret-names';
import type { SecretStore } from '../../ports/secret-store';

/** The value of the `Authorization` header for an organization; `fresh` = the last one was not accepted. */
export type AdoCredential = (organization: string, fresh: boolean) => Promise<string>;

/** Personal access tokens from the secret store: `ado-pat-{organization}`; `fallback` where none is stored. */
export function createPatCredential(secrets: Pick<SecretStore, 'get'>, fallback?: string): AdoCredential {
  return async (organization) => {
    const [token = fallback] = await secrets.get(secretName('ado-pat', organization));
    if (token !== undefined) return `Basic ${Buffer.from(`:${token}`).toString('base64')}`;
    throw new AppError(
      'unauthenticated',
      `There is no personal access token for the organization ${organization}. Store the secret ado-pat-${organization}, ` +
        'or set STELLWERK_ADO_AUTH=entra to use the identity of this service.',
      { details: { organization } },
    );
  };
}

const scope = '499b84ac-1321-427f-aa17-267ca6975798/.default';

/** Entra tokens of this process's own identity; the library keeps them until they near their end. */
export function createEntraCredential(): AdoCredential {
  let credential: Promise<{ getToken(scope: string): Promise<{ token: string } | null> }> | undefined;
  return async (organization, fresh) => {
    if (fresh) credential = undefined;
    credential ??= import('@azure/identity').then(({ DefaultAzureCredential }) => new DefaultAzureCredential());
    const answer = await (await credential).getToken(scope);
    if (answer) return `Bearer ${answer.token}`;
    throw new AppError('unauthenticated', `This service's identity got no token for Azure DevOps (${organization}).`);
  };
}
