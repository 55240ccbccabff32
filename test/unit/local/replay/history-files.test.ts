import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historiesInFolder, writeHistories } from '../../../../local/replay/history-files';
import { isUnreadable, type RecordedHistory } from '../../../../local/replay/recorded-history';
import type { TestHost } from '../../../../local/testing';
import { azureRowsOf } from './azure-rows';
import { recordedHost, recordOf, sourceOf } from './recorded';

let host: TestHost;
let live: RecordedHistory;
let folder: string;

beforeAll(async () => {
  host = await recordedHost();
  live = await recordOf(host, 'busy-1');
});

afterAll(() => host.close());
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'histories-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, value: unknown): void {
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
}

async function read(): Promise<{ found: string[]; problems: Record<string, string> }> {
  const found: string[] = [];
  const problems: Record<string, string> = {};
  for await (const each of historiesInFolder(folder)) {
    if (isUnreadable(each)) problems[each.source.slice(folder.length + 1)] = each.problem;
    else found.push(`${each.instanceId} ${each.name} ${each.runtimeStatus} ${each.history.length}`);
  }
  return { found, problems };
}

describe('a folder of histories', () => {
  it('may hold event lists of the test kit, exported documents, lists of them and table rows, also in folders', async () => {
    mkdirSync(join(folder, 'released-1.0'));
    put('released-1.0/list.json', live.history);
    put('document.json', live);
    put('run.json', [live]);
    put('rows.json', azureRowsOf(live, 'e'));
    put('rest.json', { value: azureRowsOf(live, 'e') });
    put('azure-cli.json', { items: azureRowsOf(live, 'e'), nextMarker: {} });
    put('notes.txt', 'not looked at');

    const { found, problems } = await read();

    expect(problems).toEqual({});
    expect(found).toEqual(Array.from({ length: 6 }, () => `busy-1 busy Running ${live.history.length}`));
  });

  it('tells by name what is no history', async () => {
    put('broken.json', '{ "history": [');
    put('other.json', { version: 1 });
    put('empty.json', []);
    put('nameless.json', { history: [] });

    const { found, problems } = await read();

    expect(found).toEqual([]);
    expect(Object.keys(problems).sort()).toEqual(['broken.json', 'empty.json', 'nameless.json', 'other.json']);
    expect(problems['other.json']).toContain('neither an exported history nor rows');
  });

  it('takes back what the export wrote, whatever the ids are', async () => {
    const ids = ['a/b', 'a?b', `${'long'.repeat(90)}`, '..'];
    const target = join(folder, 'export');

    const written = await writeHistories(sourceOf(...ids.map((instanceId) => ({ ...live, instanceId }))), target);

    expect(written).toBe(4);
    expect(readdirSync(target)).toHaveLength(4);
    for (const name of readdirSync(target)) expect(statSync(join(target, name)).mode & 0o077).toBe(0);
    const { found } = await read();
    expect(found.map((line) => line.split(' ')[0]).sort()).toEqual([...ids].sort());
    expect(JSON.parse(readFileSync(join(target, readdirSync(target)[0] ?? ''), 'utf8'))).toMatchObject({
      name: 'busy',
    });
  });

  it('is not exported to while it holds something', async () => {
    put('old.json', live);

    await expect(writeHistories(sourceOf(live), folder)).rejects.toThrow(`The folder ${folder} is not empty.`);
  });
});
