import { chooseBranch } from '../../../activities/choose-branch';
import type { CodeHost } from '../../../ports/code-host';

function aRepositoryWith(...branches: readonly string[]): { readonly code: CodeHost } {
  const head = async (_repository: string, branch: string) => (branches.includes(branch) ? 'c0ffee' : undefined);
  return { code: { head } as unknown as CodeHost };
}

describe('chooseBranch', () => {
  it('tells runs of two projects on one repository apart', async () => {
    const ports = aRepositoryWith('main');
    const [one, other] = await Promise.all(
      ['local.shop.1.1', 'local.store.1.1'].map((runId) => chooseBranch(ports, 'r', runId)),
    );
    expect(one).toBe('stellwerk/local.shop.1.1');
    expect(other).toBe('stellwerk/local.store.1.1');
  });

  it('never takes a branch that is there already', async () => {
    const ports = aRepositoryWith('stellwerk/local.shop.1.1', 'stellwerk/local.shop.1.1-2');
    expect(await chooseBranch(ports, 'r', 'local.shop.1.1')).toBe('stellwerk/local.shop.1.1-3');
  });
});
