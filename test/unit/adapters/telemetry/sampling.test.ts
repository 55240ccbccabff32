import { createOpenTelemetry } from '../../../../adapters/telemetry/open-telemetry';
import { attributes } from '../../../../contracts/telemetry';
import { createOtlpMemory } from '../../../support/otlp-memory';

describe('sampling', () => {
  let inbox: ReturnType<typeof createOtlpMemory>;

  beforeEach(() => {
    inbox = createOtlpMemory();
  });

  async function report(share: number, traces: number): Promise<void> {
    const telemetry = createOpenTelemetry({ version: '0.0.0', share, exporters: inbox.exporters });
    const fails = async (): Promise<never> => Promise.reject(new Error('broken'));
    for (let trace = 0; trace < traces; trace += 1) {
      await telemetry.span({ name: 'above', kind: 'server' }, async () => {
        await telemetry.span({ name: 'plain', kind: 'internal' }, async () => undefined);
        await telemetry.span({ name: 'failed', kind: 'internal' }, fails).catch(() => undefined);
        await telemetry.span({ name: 'refused', kind: 'internal' }, async (span) => span.fail('refused', 'by a rule'));
        const decided = { [attributes.decision]: true };
        await telemetry.span({ name: 'decided', kind: 'internal', attributes: decided }, async () => undefined);
      });
    }
    await telemetry.close();
  }

  const count = (name: string): number => inbox.spans().filter((span) => span.name === name).length;

  it('keeps every failure and every decision, and of the rest nothing at a share of 0', async () => {
    await report(0, 40);
    expect(['failed', 'refused', 'decided', 'plain', 'above'].map(count)).toEqual([40, 40, 40, 0, 0]);
  });

  it('keeps the share of traces, each whole or not at all', async () => {
    await report(0.3, 400);
    expect(['failed', 'refused', 'decided'].map(count)).toEqual([400, 400, 400]);
    const kept = (name: string) =>
      new Set(
        inbox
          .spans()
          .filter((span) => span.name === name)
          .map((span) => span.traceId),
      );
    expect(kept('plain')).toEqual(kept('above'));
    // Five standard deviations of 400 draws.
    expect(Math.abs(kept('plain').size - 120)).toBeLessThan(46);
  });

  it('tells the backend what a kept span stands for', async () => {
    await report(0.3, 100);
    const rates = inbox.spans().map(({ name, attributes: told }) => [name, told['_MS.sampleRate']] as const);
    expect(new Set(rates.filter(([name]) => name === 'plain').map(([, rate]) => rate))).toEqual(new Set([30]));
    expect(new Set(rates.filter(([name]) => name === 'failed').map(([, rate]) => rate))).toEqual(new Set([undefined]));
  });

  it('keeps everything by default', async () => {
    await report(1, 20);
    expect(['failed', 'refused', 'decided', 'plain', 'above'].map(count)).toEqual([20, 20, 20, 20, 20]);
  });
});
