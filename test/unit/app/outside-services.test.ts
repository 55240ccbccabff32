import { loadConfig } from '../../../app/config';
import { checkSettings } from '../../../app/host/check-settings';
import { observeSettings } from '../../../app/host/observed-settings';
import { outsideServices } from '../../../app/host/outside-services';

const base = { STELLWERK_BUS: 'none', PATH: '/bin' };

function look(env: Readonly<Record<string, string>>) {
  const settings = observeSettings({ ...base, ...env });
  const config = loadConfig(settings.env);
  return { unread: settings.unread(), services: outsideServices(config, settings) };
}

describe('settings that nothing reads', () => {
  it('are the misspelt ones, and those of what is not chosen; never those of the command line', () => {
    const { unread } = look({
      STELLWERK_MODLE: 'openai',
      STELLWERK_BLOB_ENDPOINT: 'https://storage.example',
      STELLWERK_TOKEN: 'x',
      STELLWERK_DATA: '/data',
      STELLWERK_MAX_RUNS: '3',
      STELLWERK_PRICES: '',
    });

    expect(unread).toEqual(['STELLWERK_BLOB_ENDPOINT', 'STELLWERK_MODLE']);
  });
});

describe('outside services', () => {
  it('are none on one machine', () => expect(look({}).services).toEqual([]));

  it('are the addresses that the settings name, and the defaults of what they switch on', () => {
    const { services } = look({
      STELLWERK_MODEL: 'openai',
      STELLWERK_MODEL_URL: 'http://127.0.0.1:11434/v1',
      STELLWERK_MODEL_NAME: 'm',
      STELLWERK_SECRETS: 'keyvault',
      STELLWERK_KEYVAULT_URL: 'https://vault.example',
      STELLWERK_ADO_ORGANIZATIONS: 'contoso,acme/fabrikam=https://ado.example/fabrikam',
      STELLWERK_NOTIFIER: 'slack,console',
      STELLWERK_PUBLIC_URL: 'https://own.example',
      STELLWERK_MAIL_URL: 'smtp://idle.example',
    });

    expect(services.map(({ setting, url }) => `${setting} ${url}`).sort()).toEqual([
      'STELLWERK_ADO_ORGANIZATIONS https://ado.example/fabrikam',
      'STELLWERK_ADO_ORGANIZATIONS https://dev.azure.com/contoso',
      'STELLWERK_KEYVAULT_URL https://vault.example',
      'STELLWERK_MODEL_URL http://127.0.0.1:11434/v1',
      'STELLWERK_SLACK_URL https://slack.com/api',
    ]);
  });

  it('are the directory with its defaults, once each', () => {
    const { services } = look({
      STELLWERK_IDENTITY: 'entra',
      STELLWERK_ENTRA_TENANT_ID: 'id',
      STELLWERK_ENTRA_AUDIENCE: 'id',
      STELLWERK_GRAPH_URL: 'https://graph.example/v1.0',
    });

    expect(services).toEqual([
      { setting: 'STELLWERK_GRAPH_URL', url: 'https://graph.example/v1.0' },
      { setting: 'STELLWERK_ENTRA_AUTHORITY', url: 'https://login.microsoftonline.com' },
    ]);
  });
});

describe('settings of the next start', () => {
  it('are usable as they are on one machine', () => {
    expect(checkSettings({ STELLWERK_MODLE: 'x' })).toEqual({ problems: [], unread: ['STELLWERK_MODLE'] });
  });

  it('have every problem named at once', () => {
    const { problems } = checkSettings({ STELLWERK_MODEL: 'openai', STELLWERK_MAX_RUNS: 'many' });

    expect(problems.join('\n')).toMatch(
      /STELLWERK_MODEL_URL is missing.*\n.*STELLWERK_MODEL_NAME is missing.*\n.*STELLWERK_MAX_RUNS is "many"/,
    );
  });
});
