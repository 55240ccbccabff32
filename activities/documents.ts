import type { RunSnapshot } from '../contracts/run';
import { AppError } from '../domain/errors';
import type { ArtifactStore } from '../ports/artifact-store';
import type { DocumentOf, SchemaName } from '../schemas/registry';
import { validate } from '../schemas/validate';
import { writeAs } from '../schemas/write-as';

const decoder = new TextDecoder();

/** Reads an artifact as JSON. For what has no schema of its own (check results, agent outputs). */
export async function loadJson<T>(artifacts: ArtifactStore, uri: string): Promise<T> {
  return JSON.parse(decoder.decode(await artifacts.get(uri))) as T;
}

/** Reads a contract document and checks it against the schema it names; throws `schema_violation` with the first problem. */
export async function loadDocument<N extends SchemaName>(
  artifacts: ArtifactStore,
  name: N,
  uri: string,
): Promise<DocumentOf<N>> {
  const result = validate(name, await loadJson(artifacts, uri));
  if (!result.ok) {
    throw new AppError(
      'schema_violation',
      `${uri} is no valid ${name}: ${result.problems[0]?.message ?? 'unknown problem'}`,
      {
        details: { problems: result.problems },
      },
    );
  }
  return result.value;
}

/**
 * Checks and stores a contract document; what would break its schema is never stored. For a run it is written in the version
 * that the run has written since it began (`RunSnapshot.schemas`), for a tenant in the newest.
 */
export async function storeDocument<N extends SchemaName>(
  artifacts: ArtifactStore,
  owner: string | Pick<RunSnapshot, 'tenant' | 'schemas'>,
  name: N,
  draft: object,
): Promise<{ readonly uri: string; readonly sha256: string }> {
  const { tenant, schemas } = typeof owner === 'string' ? { tenant: owner, schemas: undefined } : owner;
  const document = writeAs(name, schemas?.[name], draft);
  const result = validate(name, document);
  if (!result.ok) {
    throw new AppError(
      'schema_violation',
      `The new ${name} breaks its schema: ${result.problems.map((problem) => problem.message).join('; ')}`,
      {
        details: { problems: result.problems },
      },
    );
  }
  return artifacts.put(tenant, name, `${JSON.stringify(document, null, 2)}\n`);
}

export async function storeJson(
  artifacts: ArtifactStore,
  tenant: string,
  name: string,
  content: unknown,
): Promise<string> {
  return (await artifacts.put(tenant, name, `${JSON.stringify(content, null, 2)}\n`)).uri;
}
