import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { entityNames, eventNames, orchestratorNames, queueNames } from '../../contracts/names';

const root = resolve(__dirname, '../..');
const rooms = [
  'activities',
  'adapters',
  'agents',
  'app',
  'cli',
  'contracts',
  'domain',
  'entities',
  'functions',
  'local',
  'orchestrators',
  'pipelines',
  'policies',
  'ports',
  'schemas',
];

function sources(folders: readonly string[]): string[] {
  return folders.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join(room, path)),
  );
}

describe('file names and sizes', () => {
  const files = sources(rooms);

  it('are kebab-case', () => {
    const odd = files.filter((file) => !/^([a-z0-9-]+\/)+[a-z0-9-]+(\.generated)?(\.d)?\.ts$/.test(file));
    expect(odd).toEqual([]);
  });

  it('name the thing: no utils, helpers or common', () => {
    expect(files.filter((file) => /\b(utils?|helpers?|common|misc)\b/.test(file))).toEqual([]);
  });

  it('stay at or below 350 lines, with a median of 80 at most', () => {
    const lengths = files
      .filter((file) => !file.endsWith('.generated.ts'))
      .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
      .sort((left, right) => left.lines - right.lines);
    expect(lengths.filter(({ lines }) => lines > 350)).toEqual([]);
    expect(lengths[Math.floor(lengths.length / 2)]?.lines).toBeLessThanOrEqual(80);
  });

  it('has a README line for every room', () => {
    const missing = rooms.filter((room) => !readdirSync(join(root, room)).includes('README.md'));
    expect(missing).toEqual([]);
  });
});

describe('durable names', () => {
  const literals = [
    ...Object.values(orchestratorNames),
    ...Object.values(entityNames),
    ...Object.values(eventNames),
    ...Object.values(queueNames),
  ];

  it('are written as literals only in contracts/ (the kit, the entities and the tables of app/ are checked by type)', () => {
    const allowed = ['contracts/', 'entities/', 'orchestrators/', 'app/durable.ts'];
    const strays = sources(rooms)
      .filter((file) => !allowed.some((prefix) => file.startsWith(prefix)))
      .flatMap((file) => {
        const source = readFileSync(join(root, file), 'utf8');
        return literals.filter((name) => source.includes(`'${name}'`)).map((name) => `${file}: ${name}`);
      });
    expect(strays).toEqual([]);
  });

  it('are the ones the requirements name', () => {
    expect(eventNames.qaApproved).toBe('qa_approved_signal');
    expect(eventNames.qaRejected).toBe('qa_rejected_signal');
    expect(eventNames.bugReportReceived).toBe('bug_report_received');
  });
});
