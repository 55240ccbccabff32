import type { Directory } from '../../ports/directory';

export interface DirectoryUnderTest {
  open(): Promise<Directory>;
  /** The bearer token by which `user` is known. */
  tokenOf(user: string): string;
  dispose(): Promise<void>;
}

/** The directory holds `dev`, `qa` and `ops` in the tenant `acme`, and `admin` in every tenant. */
export function describeDirectoryContract(name: string, makeAdapter: () => Promise<DirectoryUnderTest>): void {
  describe(`Directory of ${name}`, () => {
    let adapter: DirectoryUnderTest;
    let directory: Directory;
    beforeEach(async () => {
      adapter = await makeAdapter();
      directory = await adapter.open();
    });
    afterEach(() => adapter.dispose());

    it('knows each user by the own token only', async () => {
      for (const user of ['dev', 'qa', 'ops', 'admin']) {
        expect((await directory.authenticate(adapter.tokenOf(user)))?.user).toBe(user);
      }
      const token = adapter.tokenOf('qa');
      for (const wrong of ['', 'qa', token.slice(0, -1), `${token}x`, ` ${token}`, token.toUpperCase()]) {
        expect(await directory.authenticate(wrong)).toBeUndefined();
      }
    });

    it('never shows a credential', async () => {
      const seen = [await directory.find('qa'), await directory.authenticate(adapter.tokenOf('qa'))];
      expect(JSON.stringify(seen)).not.toContain(adapter.tokenOf('qa'));
    });

    it('finds users by name', async () => {
      expect(await directory.find('qa')).toMatchObject({ user: 'qa', tenant: 'acme', roles: ['qa'] });
      expect(await directory.find('admin')).toMatchObject({ tenant: '*', roles: ['admin'] });
      expect(await directory.find('nobody')).toBeUndefined();
    });

    it('lists the holders of a role in a tenant, those of every tenant included', async () => {
      const holders = async (tenant: string, role: string) =>
        (await directory.listByRole(tenant, role)).map(({ user }) => user);
      expect(await holders('acme', 'qa')).toEqual(['qa', 'qa2']);
      expect(await holders('globex', 'qa')).toEqual([]);
      expect(await holders('globex', 'admin')).toEqual(['admin']);
      expect(await holders('acme', 'requester')).toEqual(['dev']);
    });

    it('keeps the tokens over a restart', async () => {
      const token = adapter.tokenOf('ops');
      expect((await (await adapter.open()).authenticate(token))?.user).toBe('ops');
    });
  });
}
