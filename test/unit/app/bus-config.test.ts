import { readBus } from '../../../app/bus/bus-config';

function problemsOf(env: Record<string, string>): string[] {
  const problems: string[] = [];
  readBus(env, problems);
  return problems;
}

describe('readBus', () => {
  it('takes the connection of the triggers for Service Bus: a namespace, or a connection string before it', () => {
    const namespace = { ServiceBusConnection__fullyQualifiedNamespace: 'bus.servicebus.windows.net' };
    const connectionString = {
      ServiceBusConnection: 'Endpoint=sb://127.0.0.1:5672;SharedAccessKeyName=n;SharedAccessKey=k',
    };
    expect(readBus({ STELLWERK_BUS: 'servicebus', ...namespace }, [])).toEqual({
      kind: 'servicebus',
      namespace: 'bus.servicebus.windows.net',
    });
    expect(readBus({ STELLWERK_BUS: 'servicebus', ...namespace, ...connectionString }, [])).toEqual({
      kind: 'servicebus',
      connectionString: connectionString.ServiceBusConnection,
    });
  });

  it('names what is missing or wrong, with what to set', () => {
    expect(problemsOf({ STELLWERK_BUS: 'servicebus' })).toEqual([
      expect.stringContaining('ServiceBusConnection__fullyQualifiedNamespace must be the host name'),
    ]);
    expect(
      problemsOf({ STELLWERK_BUS: 'servicebus', ServiceBusConnection__fullyQualifiedNamespace: 'https://x/' }),
    ).toHaveLength(1);
    expect(problemsOf({ STELLWERK_BUS: 'rabbit', LOCAL_SERVICEBUS_URL: 'u', LOCAL_SERVICEBUS_KEY: 'k' })).toEqual([
      'STELLWERK_BUS is "rabbit", but must be one of local, servicebus, none',
    ]);
    expect(problemsOf({})).toEqual([
      expect.stringMatching(/LOCAL_SERVICEBUS_URL is missing.*npm start.*STELLWERK_BUS/) as string,
      expect.stringContaining('LOCAL_SERVICEBUS_KEY is missing') as string,
    ]);
    expect(problemsOf({ STELLWERK_BUS: 'none' })).toEqual([]);
  });

  it('refuses to send elsewhere than the triggers read', () => {
    const local = { LOCAL_SERVICEBUS_URL: 'u', LOCAL_SERVICEBUS_KEY: 'k' };
    const problems = problemsOf({ ...local, ServiceBusConnection__fullyQualifiedNamespace: 'bus.example' });
    expect(problems).toEqual(['ServiceBusConnection names a namespace, so STELLWERK_BUS must be servicebus']);
  });
});
