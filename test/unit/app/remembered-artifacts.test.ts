import { rememberArtifacts } from '../../../app/remembered-artifacts';
import type { ArtifactStore } from '../../../ports/artifact-store';
import { createMemoryArtifacts } from '../../support/memory-artifacts';

/** A store that tells what it was asked for. */
function watched(): { readonly store: ArtifactStore; readonly asked: string[] } {
  const inner = createMemoryArtifacts();
  const asked: string[] = [];
  const store: ArtifactStore = {
    put(tenant, name, content) {
      asked.push(`put ${name}`);
      return inner.put(tenant, name, content);
    },
    async get(uri) {
      asked.push(`get ${uri}`);
      return inner.get(uri);
    },
    find: (tenant, sha256) => inner.find(tenant, sha256),
  };
  return { store, asked };
}

const textOf = (content: Uint8Array): string => Buffer.from(content).toString('utf8');

describe('rememberArtifacts', () => {
  it('reads a document from the store once', async () => {
    const { store, asked } = watched();
    const { uri } = await store.put('acme', 'qa_report', 'passed');
    const remembering = rememberArtifacts(store);

    expect(textOf(await remembering.get(uri))).toBe('passed');
    expect(textOf(await remembering.get(uri))).toBe('passed');

    expect(asked.filter((each) => each.startsWith('get'))).toHaveLength(1);
  });

  it('knows what it has put, as it was then, and still puts it again', async () => {
    const { store, asked } = watched();
    const remembering = rememberArtifacts(store);
    const content = Buffer.from('first');

    const { uri } = await remembering.put('acme', 'workspace_file', content);
    content.write('other');
    await remembering.put('acme', 'workspace_file', 'first');

    expect(textOf(await remembering.get(uri))).toBe('first');
    expect(asked).toEqual(['put workspace_file', 'put workspace_file']);
  });

  it('forgets what was used longest ago when it holds too much', async () => {
    const { store, asked } = watched();
    const remembering = rememberArtifacts(store, 100);
    const put = async (letter: string) => (await remembering.put('acme', 'note', letter.repeat(12))).uri;
    const first = await put('a');
    const second = await put('b');
    for (const letter of 'cdefg') await put(letter);
    await remembering.get(first);
    for (const letter of 'hi') await put(letter);

    await remembering.get(first);
    await remembering.get(second);

    expect(asked.filter((each) => each.startsWith('get'))).toEqual([`get ${second}`]);
  });

  it('does not remember a document that would push out the rest, nor one that is not there', async () => {
    const { store, asked } = watched();
    const remembering = rememberArtifacts(store, 100);
    const { uri } = await remembering.put('acme', 'note', 'x'.repeat(50));

    await remembering.get(uri);
    await remembering.get(uri);
    await expect(remembering.get('stellwerk://acme/none/note.json')).rejects.toThrow('no artifact');

    expect(asked.filter((each) => each === `get ${uri}`)).toHaveLength(2);
  });
});
