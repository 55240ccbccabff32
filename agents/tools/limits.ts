/** Bounds of what one turn's tools may move. They keep prompts and artifacts small, whatever a model asks for. */
export const toolLimits = {
  fileBytes: 1_000_000,
  outputCharacters: 30_000,
  callsPerTurn: 40,
  filesEditedPerTurn: 25,
  searchHits: 100,
} as const;

export function truncate(text: string, limit: number = toolLimits.outputCharacters): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit)}\n[cut: ${text.length - limit} of ${text.length} characters are not shown]`;
}
