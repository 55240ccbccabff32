import { AppError } from '../errors';
import { idLimits } from './run-ids';
import { isSlug, requireSlug } from './slug';

export interface ArtifactUriParts {
  readonly tenant: string;
  /** Digest of the artifact's bytes, 64 hexadecimal digits in lower case. */
  readonly sha256: string;
  /** What it is, e.g. `qa_report`; for people, not part of the identity. */
  readonly name: string;
}

const sha256Pattern = /^[0-9a-f]{64}$/;
const namePattern = /^[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?$/;
const uriPattern = /^stellwerk:\/\/([^/]+)\/([^/]+)\/([^/]+)\.json$/;

/** `stellwerk://<tenant>/<sha256>/<name>.json` */
export function artifactUri(parts: ArtifactUriParts): string {
  requireSlug('Tenant', parts.tenant, idLimits.tenant);
  if (!isSha256(parts.sha256)) {
    throw new AppError('invalid_id', `Digest "${parts.sha256}" must be 64 hexadecimal digits in lower case.`);
  }
  if (!namePattern.test(parts.name)) {
    throw new AppError('invalid_id', `Artifact name "${parts.name}" must be 1 to 64 characters of a–z, 0–9, _ and -.`);
  }
  return `stellwerk://${parts.tenant}/${parts.sha256}/${parts.name}.json`;
}

export function parseArtifactUri(uri: string): ArtifactUriParts | undefined {
  const [, tenant, sha256, name] = uriPattern.exec(uri) ?? [];
  if (tenant === undefined || sha256 === undefined || name === undefined) return undefined;
  const valid = isSlug(tenant, idLimits.tenant) && isSha256(sha256) && namePattern.test(name);
  return valid ? { tenant, sha256, name } : undefined;
}

export function isSha256(value: string): boolean {
  return sha256Pattern.test(value);
}
