/**
 * Every stable error code with its HTTP status, its title in problem+json, and whether repeating the same call can help.
 * Codes are public: clients and stored decisions name them. They are added or retired, never changed.
 */
const errorCodes = {
  invalid_request: { status: 400, title: 'The request is malformed', retryable: false },
  invalid_id: { status: 400, title: 'The id is malformed', retryable: false },
  unknown_choice: { status: 400, title: 'The choice is not offered', retryable: false },
  model_script_refused: { status: 400, title: 'A model script is not accepted here', retryable: false },
  checklist_incomplete: { status: 400, title: 'The checklist is not complete', retryable: false },
  unauthenticated: { status: 401, title: 'Credentials are missing or wrong', retryable: false },
  token_expired: { status: 401, title: 'The credential has expired', retryable: false },
  link_expired: { status: 410, title: 'The link has expired', retryable: false },
  card_mismatch: { status: 409, title: 'The card belongs to another gate', retryable: false },
  budget_exhausted: { status: 402, title: 'The budget is used up', retryable: false },
  price_unknown: { status: 402, title: 'The model has no price', retryable: false },
  forbidden: { status: 403, title: 'Not allowed', retryable: false },
  role_required: { status: 403, title: 'The role for this gate is missing', retryable: false },
  pusher_cannot_decide: { status: 403, title: 'Whoever pushed to the run cannot decide on it', retryable: false },
  delegate_cannot_decide: {
    status: 403,
    title: 'Who stands in for somebody with a part in the run cannot decide',
    retryable: false,
  },
  requester_cannot_decide: { status: 403, title: 'The requester cannot decide on the own run', retryable: false },
  policy_denied: { status: 403, title: 'A rule forbids it', retryable: false },
  not_found: { status: 404, title: 'Not found', retryable: false },
  unknown_gate: { status: 404, title: 'Unknown gate', retryable: false },
  unknown_tenant: { status: 404, title: 'Unknown tenant', retryable: false },
  unknown_project: { status: 404, title: 'Unknown project', retryable: false },
  unknown_repository: { status: 404, title: 'Unknown repository', retryable: false },
  unknown_run: { status: 404, title: 'Unknown run', retryable: false },
  unknown_artifact: { status: 404, title: 'Unknown artifact', retryable: false },
  method_not_allowed: { status: 405, title: 'This address takes another method', retryable: false },
  conflict: { status: 409, title: 'The current state forbids this', retryable: false },
  already_exists: { status: 409, title: 'It exists already', retryable: false },
  already_decided: { status: 409, title: 'The gate has been decided', retryable: false },
  already_counted: { status: 409, title: 'The approval counts already', retryable: false },
  risk_cannot_fall: { status: 409, title: 'The risk of a run is never lowered', retryable: false },
  joint_gate: { status: 409, title: 'The decision is taken for several repositories together', retryable: false },
  gate_not_open: { status: 409, title: 'The gate is not open', retryable: false },
  stale_subject: {
    status: 409,
    title: 'The decision is about something else than what stands at the gate',
    retryable: false,
  },
  head_moved: { status: 409, title: 'The branch has moved', retryable: false },
  idempotency_conflict: { status: 409, title: 'The idempotency key was used for another request', retryable: false },
  transition_refused: { status: 409, title: 'The life cycle forbids this transition', retryable: false },
  run_over: { status: 410, title: 'The run is over', retryable: false },
  gate_expired: { status: 410, title: 'The gate has expired', retryable: false },
  payload_too_large: { status: 413, title: 'The payload is too large', retryable: false },
  schema_violation: { status: 422, title: 'The document breaks its schema', retryable: false },
  policy_invalid: { status: 422, title: 'The rules cannot be used', retryable: false },
  path_violation: { status: 422, title: 'The path is outside what may be written', retryable: false },
  project_file_missing: { status: 422, title: 'The repository has no project file', retryable: false },
  project_file_invalid: { status: 422, title: 'The project file is invalid', retryable: false },
  internal: { status: 500, title: 'Internal error', retryable: false },
  configuration_invalid: { status: 500, title: 'The configuration is invalid', retryable: false },
  artifact_corrupt: { status: 500, title: 'The artifact does not match its digest', retryable: false },
  deployment_failed: { status: 500, title: 'The deployment could not be carried out', retryable: false },
  not_supported: { status: 501, title: 'Not supported here', retryable: false },
  model_output_invalid: { status: 502, title: 'The model did not answer in the agreed form', retryable: false },
  vendor_failed: { status: 502, title: 'An outside system refused or failed', retryable: true },
  unavailable: { status: 503, title: 'Not available at the moment', retryable: true },
  bus_unavailable: { status: 503, title: 'The message bus is not available', retryable: true },
  store_unavailable: { status: 503, title: 'The store is not available', retryable: true },
  model_unavailable: { status: 503, title: 'The model is not available', retryable: true },
  timed_out: { status: 504, title: 'It took too long', retryable: true },
} as const satisfies Record<string, { status: number; title: string; retryable: boolean }>;

export type ErrorCode = keyof typeof errorCodes;

export interface AppErrorOptions {
  /** Overrides the code's own answer to "can repeating the same call help?". */
  readonly retryable?: boolean;
  /** Facts for the reader: ids, limits, paths. Shown to clients, so never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * The one error of the product. Throwing it from an activity makes the engine retry when `retryable`, and ends the stage
 * otherwise. The message says what happened, to which ids, and what to do.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable ?? errorCodes[code].retryable;
    this.details = options.details ?? {};
  }
}

/** Recognised by shape, so that an error from another copy of this module (a second bundle) counts too. */
export function isAppError(value: unknown): value is AppError {
  return value instanceof Error && value.name === 'AppError' && 'code' in value && isErrorCode(value.code);
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCodes, value);
}

/** HTTP status a code is answered with. */
export function statusOf(code: ErrorCode): number {
  return errorCodes[code].status;
}

/** Body of an error answer (RFC 9457, media type `application/problem+json`). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly retryable: boolean;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Anything that is not an `AppError` becomes `internal` without its text: that text was written for us, not for clients. */
export function toProblem(error: unknown): Problem {
  const known = isAppError(error)
    ? error
    : new AppError('internal', 'Something went wrong on our side. The log has more.');
  const { status, title } = errorCodes[known.code];
  return {
    type: `https://schemas.stellwerk.dev/problems/${known.code}`,
    title,
    status,
    code: known.code,
    detail: known.message,
    retryable: known.retryable,
    ...(Object.keys(known.details).length > 0 ? { details: known.details } : {}),
  };
}
