import { spanNames } from '../../contracts/telemetry';
import type { LanguageModel, ModelReply, ModelRequest } from '../../ports/language-model';
import type { Telemetry } from '../../ports/telemetry';

const operation = 'chat';

/** Model calls by OpenTelemetry's conventions for generative AI. Prompts and replies are never part of them. */
export function traceModel(model: LanguageModel, telemetry: Telemetry): LanguageModel {
  const provider = model.name === 'scripted' ? 'stellwerk.scripted' : 'openai';
  return {
    name: model.name,
    ...(model.describeUnused ? { describeUnused: (...args) => model.describeUnused?.(...args) } : {}),
    turn(request) {
      const name = request.model ?? model.name;
      const common = {
        'gen_ai.operation.name': operation,
        'gen_ai.provider.name': provider,
        'gen_ai.request.model': name,
      };
      const attributes = { ...common, ...requestAttributes(request) };
      return telemetry.span({ name: spanNames.model(name), kind: 'client', attributes }, async (span) => {
        const began = performance.now();
        let failure: string | undefined = 'thrown';
        try {
          const reply = await model.turn(request);
          failure = failureOf(reply);
          span.set(replyAttributes(reply));
          if (reply.kind === 'reply') recordUsage(telemetry, common, reply);
          else {
            span.fail(failure ?? reply.kind, reply.reason);
            telemetry.count('stellwerk.model.refusals', 1, { model: name, kind: reply.kind });
          }
          return reply;
        } finally {
          const labels = failure === undefined ? common : { ...common, 'error.type': failure };
          telemetry.record('gen_ai.client.operation.duration', (performance.now() - began) / 1_000, labels);
        }
      });
    },
  };
}

function requestAttributes({ role, stage, visit, session, turn, maxOutputTokens, tools }: ModelRequest) {
  return {
    'gen_ai.agent.name': role,
    'gen_ai.request.max_tokens': maxOutputTokens,
    'stellwerk.stage': stage,
    'stellwerk.visit': visit,
    'stellwerk.session': session,
    'stellwerk.turn': turn,
    'stellwerk.tools': tools.map((tool) => tool.name),
  };
}

function replyAttributes(reply: ModelReply) {
  if (reply.kind !== 'reply') return {};
  const { inputTokens, cachedInputTokens, outputTokens } = reply.usage;
  return {
    'gen_ai.response.model': reply.model,
    'gen_ai.response.finish_reasons': [reply.finish],
    'gen_ai.usage.input_tokens': inputTokens,
    'gen_ai.usage.cache_read.input_tokens': cachedInputTokens,
    'gen_ai.usage.output_tokens': outputTokens,
  };
}

function failureOf(reply: ModelReply): string | undefined {
  if (reply.kind === 'reply') return undefined;
  return reply.kind === 'refused' ? reply.code : 'retry_later';
}

function recordUsage(
  telemetry: Telemetry,
  common: Readonly<Record<string, string>>,
  { usage }: Extract<ModelReply, { readonly kind: 'reply' }>,
): void {
  telemetry.record('gen_ai.client.token.usage', usage.inputTokens, { ...common, 'gen_ai.token.type': 'input' });
  telemetry.record('gen_ai.client.token.usage', usage.outputTokens, { ...common, 'gen_ai.token.type': 'output' });
}
