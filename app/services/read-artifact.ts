import { AppError } from '../../domain/errors';
import type { Ports } from '../../ports';
import type { Identity } from '../../ports/directory';
import { mayAccessTenant } from './access';

export interface ReadArtifact {
  (
    identity: Identity,
    tenant: string,
    sha256: string,
  ): Promise<{ readonly name: string; readonly content: Uint8Array }>;
}

/** Content never changes under its digest, so the answer may be cached for ever (by the reader alone). */
export function createReadArtifact(ports: Pick<Ports, 'artifacts'>): ReadArtifact {
  return async function readArtifact(identity, tenant, sha256) {
    const readable = mayAccessTenant(identity, tenant) && /^[0-9a-f]{64}$/.test(sha256);
    const found = readable ? await ports.artifacts.find(tenant, sha256) : undefined;
    if (!found) throw new AppError('unknown_artifact', `There is no artifact ${sha256} for you.`);
    return found;
  };
}
