import { AppError } from '../../domain/errors';

interface RestFault {
  readonly code?: number | string;
  readonly substatus?: number;
  readonly cause?: unknown;
}

/** The service's status, from wherever the SDK has put it. */
export function statusOf(error: unknown): number | undefined {
  const { code, cause } = (error ?? {}) as RestFault;
  if (typeof code === 'number') return code;
  return cause === undefined ? undefined : statusOf(cause);
}

function subStatusOf(error: unknown): number | undefined {
  const { substatus, cause } = (error ?? {}) as RestFault;
  return substatus ?? (cause === undefined ? undefined : subStatusOf(cause));
}

/** Whether the container itself is missing, and not a document in it. */
export function isMissingContainer(error: unknown): boolean {
  return statusOf(error) === 404 && subStatusOf(error) === 1003;
}

/** What a person can do about a fault of the account; its text holds no token and no content. */
export function storeError(error: unknown, container: string): AppError {
  if (error instanceof AppError) return error;
  const status = statusOf(error);
  const details = { container, ...(status === undefined ? {} : { status }) };
  if (isMissingContainer(error)) {
    return new AppError(
      'configuration_invalid',
      `Cosmos DB has no container ${container} in STELLWERK_COSMOS_DATABASE. Deploy infra/, which makes it.`,
      { details, cause: error },
    );
  }
  if (status === 401 || status === 403) {
    return new AppError(
      'configuration_invalid',
      `Cosmos DB is not open to this app (${status}). Give its identity the role Cosmos DB Built-in Data Contributor on the ` +
        'database; a new role takes some minutes to act.',
      { details, cause: error },
    );
  }
  if (status === 413) {
    return new AppError(
      'payload_too_large',
      `A document of ${container} is larger than the 2 MB that Cosmos DB takes.`,
      {
        details,
        cause: error,
      },
    );
  }
  if (status === 400) {
    const reason = error instanceof Error ? error.message : 'bad request';
    return new AppError('internal', `Cosmos DB refused a request for ${container}: ${reason}`, {
      details,
      cause: error,
    });
  }
  return new AppError(
    'store_unavailable',
    `Cosmos DB cannot be reached (${status ?? 'no answer'}). It is tried again.`,
    {
      details,
      cause: error,
    },
  );
}
