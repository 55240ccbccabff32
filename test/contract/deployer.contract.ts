import type { DeployRequest, Deployer } from '../../ports/deployer';

export interface DeployerFixture {
  readonly deployer: Deployer;
  /** Request for a new version that answers every GET with its name, or with 503 when it is not healthy. */
  readonly version: (
    name: string,
    options?: { readonly healthy?: boolean; readonly builds?: boolean },
  ) => DeployRequest;
  readonly dispose: () => Promise<void>;
}

/** What every deployer promises; run against each adapter. */
export function describeDeployerContract(name: string, make: () => Promise<DeployerFixture>): void {
  describe(`deployer contract: ${name}`, () => {
    let fixture: DeployerFixture;
    let deployer: Deployer;

    beforeEach(async () => {
      fixture = await make();
      deployer = fixture.deployer;
    });
    afterEach(() => fixture.dispose());

    const bodyOf = async (url: string): Promise<string> => (await fetch(url)).text();
    const startHealthy = async (request: DeployRequest): Promise<string> => {
      const started = await deployer.start(request);
      if (started.kind !== 'started') throw new Error(started.reason);
      const end = Date.now() + 10_000;
      while (!(await deployer.probe(request.deployId)).healthy && Date.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      return started.candidateUrl;
    };
    const deploy = async (version: string): Promise<{ request: DeployRequest; url: string }> => {
      const request = fixture.version(version);
      await startHealthy(request);
      const promoted = await deployer.promote(request.deployId);
      if (promoted.kind !== 'promoted') throw new Error(promoted.reason);
      return { request, url: promoted.url };
    };

    it('starts a candidate beside the live version and switches on promote', async () => {
      const { url, request: old } = await deploy('one');
      const next = fixture.version('two');
      const candidateUrl = await startHealthy(next);
      expect(await bodyOf(candidateUrl)).toBe('two');
      expect(await bodyOf(url)).toBe('one');
      expect(await deployer.promote(next.deployId)).toEqual({ kind: 'promoted', url, version: next.commit });
      expect(await bodyOf(url)).toBe('two');
      expect(await deployer.find(next.deployId)).toMatchObject({
        url,
        version: next.commit,
        previousVersion: old.commit,
      });
    });

    it('starts and promotes once, however often it is asked', async () => {
      const request = fixture.version('one');
      const answers = await Promise.all([deployer.start(request), deployer.start(request)]);
      expect(await deployer.start(request)).toEqual(answers[0]);
      expect(answers[1]).toEqual(answers[0]);
      expect(await deployer.promote(request.deployId)).toEqual(await deployer.promote(request.deployId));
    });

    it('says why a version could not be built, and leaves the live one alone', async () => {
      const { url } = await deploy('one');
      const started = await deployer.start(fixture.version('two', { builds: false }));
      expect(started).toMatchObject({ kind: 'failed', reason: expect.stringContaining('build went wrong') });
      expect(await bodyOf(url)).toBe('one');
    });

    it('reports an unhealthy candidate with the reason', async () => {
      const request = fixture.version('sick', { healthy: false });
      await startHealthyOrNot(deployer, request);
      const probe = await deployer.probe(request.deployId);
      expect(probe).toMatchObject({ healthy: false, detail: expect.stringContaining('503') });
    }, 15_000);

    it('gives the previous version the traffic back', async () => {
      const { url, request: one } = await deploy('one');
      const { request: two } = await deploy('two');
      expect(await deployer.rollBack(two.deployId)).toEqual({ restored: one.commit });
      expect(await bodyOf(url)).toBe('one');
      expect(await deployer.rollBack(two.deployId)).toEqual({ restored: one.commit });
      expect((await deployer.promote(two.deployId)).kind).toBe('failed');
      expect(await bodyOf(url)).toBe('one');
    });

    it('ends a candidate that was never promoted', async () => {
      const { url, request: one } = await deploy('one');
      const two = fixture.version('two');
      const candidateUrl = await startHealthy(two);
      expect(await deployer.rollBack(two.deployId)).toEqual({ restored: one.commit });
      await expect(fetch(candidateUrl)).rejects.toThrow();
      expect(await bodyOf(url)).toBe('one');
    });

    it('restores nothing when there was no version before', async () => {
      const { request } = await deploy('one');
      expect(await deployer.rollBack(request.deployId)).toEqual({ restored: null });
    });

    it('ends the previous version only on complete', async () => {
      const { request: one, url } = await deploy('one');
      const before = (await deployer.find(one.deployId))?.candidateUrl ?? '';
      const { request: two } = await deploy('two');
      expect(await bodyOf(before)).toBe('one');
      await deployer.complete(two.deployId);
      await deployer.complete(two.deployId);
      await expect(fetch(before)).rejects.toThrow();
      expect(await bodyOf(url)).toBe('two');
      expect(await deployer.find(two.deployId)).toMatchObject({ previousVersion: null });
    });

    it('knows nothing of a deployment nobody asked for', async () => {
      expect(await deployer.find('no-such')).toBeUndefined();
      await expect(deployer.promote('no-such')).rejects.toMatchObject({ code: 'not_found' });
    });
  });
}

async function startHealthyOrNot(deployer: Deployer, request: DeployRequest): Promise<void> {
  await deployer.start(request);
  for (let n = 0; n < 100; n += 1) {
    if ((await deployer.probe(request.deployId)).detail.includes('503')) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
