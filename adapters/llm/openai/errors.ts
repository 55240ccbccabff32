import type { ModelReply } from '../../../ports/language-model';
import { promptFilteredFor } from './content-filter';

interface VendorError {
  readonly status: number | undefined;
  readonly code: string;
  readonly message: string;
  readonly headers: Headers | undefined;
  /** Categories of Azure's content filter. */
  readonly filtered: readonly string[];
}

const quotaCodes = ['insufficient_quota', 'credit_balance_exhausted', 'billing_hard_limit_reached'];
const defaultWaitSeconds = 10;
const longestWaitSeconds = 3_600;

/** Whether leaving out `response_format` can help: servers that do not know it say so in many words, or in none. */
export function mayBeFormRefusal(error: unknown): boolean {
  const { status, code, message } = vendorError(error);
  return (status === 400 || status === 422) && !isAboutContent(code, message);
}

export function asksForOldTokenLimit(error: unknown): boolean {
  const { status, message } = vendorError(error);
  return (status === 400 || status === 422) && /max_completion_tokens/i.test(message);
}

/** The vendor's error as an answer: wait and ask again, or never ask again. The text is cut and holds no key. */
export function answerToError(error: unknown, model: string, apiKey: string | undefined): ModelReply {
  const known = vendorError(error);
  const reason = `${model}: ${describe(known, apiKey)}`;
  const { status, code, message } = known;
  if (status === 429 && quotaCodes.some((quota) => code === quota || message.includes(quota))) {
    return { kind: 'refused', code: 'model_quota_exhausted', reason };
  }
  if (status === undefined || status === 408 || status === 409 || status === 429 || status >= 500) {
    return { kind: 'retryLater', afterSeconds: waitSeconds(known.headers), reason };
  }
  if (isAboutContent(code, message)) return { kind: 'refused', code: contentCode(code, message), reason };
  if (status === 401 || status === 403) return { kind: 'refused', code: 'model_unauthorized', reason };
  if (status === 404) return { kind: 'refused', code: 'model_not_found', reason };
  return { kind: 'refused', code: 'model_request_rejected', reason };
}

/** `retry-after-ms`, else `retry-after` in seconds or as a date; at least 1 s, at most an hour. */
function waitSeconds(headers: Headers | undefined): number {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? NaN);
  const text = headers?.get('retry-after') ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  const wanted = [milliseconds / 1000, seconds].find((value) => Number.isFinite(value)) ?? defaultWaitSeconds;
  return Math.min(Math.max(Math.ceil(wanted), 1), longestWaitSeconds);
}

function isAboutContent(code: string, message: string): boolean {
  return contentCode(code, message) !== '';
}

function contentCode(code: string, message: string): string {
  if (code === 'content_filter' || code === 'content_policy_violation') return 'content_filtered';
  return code === 'context_length_exceeded' || /maximum context length/i.test(message) ? 'context_too_long' : '';
}

function describe({ status, code, message, filtered }: VendorError, apiKey: string | undefined): string {
  const text = apiKey ? message.replaceAll(apiKey, '***') : message;
  const facts = [status ? `HTTP ${status}` : 'no answer', code, ...filtered].filter((part) => part !== '').join(', ');
  return `${text.replace(/\s+/g, ' ').slice(0, 300)} (${facts})`;
}

/** Reads the SDK's errors by shape, so that the SDK need not be loaded to judge one. */
function vendorError(error: unknown): VendorError {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Readonly<Record<string, unknown>>;
  const { status, code, headers, error: body } = fields;
  return {
    status: typeof status === 'number' ? status : undefined,
    code: typeof code === 'string' ? code : '',
    message: error instanceof Error ? error.message : String(error),
    headers: headers instanceof Headers ? headers : undefined,
    filtered: promptFilteredFor(body),
  };
}
