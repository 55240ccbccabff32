import type { Finding } from '../../../contracts/doctor';
import { AppError } from '../../../domain/errors';
import type { Ports } from '../../../ports';
import type { HostFacts } from '../../../ports/host-facts';
import { createFakeHookSource } from '../../support/fake-hook-source';
import { admin, createServiceWorld, dev, ops, qa, stranger } from '../../support/service-world';
import type { ServiceWorld } from '../../support/service-world';

const projectFile = 'name: shop\ncommands:\n  test: npm test\n  start: npm start\n';

const host: HostFacts = {
  node: '24.9.0',
  choices: { STELLWERK_STORE: 'sqlite', STELLWERK_BUS: 'none', STELLWERK_SECRETS: 'keyvault' },
  unreadSettings: [],
  services: [],
  reach: async () => ({ kind: 'answered', status: 401, skewSeconds: 0 }),
  inspectDataFolder: async () => ({
    ...{ path: '/data', freeBytes: 5e9, totalBytes: 9e9, writable: true, openToOthers: false },
  }),
};
const model = { setting: 'STELLWERK_MODEL_URL', url: 'https://models.example/v1' };

describe('doctor', () => {
  let world: ServiceWorld;
  beforeEach(async () => {
    world = await createServiceWorld();
    give({
      host,
      hookSource: createFakeHookSource(),
      secrets: { ...world.ports.secrets, get: async () => ['x'] },
      code: { ...world.ports.code, readFile: async () => Buffer.from(projectFile) },
    });
  });
  afterEach(() => world.close());

  /** Other ports than the world's. */
  function give(ports: Partial<Ports>): void {
    Object.assign(world.ports, ports);
  }

  async function findings(identity = admin): Promise<readonly Finding[]> {
    return (await world.services.doctor(identity, 'acme')).findings;
  }

  async function about(name: string): Promise<Partial<Finding> | undefined> {
    return (await findings()).find((finding) => finding.about === name);
  }

  it('names what is well, and gives every other finding a fix', async () => {
    const all = await findings();

    expect(all.filter(({ level }) => level === 'error').map(({ area }) => area)).toEqual(['hooks']);
    expect(all.filter(({ level, fix }) => level !== 'ok' && fix === undefined)).toEqual([]);
    expect(all.map(({ area }) => area)).toEqual(
      expect.arrayContaining(['versions', 'settings', 'stores', 'data', 'people', 'projects', 'hooks']),
    );
  });

  it('finds subscriptions that are missing, with the command that makes them', async () => {
    const [hooks] = (await findings()).filter(({ area }) => area === 'hooks');

    expect(hooks).toMatchObject({ level: 'error', about: 'shop', fix: expect.stringContaining('ado hooks ensure') });
    expect(hooks?.text).toMatch(/^\d+ of \d+ subscriptions are missing or disabled/);
  });

  it('finds a service that cannot be reached, and a clock that is wrong', async () => {
    give({
      host: { ...host, services: [model], reach: async () => ({ kind: 'failed', reason: 'nothing listens there' }) },
    });
    expect(await about('STELLWERK_MODEL_URL')).toMatchObject({
      level: 'error',
      text: 'https://models.example cannot be reached: nothing listens there.',
    });

    for (const [skewSeconds, level, words] of [
      [7, 'warning', '7 s behind'],
      [-400, 'error', '400 s ahead of'],
    ] as const) {
      give({
        host: { ...host, services: [model], reach: async () => ({ kind: 'answered', status: 200, skewSeconds }) },
      });
      expect(await about('models.example')).toMatchObject({ level, text: expect.stringContaining(words) as string });
    }
  });

  it('finds settings that nothing reads, an old Node, and a full, closed or open data folder', async () => {
    const folder = { path: '/data', freeBytes: 1e8, totalBytes: 9e9, writable: false, openToOthers: true };
    give({
      host: {
        ...host,
        node: '22.1.0',
        unreadSettings: ['STELLWERK_MODLE'],
        inspectDataFolder: async () => folder,
      },
    });

    const all = await findings();

    expect(all).toContainEqual(expect.objectContaining({ about: 'STELLWERK_MODLE', level: 'warning' }));
    expect(all).toContainEqual(expect.objectContaining({ about: 'node', level: 'error' }));
    expect(all.filter(({ area }) => area === 'data').map(({ level }) => level)).toEqual(['error', 'warning', 'error']);
  });

  it('finds a store that fails, with no word of an error that is not ours', async () => {
    const fails = (error: Error): Ports['secrets'] => ({ ...world.ports.secrets, get: () => Promise.reject(error) });

    give({ secrets: fails(new AppError('configuration_invalid', 'The vault is closed to this app.')) });
    expect(await about('secrets')).toMatchObject({ level: 'error', text: 'The vault is closed to this app.' });

    give({ secrets: fails(new Error('password=hunter2')) });
    expect(await about('secrets')).toMatchObject({
      level: 'error',
      text: expect.stringMatching(/^It failed;/) as string,
    });
    expect(JSON.stringify(await findings())).not.toContain('hunter2');
  });

  it('finds a role that nobody has, a project that cannot be read, and a project file with a fault', async () => {
    give({ directory: { ...world.ports.directory, listByRole: async () => [] } });
    expect(await about('qa')).toMatchObject({ level: 'error', area: 'people' });

    give({ code: { ...world.ports.code, readFile: async () => Buffer.from('policy: 7') } });
    expect(await about('shop')).toMatchObject({ level: 'error', area: 'projects' });
    give({ code: { ...world.ports.code, head: async () => undefined } });
    expect(await about('shop')).toMatchObject({ level: 'error', text: 'shop has no branch main.' });
  });

  it('finds secrets that the chosen channels lack', async () => {
    const post = async () => undefined;
    give({ channels: { order: [{ name: 'slack', post }] }, secrets: { ...world.ports.secrets, get: async () => [] } });

    expect(await about('slack-token-acme')).toMatchObject({
      level: 'error',
      fix: 'npx stellwerk secret set slack-token-acme --as admin',
    });
  });

  it('shows the host to its operators on one machine, elsewhere to administrators of every tenant only', async () => {
    const areas = async () => new Set((await findings(ops)).map(({ area }) => area));
    expect([...(await areas())]).toContain('stores');
    world.close();

    world = await createServiceWorld({ localHost: false });
    give({ host });
    expect([...(await areas())]).not.toContain('stores');
    expect([...(await areas())]).toContain('people');
  });

  it('finds what is for one machine only on a host that is elsewhere', async () => {
    expect(await about('STELLWERK_STORE')).toBeUndefined();
    world.close();

    world = await createServiceWorld({ localHost: false });
    give({ host });
    expect(await about('STELLWERK_STORE')).toMatchObject({
      level: 'warning',
      fix: expect.stringContaining('cosmos') as string,
    });
    expect(await about('STELLWERK_BUS')).toMatchObject({ level: 'warning' });
    expect(await about('STELLWERK_MODEL')).toMatchObject({ level: 'warning' });
    expect(await about('STELLWERK_SECRETS')).toBeUndefined();
  });

  it.each([
    ['developers', dev, 'forbidden'],
    ['approvers', qa, 'forbidden'],
    ["another tenant's people", stranger, 'unknown_tenant'],
  ] as const)('refuses %s', async (_who, identity, code) => {
    await expect(world.services.doctor(identity, 'acme')).rejects.toMatchObject({ code });
  });
});
