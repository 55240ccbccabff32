/**
 * Parses a settings file the way the Functions host does: a byte order mark, `//` and block comments and trailing commas
 * are allowed. Throws `SyntaxError` for anything else that is not JSON.
 */
export function parseSettingsJson(text: string): unknown {
  return JSON.parse(stripComments(text.replace(/^\uFEFF/, '')));
}

function stripComments(text: string): string {
  const tokens = /"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=\s*(?:\/\/[^\n]*\s*|\/\*[\s\S]*?\*\/\s*)*[}\]])/g;
  return text.replace(tokens, (token) => (token.startsWith('"') ? token : ''));
}
