import { app } from '@azure/functions';
import { createOpenTelemetry } from '../../../../adapters/telemetry/open-telemetry';
import { registerTelemetry } from '../../../../app/telemetry/register-telemetry';
import { createOtlpMemory } from '../../../support/otlp-memory';

const disposable = { dispose: () => undefined };

describe('registerTelemetry', () => {
  const pre = jest.spyOn(app.hook, 'preInvocation').mockReturnValue(disposable);
  const log = jest.spyOn(app.hook, 'log').mockReturnValue(disposable);
  const before = process.env['STELLWERK_TELEMETRY'];

  afterEach(() => {
    jest.clearAllMocks();
    if (before === undefined) delete process.env['STELLWERK_TELEMETRY'];
    else process.env['STELLWERK_TELEMETRY'] = before;
  });

  function register() {
    const inbox = createOtlpMemory();
    const telemetry = createOpenTelemetry({ version: '0', share: 1, exporters: inbox.exporters });
    registerTelemetry(() => ({ telemetry }));
    return { inbox, telemetry };
  }

  it('hooks nothing in where nobody reports', () => {
    delete process.env['STELLWERK_TELEMETRY'];
    register();
    expect([pre.mock.calls.length, log.mock.calls.length]).toEqual([0, 0]);
  });

  it("cleans the app's own lines for the host's log and sends them, and leaves the host's alone", async () => {
    process.env['STELLWERK_TELEMETRY'] = 'otlp';
    const { inbox, telemetry } = register();
    const hook = log.mock.calls[0]?.[0] as unknown as (line: object) => void;
    telemetry.keepSecret('hunter2-hunter2');
    const own = { level: 'warning', category: 'user', message: 'jo@example.com used hunter2-hunter2' };
    const hosts = { level: 'information', category: 'system', message: 'Executed for jo@example.com' };
    hook(own);
    hook(hosts);
    await telemetry.close();

    expect(own.message).toBe('[email] used [secret]');
    expect(hosts.message).toBe('Executed for jo@example.com');
    expect(inbox.logs().map(({ body }) => body)).toEqual(['[email] used [secret]']);
  });
});
