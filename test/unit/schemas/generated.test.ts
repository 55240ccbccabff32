import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { compareWithLock } from '../../../schemas/lock';
import { validDocuments } from './documents';

const folder = join(__dirname, '../../../schemas');
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function presentDigests(): Record<string, string> {
  const files = readdirSync(folder).filter((file) => /\.v\d+\.\d+\.\d+\.json$/.test(file));
  return Object.fromEntries(files.map((file) => [file, digest(readFileSync(join(folder, file)))]));
}

describe('generated code', () => {
  it('is byte for byte what the schemas give', () => {
    const script = `import { renderSchemas } from ${JSON.stringify(pathToFileURL(join(folder, 'generate.mjs')).href)};
      process.stdout.write(JSON.stringify(await renderSchemas()));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      maxBuffer: 32e6,
      cwd: folder,
    });
    const rendered = JSON.parse(printed) as Record<string, string>;
    expect(Object.keys(rendered).sort()).toEqual(
      readdirSync(join(folder, 'generated'))
        .map((file) => `generated/${file}`)
        .sort(),
    );
    for (const [path, text] of Object.entries(rendered)) {
      expect([path, readFileSync(join(folder, path), 'utf8') === text]).toEqual([path, true]);
    }
  });

  it('validates in a CommonJS bundle that holds no compiler', async () => {
    const output = mkdtempSync(join(tmpdir(), 'bundle-'));
    try {
      const outfile = join(output, 'validate.cjs');
      const { metafile } = await build({
        entryPoints: [join(folder, 'validate.ts')],
        outfile,
        bundle: true,
        platform: 'node',
        format: 'cjs',
        metafile: true,
      });
      const packaged = Object.keys(metafile.inputs).filter((path) => path.includes('node_modules/'));
      const allowed = /node_modules\/(ajv\/dist\/runtime\/|ajv-formats\/dist\/formats\.js$)/;
      expect(packaged.filter((path) => !allowed.test(path))).toEqual([]);
      writeFileSync(join(output, 'documents.json'), JSON.stringify(validDocuments));
      const script = `const { validate } = require('./validate.cjs');
        const documents = require('./documents.json');
        const verdicts = Object.entries(documents).map(([name, document]) => validate(name, document).ok);
        console.log(JSON.stringify([...verdicts, validate('qa_report', {}).ok]));`;
      const printed = execFileSync(process.execPath, ['-e', script], { cwd: output, encoding: 'utf8' });
      expect(JSON.parse(printed)).toEqual([...Object.keys(validDocuments).map(() => true), false]);
    } finally {
      rmSync(output, { recursive: true });
    }
  });
});

describe('released schemas', () => {
  const locked = JSON.parse(readFileSync(join(folder, 'schemas.lock.json'), 'utf8')) as Record<string, string>;

  it('are what was released', () => {
    expect(compareWithLock(locked, presentDigests())).toEqual([]);
    expect(Object.keys(locked).length).toBeGreaterThanOrEqual(8);
  });

  it('may not change by a single byte, go, or stand unlocked', () => {
    const file = 'qa_report.v1.0.0.json';
    const changed = digest(Buffer.concat([readFileSync(join(folder, file)), Buffer.from(' ')]));
    expect(compareWithLock(locked, { ...locked, [file]: changed })).toEqual([
      expect.stringMatching(/qa_report.*has been changed/),
    ]);
    const { [file]: _gone, ...rest } = locked;
    expect(compareWithLock(locked, rest)).toEqual([expect.stringMatching(/qa_report.*is gone/)]);
    expect(compareWithLock(rest, locked)).toEqual([expect.stringMatching(/qa_report.*not in schemas.lock.json/)]);
  });
});
