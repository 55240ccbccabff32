import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An endpoint of the OpenAI protocol that takes its time; every answer is a look at the repository's files. */
export interface SlowModel {
  readonly url: string;
  /** Calls that have reached it. */
  readonly calls: number;
  close(): Promise<void>;
}

export async function startSlowModel(milliseconds: number): Promise<SlowModel> {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    const n = calls;
    request.resume().on('end', () =>
      setTimeout(() => {
        const call = { id: `call-${n}`, type: 'function', function: { name: 'list_files', arguments: '{}' } };
        const message = { role: 'assistant', content: null, tool_calls: [call] };
        const choices = [{ index: 0, finish_reason: 'tool_calls', message }];
        const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({ id: `c-${n}`, object: 'chat.completion', created: 0, model: 'slow', choices, usage }),
        );
      }, milliseconds),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    get calls() {
      return calls;
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
