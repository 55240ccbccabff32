import fc from 'fast-check';
import { createOpenTelemetry } from '../../../../adapters/telemetry/open-telemetry';
import { createOtlpMemory } from '../../../support/otlp-memory';

/** What must never leave: as people and systems write it, and as no pattern would find it. */
const letters = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'), {
      minLength: min,
      maxLength: max,
    })
    .map((characters) => characters.join(''));
const mail = fc
  .tuple(letters(3, 10), letters(3, 10), fc.constantFrom('com', 'de', 'co.uk'))
  .map(([name, host, end]) => `${name}@${host}.${end}`.toLowerCase());
const bearer = letters(24, 60).map((token) => ({ secret: token, text: `Authorization: Bearer ${token}` }));
const platformToken = fc
  .tuple(fc.constantFrom('ghp_', 'glpat-', 'xoxb-', 'sk-'), letters(20, 40))
  .map(([prefix, rest]) => ({ secret: rest, text: `${prefix}${rest}` }));
const password = letters(8, 30).map((value) => ({ secret: value, text: `password=${value}` }));
const jwt = fc
  .tuple(letters(20, 40), letters(20, 40), letters(20, 40))
  .map(([head, body, sign]) => ({ secret: body, text: `eyJ${head}.${body}.${sign}` }));
const leak = fc.oneof(
  mail.map((address) => ({ secret: address, text: address })),
  bearer,
  platformToken,
  password,
  jwt,
);

/** Words round it, in every place a text can be put. */
const words = fc.constantFrom('', 'the call of ', '{"user": "', 'see https://host/?q=', 'line 1\n');
const place = fc.constantFrom(
  'attribute',
  'list',
  'key',
  'name',
  'status',
  'exception',
  'log',
  'logAttribute',
  'label',
);

describe('what leaves the process', () => {
  let inbox: ReturnType<typeof createOtlpMemory>;

  beforeEach(() => {
    inbox = createOtlpMemory();
  });

  function open() {
    return createOpenTelemetry({ version: '0.0.0', share: 1, exporters: inbox.exporters });
  }

  async function put(telemetry: ReturnType<typeof open>, where: string, text: string): Promise<void> {
    const start = { name: 'work', kind: 'internal' } as const;
    if (where === 'log') return telemetry.log({ level: 'error', message: text });
    if (where === 'logAttribute') return telemetry.log({ level: 'warning', message: 'said', attributes: { text } });
    if (where === 'label') return telemetry.count('stellwerk.runs.ended', 1, { tenant: text, status: 'failed' });
    if (where === 'name') return telemetry.span({ ...start, name: text }, async () => undefined);
    if (where === 'key') return telemetry.span({ ...start, attributes: { [text]: 1 } }, async () => undefined);
    if (where === 'list') return telemetry.span({ ...start, attributes: { list: ['a', text] } }, async () => undefined);
    if (where === 'attribute') return telemetry.span({ ...start, attributes: { text } }, async () => undefined);
    if (where === 'status') return telemetry.span(start, async (span) => span.fail('code', text));
    await telemetry
      .span(start, async () => {
        throw new Error(text);
      })
      .catch(() => undefined);
  }

  it('holds no address, token or password, wherever it was put', async () => {
    const given = fc.sample(fc.tuple(leak, words, place), { numRuns: 600, seed: 7 });
    const telemetry = open();
    for (const [{ text }, before, where] of given) await put(telemetry, where, `${before}${text} and on`);
    await telemetry.close();

    const sent = inbox.text();
    expect(sent.length).toBeGreaterThan(10_000);
    expect(
      given.filter(([{ secret }]) => sent.includes(secret)).map(([{ text }, , where]) => `${where}: ${text}`),
    ).toEqual([]);
  });

  it('holds no value of the store of secrets, plain, in a URL, in a header or in JSON', async () => {
    const values = fc.sample(
      fc.string({ minLength: 6, maxLength: 40 }).filter((value) => /\S{6}/.test(value)),
      {
        numRuns: 150,
        seed: 11,
      },
    );
    const telemetry = open();
    for (const value of values) telemetry.keepSecret(value);
    for (const value of values) {
      await put(telemetry, 'attribute', `got ${value}.`);
      await put(telemetry, 'log', `https://host/?key=${encodeURIComponent(value)}`);
      await put(telemetry, 'exception', `header was ${Buffer.from(value).toString('base64')}`);
      await put(telemetry, 'status', `body ${JSON.stringify({ value })}`);
    }
    await telemetry.close();

    const sent = inbox.text();
    for (const value of values) {
      expect(sent).not.toContain(Buffer.from(value).toString('base64'));
      expect(sent).not.toContain(`got ${JSON.stringify(value).slice(1, -1)}.`);
      expect(sent).not.toContain(`key=${JSON.stringify(encodeURIComponent(value)).slice(1, -1)}`);
    }
  });

  it('still says what happened', async () => {
    const telemetry = open();
    await put(telemetry, 'attribute', 'run local.trams.4711.1 failed at code.1 for jo@example.com');
    await telemetry.close();
    expect(inbox.text()).toContain('run local.trams.4711.1 failed at code.1 for [email]');
  });
});
