import { htmlToText } from '../../domain/text/html-to-text';

/** What a person asks for in a comment. Free text after the verb is the person's own, and untrusted. */
export interface CommentCommand {
  readonly verb: CommandVerb;
  readonly words: readonly string[];
}

const verbs = ['run', 'stop', 'resume', 'cancel', 'retry', 'continue', 'explain', 'approve', 'reject', 'help'] as const;
export type CommandVerb = (typeof verbs)[number];

/**
 * The first line that begins with `/stellwerk` or `@stellwerk`, in HTML or plain text. An unknown verb becomes `help`: whoever
 * mistypes is told what there is. Quotations, code and lines that only mention
 * the command are none.
 */
export function parseCommand(comment: string): CommentCommand | undefined {
  if (!/stellwerk/i.test(comment)) return undefined;
  const own = comment
    .replace(/<blockquote\b[\s\S]*?(?:<\/blockquote\s*>|$)/gi, '\n')
    .replace(/```[\s\S]*?(?:```|$)/g, '\n');
  for (const line of htmlToText(own).split('\n')) {
    const found = /^\s*[/@]stellwerk\b[\s,:]*(.*)$/i.exec(line);
    if (!found) continue;
    const [first = 'help', ...words] = (found[1] ?? '')
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '');
    const verb = verbs.find((known) => known === first.toLowerCase().replace(/[,.;:!]+$/, ''));
    return { verb: verb ?? 'help', words: words.slice(0, 200) };
  }
  return undefined;
}
