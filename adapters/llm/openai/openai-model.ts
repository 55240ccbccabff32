import type { LanguageModel, ModelReply, ModelRequest } from '../../../ports/language-model';
import { createClient } from './client';
import { answerToError, asksForOldTokenLimit, mayBeFormRefusal } from './errors';
import { readCompletion } from './read-completion';
import { completionBody } from './request-body';
import type { Dialect } from './request-body';

export interface OpenAiModelOptions {
  /** With the version, e.g. `https://api.openai.com/v1` or, for Azure OpenAI, `https://<resource>.openai.azure.com/openai/v1/`. */
  readonly baseUrl: string;
  /** Model name; on Azure the name of the deployment. */
  readonly model: string;
  /** Servers without keys (Ollama, vLLM) take any text. */
  readonly apiKey?: string;
  /** Answers a bearer token, asked before every call; wins over `apiKey`. */
  readonly tokenProvider?: () => Promise<string>;
  /** Of one call. Default 120 s. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

/**
 * A model behind the OpenAI protocol (chat completions). It never repeats a call by itself: load and outages come back as
 * `retryLater`, what will not get better as `refused` with a stable code. A server that does not know `response_format` or
 * `max_completion_tokens` is asked once more without, and spared that from then on. The SDK is loaded at the first call.
 */
export function createOpenAiModel(options: OpenAiModelOptions): LanguageModel {
  const complete = createClient(options);
  let known: Dialect = { jsonSchema: true, tokenLimit: 'max_completion_tokens' };
  return { name: options.model, turn };

  async function turn(request: ModelRequest): Promise<ModelReply> {
    for (let dialect = known; ;) {
      try {
        const completion = await complete(completionBody(request.model ?? options.model, request, dialect));
        known = dialect;
        return readCompletion(request.model ?? options.model, completion, request);
      } catch (error) {
        const simpler = simplerDialect(dialect, request, error);
        if (!simpler) return answerToError(error, request.model ?? options.model, options.apiKey);
        dialect = simpler;
      }
    }
  }
}

/** What to leave out after a 400; undefined when the request itself is at fault. Each step is taken at most once. */
function simplerDialect(used: Dialect, request: ModelRequest, error: unknown): Dialect | undefined {
  if (used.tokenLimit === 'max_completion_tokens' && asksForOldTokenLimit(error)) {
    return { ...used, tokenLimit: 'max_tokens' };
  }
  const formUsed = used.jsonSchema && request.outputSchema !== undefined;
  return formUsed && mayBeFormRefusal(error) ? { ...used, jsonSchema: false } : undefined;
}
