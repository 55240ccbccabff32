import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unifiedDiff } from '../../../adapters/ado/unified-diff';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stellwerk-diff-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const side = (content: string) => ({ path: 'a.txt', content: Buffer.from(content), mode: '100644' });

/** What git makes of the old file with the diff. */
function applied(before: string, diff: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'a.txt'), before);
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
    cwd: folder,
    input: diff,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return readFileSync(join(folder, 'a.txt'), 'utf8');
}

describe('unifiedDiff', () => {
  it('is what git needs to make the new file of the old one, whatever they hold', () => {
    const line = fc.constantFrom('a', 'b', 'c', '', '  x', '-y', '+z', '@@');
    const text = fc.tuple(fc.array(line, { minLength: 1, maxLength: 40 }), fc.boolean());
    const written = text.map(([lines, end]) => `${lines.join('\n')}${end ? '\n' : ''}`).filter((each) => each !== '');
    fc.assert(
      fc.property(written, written, (before, after) => {
        fc.pre(before !== after);
        expect(applied(before, unifiedDiff({ before: side(before), after: side(after) }))).toBe(after);
      }),
      { numRuns: 60 },
    );
  });

  it('shows a one-line change in a long file as one small hunk', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `line ${index}\n`);
    const after = lines.with(5_000, 'other\n').join('');
    const diff = unifiedDiff({ before: side(lines.join('')), after: side(after) });
    expect(diff.split('\n').filter((line) => /^[-+](?![-+])/.test(line))).toEqual(['-line 5000', '+other']);
    expect(diff).toContain('@@ -4998,7 +4998,7 @@');
  });

  it('says only that binary files differ', () => {
    const binary = { path: 'b', content: Buffer.from([0, 1, 2]), mode: '100644' };
    const diff = unifiedDiff({ before: binary, after: { ...binary, content: Buffer.from([0, 1, 3]) } });
    expect(diff).toContain('Binary files a/b and b/b differ');
  });
});
