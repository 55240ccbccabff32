import type { AdapterUnderTest, MakeAdapter } from './adapter-under-test';
import type { ProjectIndex } from '../../ports/project-index';

const project = { tenant: 'acme', project: 'shop', repository: 'shop-git', defaultBranch: 'main' };

export function describeProjectIndexContract(name: string, makeAdapter: MakeAdapter<ProjectIndex>): void {
  describe(`ProjectIndex of ${name}`, () => {
    let adapter: AdapterUnderTest<ProjectIndex>;
    let index: ProjectIndex;
    beforeEach(async () => {
      adapter = await makeAdapter();
      index = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('keeps the newest values of a tenant and a project', async () => {
      await index.ensureTenant({ tenant: 'acme', displayName: 'Acme' });
      await index.ensureTenant({ tenant: 'acme', displayName: 'Acme Ltd' });
      const ado = { organization: 'contoso', project: 'Web Shop', startTag: 'ai', startStates: ['Ready'] };
      await index.ensureProject({ ...project, ado });
      expect(await index.getProject('acme', 'shop')).toEqual({ ...project, ado });
      await index.ensureProject({ ...project, defaultBranch: 'trunk' });
      expect(await index.getTenant('acme')).toEqual({ tenant: 'acme', displayName: 'Acme Ltd' });
      expect(await index.getProject('acme', 'shop')).toEqual({ ...project, defaultBranch: 'trunk' });
    });

    it('lists the projects of one tenant only, by id', async () => {
      for (const tenant of ['acme', 'globex']) await index.ensureTenant({ tenant, displayName: tenant });
      for (const id of ['shop', 'bank']) await index.ensureProject({ ...project, project: id });
      await index.ensureProject({ ...project, tenant: 'globex' });
      expect((await index.listProjects('acme')).map((each) => each.project)).toEqual(['bank', 'shop']);
      expect(await index.listProjects('initech')).toEqual([]);
      expect((await index.listTenants()).map(({ tenant }) => tenant)).toEqual(['acme', 'globex']);
    });

    it('answers nothing for what it does not know, and refuses a project of an unknown tenant', async () => {
      expect(await index.getTenant('acme')).toBeUndefined();
      expect(await index.getProject('acme', 'shop')).toBeUndefined();
      await expect(index.ensureProject(project)).rejects.toMatchObject({ code: 'unknown_tenant' });
    });

    it('still knows everything after a stop', async () => {
      await index.ensureTenant({ tenant: 'acme', displayName: 'Acme' });
      await index.ensureProject(project);
      await adapter.stop();
      expect(await (await adapter.open()).listProjects('acme')).toEqual([project]);
    });
  });
}
