import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../docs/adr');
const records = readdirSync(folder).filter((file) => /^\d/.test(file));

describe('decision records', () => {
  it('are numbered without gaps or doubles, in file name and title', () => {
    expect(records.map((file) => Number(file.slice(0, 4)))).toEqual(records.map((_file, index) => index + 1));
    for (const file of records) {
      expect(readFileSync(join(folder, file), 'utf8')).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. `));
    }
  });

  it('are all listed', () => {
    const list = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(records.filter((file) => !list.includes(`(${file})`))).toEqual([]);
  });
});
