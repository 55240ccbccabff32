import { hostSettings } from '../../../../cli/start/host-settings';

describe('hostSettings', () => {
  it('closes the management API unless the environment opens it', () => {
    for (const env of [{}, { LOCAL_REQUIRE_KEYS: '' }]) {
      expect(hostSettings(env, {})).toMatchObject({ LOCAL_REQUIRE_KEYS: 'true' });
    }
    expect(hostSettings({ LOCAL_REQUIRE_KEYS: 'false' }, {})).toMatchObject({ LOCAL_REQUIRE_KEYS: 'false' });
  });

  it.each([
    ['a known kind', 'scripted', { STELLWERK_MODEL: 'scripted' }],
    ['the name of a model', 'qwen3', { STELLWERK_MODEL: 'openai', STELLWERK_MODEL_NAME: 'qwen3' }],
  ])('takes %s as the model', (_what, model, settings) => {
    expect(hostSettings({ STELLWERK_MODEL: 'other' }, { model })).toMatchObject(settings);
  });

  it("offers the sample's script to a scripted model that has none", () => {
    expect(hostSettings({}, { modelScript: 'sample.yml' })).toMatchObject({ STELLWERK_MODEL_SCRIPT: 'sample.yml' });
    expect(hostSettings({ STELLWERK_MODEL_SCRIPT: 'mine.yml' }, { modelScript: 'sample.yml' })).toMatchObject({
      STELLWERK_MODEL_SCRIPT: 'mine.yml',
    });
    expect(hostSettings({ STELLWERK_MODEL: 'openai' }, { modelScript: 'sample.yml' })).not.toHaveProperty(
      'STELLWERK_MODEL_SCRIPT',
    );
  });
});
