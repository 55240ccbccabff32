import { startHost, type HostProcess } from './support/host-process';
import { until } from './support/until';

let host: HostProcess;

beforeAll(async () => {
  host = await startHost({ app: 'limits', env: { LOCAL_LOG_FORMAT: 'json' } });
});

afterAll(() => host.stop());

const traceId = 'ab'.repeat(16);
const guid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

interface State {
  readonly runtimeStatus: string;
  readonly output: unknown;
}

/** Starts an orchestration through the app's client, in a trace, and waits for its end. */
async function run(name: string): Promise<State & { readonly id: string }> {
  const headers = { traceparent: `00-${traceId}-${'cd'.repeat(8)}-01` };
  const id = await (await fetch(`${host.url}/api/start/${name}`, { method: 'POST', headers })).text();
  const url = `${host.url}/runtime/webhooks/durabletask/instances/${id}?code=${host.keys.durable}`;
  const state = await until(
    async () => (await (await fetch(url)).json()) as State,
    ({ runtimeStatus }) => ['Completed', 'Failed'].includes(runtimeStatus),
  );
  return { ...state, id };
}

function linesOf(functionName: string, instanceId: string): Promise<Record<string, string>[]> {
  const ended = ({ message = '' }: Record<string, string>) => message.startsWith('Executed');
  return until(
    () =>
      host
        .output()
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, string>)
        .filter((line) => line['functionName'] === functionName && line['instanceId'] === instanceId),
    (lines) => lines.some(ended),
  );
}

describe('functionTimeout of activities', () => {
  it("fails the activity with Azure's text", async () => {
    const { id, ...state } = await run('failing');
    expect(state).toMatchObject({
      runtimeStatus: 'Failed',
      output: expect.stringContaining(
        "Activity function 'stuck' failed:  Timeout value of 00:00:01 exceeded by function: Functions.stuck",
      ) as string,
    });
    const [line] = (await linesOf('stuck', id)).filter(({ level }) => level === 'error');
    expect(line?.['message']).toMatch(
      new RegExp(
        `^Executed 'Functions\\.stuck' \\(Failed, Id=${guid}, Duration=1\\d{3}ms\\) Timeout value of 00:00:01 `,
      ),
    );
  });

  it('follows the rules for retries, and what the late attempt says is ignored', async () => {
    expect(await run('retried')).toMatchObject({ runtimeStatus: 'Completed', output: 2 });
  });
});

describe("a durable function's log lines", () => {
  it.each([
    ['retried', 'late', 'attempt', (id: string) => id],
    ['counting', 'counter', 'counting', () => '@counter@one'],
  ])('of %s -> %s carry ids of instance, invocation and trace', async (orchestrator, name, said, instanceOf) => {
    const { id } = await run(orchestrator);
    const instanceId = instanceOf(id);
    const lines = await linesOf(name, instanceId);
    const invocationId = lines[0]?.['invocationId'] ?? '';
    const messages = lines.filter((line) => line['invocationId'] === invocationId);
    expect(messages.map(({ message }) => message)).toEqual([
      `Executing 'Functions.${name}' (Reason='InstanceId=${instanceId}', Id=${invocationId})`,
      expect.stringMatching(said),
      expect.stringMatching(
        new RegExp(`^Executed 'Functions\\.${name}' \\(Succeeded, Id=${guid}, Duration=\\d+ms\\)$`),
      ),
    ]);
    for (const line of messages) expect(line).toMatchObject({ functionName: name, invocationId, instanceId, traceId });
    // Passes of orchestrators are left to the level "debug".
    expect(host.output()).not.toContain(`Executing 'Functions.${orchestrator}'`);
  });
});
