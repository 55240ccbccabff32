import { sha256Hex } from './digest';

/** Where a block was made: the nonce follows from it, so that a repeated turn builds the very same prompt. */
export interface BlockOrigin {
  readonly sessionId: string;
  readonly turn: number;
}

/**
 * Wraps text that others wrote. The nonce is a digest over origin and text: nobody can put the closing line into a text
 * whose digest it would have to contain. `name` is ours, never the text's author's.
 */
export async function untrustedBlock(origin: BlockOrigin, name: string, text: string): Promise<string> {
  const digest = await sha256Hex(JSON.stringify([origin.sessionId, origin.turn, name, text]));
  const nonce = digest.slice(0, 20);
  return `<untrusted nonce=${nonce} name="${name}">\n${text}\n</untrusted nonce=${nonce}>`;
}
