import type OpenAI from 'openai';
import type { OpenAiModelOptions } from './openai-model';

type Body = OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming;

const defaultTimeoutMs = 120_000;

/** Loads the SDK at the first call, so that starting the app does not pay for it. Reads no environment variable. */
export function createClient(options: OpenAiModelOptions): (body: Body) => Promise<unknown> {
  let client: ReturnType<typeof connect> | undefined;

  return async function complete(body) {
    client ??= connect(options);
    return (await client).chat.completions.create(body);
  };
}

async function connect({ baseUrl, apiKey, tokenProvider, timeoutMs, fetch }: OpenAiModelOptions) {
  const sdk = await import('openai');
  return new sdk.OpenAI({
    baseURL: baseUrl,
    apiKey: tokenProvider ?? apiKey ?? 'none',
    organization: null,
    project: null,
    timeout: timeoutMs ?? defaultTimeoutMs,
    maxRetries: 0,
    logLevel: 'off',
    ...(fetch ? { fetch } : {}),
  });
}
