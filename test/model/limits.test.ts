import { assertIdLength } from '../../domain/ids';
import { createProductWorld, versions } from '../replay/product-world';
import { recordedRuns } from '../replay/record-histories';
import { reportFigures } from '../support/report-figures';
import { bytesOf, largestPolicy, makeLargest } from './largest-world';

/** What hosts and storage providers take. A status counts two bytes a character, everything else is UTF-8. */
const limits = {
  payloadBytes: 1024 * 1024,
  messageBytes: 45 * 1024,
  statusBytes: 16 * 1024,
  idCharacters: 100,
} as const;

type Measured = { -readonly [K in keyof typeof limits]: { value: number; of: string } };

jest.setTimeout(180_000);

describe('the largest legal run', () => {
  const largest: Measured = {
    payloadBytes: { value: 0, of: '' },
    messageBytes: { value: 0, of: '' },
    statusBytes: { value: 0, of: '' },
    idCharacters: { value: 0, of: '' },
  };
  const see = (kind: keyof Measured, value: number, of: string): void => {
    if (value > largest[kind].value) largest[kind] = { value, of };
  };

  it.each(Object.keys(recordedRuns))('%s goes its way', async (name) => {
    const world = await createProductWorld({ version: versions.at(-1) ?? '' });
    try {
      await recordedRuns[name]?.(makeLargest(world));
      see('statusBytes', world.largestStatus, name);
      const { items } = await world.host.engine.listInstances({ top: 1_000 });
      expect(items.length).toBeGreaterThan(0);
      for (const { instanceId } of items) {
        see('idCharacters', instanceId.length, instanceId);
        const history = await world.host.exportHistory(instanceId);
        for (const event of history) {
          const place = `${name}: ${JSON.stringify(event['Name'] ?? event.EventType)} of ${instanceId}`;
          see('messageBytes', bytesOf(event), place);
          for (const payload of [event['Input'], event['Result']]) see('payloadBytes', bytesOf(payload ?? null), place);
        }
      }
    } finally {
      await world.close();
    }
  });

  it('needs less than half of what a host and its storage take', () => {
    // Ids are refused when they are made; the longest that is not is measured.
    see('idCharacters', longestId(), 'the builders of ids');
    reportFigures({ largest });
    expect(largest.messageBytes.value).toBeGreaterThan(bytesOf(largestPolicy()));
    const { idCharacters, ...sizes } = largest;
    for (const [kind, { value, of }] of Object.entries(sizes)) {
      expect({ kind, of, halfUsed: value > limits[kind as keyof typeof sizes] / 2 }).toMatchObject({ halfUsed: false });
    }
    expect(idCharacters.value).toBeLessThan(limits.idCharacters);
  });
});

function longestId(): number {
  const fits = (length: number): boolean => {
    try {
      assertIdLength('x'.repeat(length));
      return true;
    } catch {
      return false;
    }
  };
  let length = 1;
  while (length < 1_000 && fits(length + 1)) length += 1;
  return length;
}
