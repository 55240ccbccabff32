import { createPrepareRun } from '../../../activities/prepare-run';
import type { RunRequest } from '../../../contracts/run';

describe('prepareRun', () => {
  const prepare = (skills: string, files: readonly string[] = []) => {
    const projectFile = `name: shop\ncommands: { test: t, start: s }\nstages: { code: { skills: [${skills}] } }\n`;
    const prepareRun = createPrepareRun({
      projects: { getTenant: async () => undefined },
      code: {
        head: async (_repository: string, branch: string) => (branch === 'main' ? 'base' : undefined),
        readFile: async (_repository: string, _commit: string, path: string) => {
          if (path === '.stellwerk/project.yml') return Buffer.from(projectFile);
          return files.includes(path) ? Buffer.from('text') : undefined;
        },
      },
      runs: { recordProgress: async () => undefined },
      work: { setState: async () => undefined },
      clock: { now: () => new Date(0) },
      model: { name: 'free' },
      prices: { prices: async () => ({ models: {} }) },
    } as unknown as Parameters<typeof createPrepareRun>[0]);
    const repository = { repository: 'shop', defaultBranch: 'main' };
    return prepareRun({ run: { runId: 'acme.shop.42.1', repository } as RunRequest });
  };

  it('refuses a mandatory skill that nobody could open, before a turn is spent', async () => {
    expect(await prepare('safe-migration, house-rules')).toEqual({
      kind: 'refused',
      code: 'project_file_invalid',
      reason: expect.stringMatching(/no skill house-rules\. .*\.stellwerk\/skills\/<name>\.md/) as string,
    });
  });

  it("takes the product's skills and the project's own", async () => {
    const answer = await prepare('safe-migration, house-rules', ['.stellwerk/skills/house-rules.md']);
    expect(answer).toMatchObject({ kind: 'prepared' });
  });
});
