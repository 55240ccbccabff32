import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiClient } from '../../../../cli/api-client';
import { ensureSampleFiled } from '../../../../cli/start/file-sample';
import { readSample } from '../../../../cli/start/sample';
import { answer, startFakeHost, type FakeHost, type Replies } from '../fake-host';
import { makeDataFolder, type DataFolder } from '../fake-terminal';
import { aRun, runId } from '../run-view';

const delivery = {
  id: '86a00bfb-0000-4000-8000-000000000001',
  eventType: 'workitem.updated',
  resource: {
    id: 2,
    workItemId: 101,
    fields: { 'System.Tags': { oldValue: 'web', newValue: 'web; stellwerk' } },
    revision: { fields: { 'System.Title': 'Say goodbye', 'System.TeamProject': 'Greetings' } },
  },
  resourceContainers: { account: { id: '1', baseUrl: 'https://dev.azure.com/contoso/' } },
};

let data: DataFolder;
let host: FakeHost | undefined;

function makeSample(payload: object = delivery): string {
  const samples = join(data.path, 'samples');
  mkdirSync(join(samples, 'greeting', 'repo'), { recursive: true });
  writeFileSync(join(samples, 'greeting', 'ado-workitem-updated.json'), JSON.stringify(payload, null, 2));
  writeFileSync(join(samples, 'greeting', 'model-script.json'), '{}');
  writeFileSync(join(samples, 'greeting', 'sample.json'), '{"tryPath":"/goodbye"}');
  writeFileSync(join(samples, 'greeting', 'repo', 'app.js'), 'export {};\n');
  return samples;
}

beforeEach(() => {
  data = makeDataFolder();
});

afterEach(async () => {
  await host?.close();
  host = undefined;
  data.remove();
});

describe('readSample', () => {
  it('takes work item, organization, project and start rule from the recorded delivery', () => {
    const sample = readSample(makeSample());

    expect(sample).toMatchObject({
      name: 'greeting',
      workItem: '101',
      title: 'Say goodbye',
      ado: { organization: 'contoso', project: 'Greetings', startTag: 'stellwerk' },
      modelScript: expect.stringMatching(/model-script\.json$/),
      tryPath: '/goodbye',
    });
  });

  it('starts on the state that was reached when no tag was added', () => {
    const fields = { 'System.State': { oldValue: 'New', newValue: 'Approved' } };
    const sample = readSample(makeSample({ ...delivery, resource: { ...delivery.resource, fields } }));

    expect(sample.ado).toEqual({ organization: 'contoso', project: 'Greetings', startStates: ['Approved'] });
  });

  it('says how to start without one', () => {
    expect(() => readSample(join(data.path, 'none'))).toThrow('holds no sample');
  });
});

describe('ensureSampleFiled', () => {
  function replies(runs: readonly object[][]): Replies {
    const pages = [...runs];
    return {
      'POST /api/v1/projects': { tenant: 'local', project: 'greeting', repository: 'r', defaultBranch: 'main' },
      'GET /api/v1/runs': () => ({ items: pages.length > 1 ? pages.shift() : pages[0] }),
      'POST /api/hooks/ado/local': answer(202, { messageId: 'm' }),
    };
  }

  it('makes repository and project, delivers the recorded event as Azure DevOps would, and finds its run', async () => {
    const sample = readSample(makeSample());
    host = await startFakeHost(replies([[], [aRun()]]));

    const filed = await ensureSampleFiled(apiClient(host.url, 'token-of-admin'), data.path, sample, 's3cret');

    expect(filed).toEqual({ project: 'greeting', runId });
    const location = join(data.path, 'repos', 'greeting');
    expect(host.of('POST /api/v1/projects')[0]?.body).toEqual({
      tenant: 'local',
      project: 'greeting',
      location,
      ado: sample.ado,
    });
    const [hook] = host.of('POST /api/hooks/ado/local');
    expect(hook?.body).toEqual(delivery);
    expect(hook?.headers.authorization).toBe(`Basic ${Buffer.from('azure-devops:s3cret').toString('base64')}`);
    const git = (...args: string[]): string => execFileSync('git', args, { cwd: location, encoding: 'utf8' }).trim();
    expect(git('log', '--format=%an %aI %s', 'main')).toBe('Stellwerk Sample 2026-01-01T00:00:00+00:00 Sample service');
    expect(git('status', '--porcelain')).toBe('');
  });

  it('files nothing when the project has a run, and leaves the repository as it is', async () => {
    const sample = readSample(makeSample());
    host = await startFakeHost(replies([[aRun()]]));
    const api = apiClient(host.url, 'token-of-admin');

    await ensureSampleFiled(api, data.path, sample, 's3cret');
    writeFileSync(join(data.path, 'repos', 'greeting', 'own.txt'), 'mine');
    const again = await ensureSampleFiled(api, data.path, sample, 's3cret');

    expect(again).toEqual({ project: 'greeting', runId: undefined });
    expect(host.of('POST /api/hooks/ado/local')).toEqual([]);
  });
});
