import { createTestHost, type InlineApp, type TestHost, type TestHostOptions } from '../../../../../local/testing';

const hosts: TestHost[] = [];

export async function hostOf(app: InlineApp, options: Partial<TestHostOptions> = {}): Promise<TestHost> {
  const host = await createTestHost({ app, ...options });
  hosts.push(host);
  return host;
}

export async function closeHosts(): Promise<void> {
  for (const host of hosts.splice(0)) await host.close();
}

export async function run(app: InlineApp, input?: unknown): Promise<unknown> {
  const host = await hostOf(app);
  const id = await host.start('main', input);
  await host.runToEnd(id);
  return host.output(id);
}

export async function failureOf(app: InlineApp, input?: unknown): Promise<string | null> {
  const host = await hostOf(app);
  const state = await host.runToEnd(await host.start('main', input));
  if (state.runtimeStatus !== 'Failed') throw new Error(`Expected a failure, got ${state.runtimeStatus}.`);
  return state.output;
}

export const echo = (value: unknown): unknown => value;

export const fail = (): never => {
  throw new Error('boom');
};
