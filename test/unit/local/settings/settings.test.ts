import { readHostSettings } from '../../../../local/settings/host-settings';
import { parseSettingsJson } from '../../../../local/settings/json-text';
import { readLocalOptions } from '../../../../local/settings/local-options';
import { readLogLevels } from '../../../../local/settings/log-levels';
import { resolveSettingNames } from '../../../../local/settings/setting-names';
import { formatTimeSpan, parseTimeSpan } from '../../../../local/settings/time-span';

function read(document: unknown, env: Record<string, string> = {}) {
  const problems: string[] = [];
  return { settings: readHostSettings(document, env, problems), problems };
}

describe('host.json', () => {
  it('has the defaults of the Functions host', () => {
    expect(read(undefined)).toMatchObject({
      problems: [],
      settings: {
        routePrefix: 'api',
        functionTimeoutMs: null,
        durable: { hubName: 'TestHubName', defaultVersion: null, versionMatchStrategy: 'CurrentOrOlder' },
        serviceBus: { maxConcurrentCalls: 16, maxConcurrentSessions: 8, maxMessageBatchSize: 1000 },
      },
    });
  });

  it('reads names in any case, settings in hubName, and overrides from the environment', () => {
    const document = {
      version: '2.0',
      functionTimeout: '00:05:00',
      extensions: { HTTP: { routePrefix: '/v1/' }, durableTask: { hubName: '%HUB%', defaultVersion: '2.0' } },
    };
    const { settings, problems } = read(document, {
      HUB: 'MyHub',
      AzureFunctionsJobHost__extensions__serviceBus__maxConcurrentCalls: '3',
      AzureFunctionsJobHost__logging__logLevel__default: 'Error',
    });
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      routePrefix: 'v1',
      functionTimeoutMs: 300_000,
      durable: { hubName: 'MyHub', defaultVersion: '2.0' },
      serviceBus: { maxConcurrentCalls: 3 },
    });
    expect(settings.logLevels.allows('warning', 'Host.General')).toBe(false);
  });

  it('reports every problem at once', () => {
    const { problems } = read({
      version: '3',
      functionTimeout: 'soon',
      logging: { logLevel: { default: 'Loud' } },
      extensions: {
        durableTask: {
          hubName: '%NOT_SET%',
          maxConcurrentActivityFunctions: 0,
          versionMatchStrategy: 'Newest',
          storageProvider: { workItemQueueVisibilityTimeout: '02:00:00' },
        },
        serviceBus: { autoCompleteMessages: 'maybe' },
      },
    });
    expect(problems.join('\n')).toMatch(/version is "3"/);
    for (const name of [
      'functionTimeout',
      'logLevel.default',
      '%NOT_SET%',
      'hubName is ""',
      'maxConcurrentActivityFunctions',
      'versionMatchStrategy',
      'workItemQueueVisibilityTimeout',
      'autoCompleteMessages',
    ]) {
      expect(problems.filter((line) => line.includes(name))).toHaveLength(1);
    }
  });
});

describe('settings files', () => {
  it('may hold comments and trailing commas, but not inside texts', () => {
    const text = '\uFEFF{ // line\n "a": "http://x/*y*/", /* block */ "b": [1, 2, ], }';
    expect(parseSettingsJson(text)).toEqual({ a: 'http://x/*y*/', b: [1, 2] });
  });

  it('resolve %NAME% and name what is missing', () => {
    expect(resolveSettingNames('%A%-%B%', { A: '1', B: '2' })).toBe('1-2');
    expect(() => resolveSettingNames('%GONE%', {})).toThrow('%GONE% is not set');
  });
});

describe('log levels', () => {
  it('follow the longest category that fits', () => {
    const levels = readLogLevels(
      { default: 'Warning', 'Function.hello': 'Information', 'Function.hello.User': 'Trace' },
      [],
    );
    expect(levels.allows('information', 'Host.General')).toBe(false);
    expect(levels.allows('information', 'Function.hello')).toBe(true);
    expect(levels.allows('debug', 'Function.hello')).toBe(false);
    expect(levels.allows('trace', 'Function.hello.User')).toBe(true);
  });
});

describe('TimeSpan', () => {
  it.each([
    ['00:00:30', 30_000],
    ['01:02', 3_720_000],
    ['1.00:00:00.5', 86_400_500],
    ['2', 172_800_000],
    ['24:00:00', undefined],
    ['1:2:3:4', undefined],
  ])('reads %s', (text, millis) => expect(parseTimeSpan(text)).toBe(millis));

  it.each([
    [1000, '00:00:01'],
    [300_000, '00:05:00'],
    [1500, '00:00:01.5000000'],
    [90_000_000, '1.01:00:00'],
  ])('writes %d', (millis, text) => expect(formatTimeSpan(millis)).toBe(text));
});

describe('local options', () => {
  it('default to one day of duplicate detection and ten deliveries', () => {
    expect(readLocalOptions({}).bus).toEqual({ duplicateWindowMs: 86_400_000, maxDeliveryCount: 10 });
  });

  it('keep ended instances for 30 days, or as long as told, or for ever', () => {
    const keep = (text?: string) => readLocalOptions({ LOCAL_RETENTION: text }).retentionMs;
    expect([keep(), keep('1.12:00:00'), keep('00:00:00')]).toEqual([30 * 86_400_000, 1.5 * 86_400_000, undefined]);
  });

  it('report every bad value', () => {
    const env = {
      LOCAL_RETENTION: '-1.00:00:00',
      LOCAL_LOG_FORMAT: 'xml',
      LOCAL_SERVICEBUS_MAX_DELIVERY_COUNT: '0',
      LOCAL_SERVICEBUS_DUPLICATE_WINDOW: 'x',
    };
    expect(() => readLocalOptions(env)).toThrow(/LOCAL_LOG_FORMAT.*RETENTION.*DUPLICATE_WINDOW.*MAX_DELIVERY_COUNT/);
  });
});
