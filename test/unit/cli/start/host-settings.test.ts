import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withEnvFile } from '../../../../cli/env-file';
import { hostSettings } from '../../../../cli/start/host-settings';
import { makeDataFolder } from '../fake-terminal';

describe('hostSettings', () => {
  it('lets options win over the environment, and the environment over the .env file', () => {
    const data = makeDataFolder();
    const file = join(data.path, '.env');
    writeFileSync(file, 'STELLWERK_MODEL=openai\nSTELLWERK_MODEL_URL=http://file/v1\nSTELLWERK_PRICES=prices.json\n');
    const env = withEnvFile(file, { STELLWERK_MODEL_URL: 'http://env/v1' });
    data.remove();

    expect(hostSettings(env, { model: 'qwen3', modelScript: 'script.json' })).toMatchObject({
      STELLWERK_MODEL: 'openai',
      STELLWERK_MODEL_NAME: 'qwen3',
      STELLWERK_MODEL_URL: 'http://env/v1',
      STELLWERK_PRICES: 'prices.json',
    });
  });

  it('closes the management API unless the environment opens it', () => {
    for (const env of [{}, { LOCAL_REQUIRE_KEYS: '' }]) {
      expect(hostSettings(env, {})).toMatchObject({ LOCAL_REQUIRE_KEYS: 'true' });
    }
    expect(hostSettings({ LOCAL_REQUIRE_KEYS: 'false' }, {})).toMatchObject({ LOCAL_REQUIRE_KEYS: 'false' });
  });

  it("gives the scripted model the sample's script unless another is set", () => {
    const script = (env: Readonly<Record<string, string>>) =>
      hostSettings(env, { modelScript: 'a.json' })['STELLWERK_MODEL_SCRIPT'];

    expect(script({})).toBe('a.json');
    expect(script({ STELLWERK_MODEL_SCRIPT: 'b.json' })).toBe('b.json');
    expect(script({ STELLWERK_MODEL: 'openai' })).toBeUndefined();
  });
});
