import { parse, stringify } from 'yaml';
import { kindNames } from '../../../pipelines/kind';
import { detectKinds, kinds } from '../../../pipelines/kinds';
import { renderAzurePipeline } from '../../../pipelines/azure/render-azure';
import { checkPipeline } from '../../../pipelines/policy/check-pipeline';

type Document = Record<string, unknown> & { stages: Record<string, Record<string, unknown>[]>[] };

const rendered = (): string => renderAzurePipeline(kinds.node);

/** The rendered pipeline after one change, as somebody might have edited it. */
function edited(change: (text: string) => string): readonly string[] {
  const text = change(rendered());
  expect(text).not.toBe(rendered());
  return checkPipeline(text).map(({ rule, at }) => `${rule} ${at}`);
}

function without(stage: string): string {
  const document = parse(rendered()) as Document;
  const stages = document.stages.map((group) =>
    Object.fromEntries(
      Object.entries(group).map(([key, list]) => [key, list.filter((each) => each['stage'] !== stage)]),
    ),
  );
  return stringify({ ...document, stages });
}

describe('the rendered pipelines', () => {
  it.each(kindNames)('of kind %s hold to the policy, with every option too', (name) => {
    expect(checkPipeline(renderAzurePipeline(kinds[name]))).toEqual([]);
    const full = renderAzurePipeline(kinds[name], {
      mainBranch: 'trunk',
      pool: 'own-agents',
      environment: 'shop-live',
      deployCommand: './ship.sh',
      signing: { key: 'azurekms://vault.example/release', serviceConnection: 'shop-azure' },
      feed: 'shop/packages',
    });
    expect(checkPipeline(full)).toEqual([]);
    expect(full).toContain('refs/heads/trunk');
    expect(full).toContain('environment: shop-live-candidate');
  });

  it('come out the same every time', () => {
    expect(renderAzurePipeline(kinds.java)).toBe(renderAzurePipeline(kinds.java));
  });
});

describe('the pipeline policy', () => {
  const variable = (name: string, value: string) => (text: string) =>
    `${text}variables:\n  - name: ${name}\n    value: ${value}\n`;

  it.each([
    ['a literal password', variable('DB_PASSWORD', 'hunter2-hunter2')],
    ['a token by its shape', variable('X', `ghp_${'a1B2'.repeat(9)}`)],
    ['a key in a connection string', variable('X', `Endpoint=sb://a;SharedAccessKey=${'Ab1/'.repeat(10)}=`)],
    ['a secret set in a script', (text: string) => text.replace('npm ci', 'export NPM_TOKEN=abcdef123456; npm ci')],
  ])('refuses %s', (_name, change) => {
    expect(edited(change)[0]).toMatch(/^secret /);
  });

  it('never repeats the secret it found', () => {
    const text = variable('DB_PASSWORD', 'hunter2-hunter2')(rendered());
    expect(JSON.stringify(checkPipeline(text))).not.toContain('hunter2');
  });

  it('lets a value from a vault pass', () => {
    expect(edited(variable('DB_PASSWORD', '$(shop-db-password)'))).toEqual([]);
  });

  it.each([
    ['unpinned_image', 'an image that moves', 'ubuntu-24.04', 'ubuntu-latest'],
    ['unpinned_task', 'a task without a version', 'PublishTestResults@2', 'PublishTestResults'],
    ['unpinned_tool', 'a tool chain in a range', 'version: 22.21.1', 'version: 22.x'],
    ['unpinned_download', 'the latest of a package', 'npm ci', 'npx --yes some-tool@latest'],
    ['unpinned_download', 'a script from the network', 'npm ci', 'curl -s https://example.org/x.sh | bash; npm ci'],
    ['unpinned_download', 'a Python package without a version', 'npm ci', 'pip install tool; npm ci'],
    ['kept_credentials', 'a credential that stays', 'persistCredentials: false', 'persistCredentials: true'],
    ['missing_step', 'a scan that was taken out', 'displayName: scan', 'displayName: nothing'],
  ])('finds %s: %s', (rule, _name, from, to) => {
    expect(edited((text) => text.replace(from, to)).map((line) => line.split(' ')[0])).toContain(rule);
  });

  it('finds a container without a digest, and takes one with it', () => {
    const inContainer = (image: string) => (text: string) =>
      text.replace('job: check', `job: check\n            container: ${image}`);
    expect(edited(inContainer('node:22.21.1')).join()).toContain('unpinned_image');
    expect(edited(inContainer(`node@sha256:${'0'.repeat(64)}`))).toEqual([]);
  });

  it.each(['check', 'supply_chain', 'publish', 'deploy'])('misses the stage %s', (stage) => {
    expect(
      checkPipeline(without(stage))
        .map(({ text }) => text)
        .join(),
    ).toContain(`no stage "${stage}"`);
  });

  it('misses the environment of a deployment', () => {
    expect(edited((text) => text.replaceAll('environment: production', 'pool: other')).join()).toContain(
      'missing_environment',
    );
  });

  it('says that a text is no pipeline', () => {
    expect(checkPipeline('a: [')).toMatchObject([{ rule: 'unreadable' }]);
    expect(checkPipeline('- a')).toMatchObject([{ rule: 'unreadable' }]);
  });
});

describe('detectKinds', () => {
  it('knows a project by the files in its root only', () => {
    expect(detectKinds(['README.md', 'package.json', 'web/go.mod'])).toEqual(['node']);
    expect(detectKinds(['Shop.csproj'])).toEqual(['dotnet']);
    expect(detectKinds(['src/main.c'])).toEqual([]);
    expect(detectKinds(['go.mod', 'package.json'])).toEqual(['node', 'go']);
  });
});
