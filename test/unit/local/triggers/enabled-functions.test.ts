import type { LoadedFunction } from '../../../../local/core/runtime';
import { enabledFunctions } from '../../../../local/triggers/enabled-functions';

describe('enabledFunctions', () => {
  const functions = ['plan', 'takeIn', 'tick'].map((name) => ({ name }) as LoadedFunction);
  const left = (env: Record<string, string>) => enabledFunctions(functions, env).map(({ name }) => name);

  it.each([
    ['AzureWebJobs.takeIn.Disabled', 'true'],
    ['AzureWebJobs.takeIn.Disabled', '1'],
    ['AzureWebJobs__takeIn__Disabled', 'True'],
  ])('leaves out what %s=%s turns off', (name, value) => {
    expect(left({ [name]: value })).toEqual(['plan', 'tick']);
  });

  it.each([{}, { 'AzureWebJobs.takeIn.Disabled': 'false' }, { 'AzureWebJobs.other.Disabled': 'true' }])(
    'keeps all with %j',
    (env) => {
      expect(left(env)).toEqual(['plan', 'takeIn', 'tick']);
    },
  );
});
