export { createOpenAiModel } from './openai/openai-model';
export type { OpenAiModelOptions } from './openai/openai-model';
export { parseModelScript } from './scripted/model-script';
export type { ModelScript, ScriptEntry } from './scripted/model-script';
export { createScriptedModel } from './scripted/scripted-model';
export { describeUnused, unusedReplies } from './scripted/unused-replies';
