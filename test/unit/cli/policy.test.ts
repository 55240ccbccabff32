import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { requestsOf } from '../../../domain/policy/recorded';
import { shippedSchema, shippedSources } from '../../../policies/shipped';
import { usualRequest } from '../../../policies/evaluator/usual-request';
import { startFakeHost, type FakeHost } from './fake-host';
import { makeDataFolder, stellwerk, type DataFolder } from './fake-terminal';

const rule = `@id("acme:no-lock") @reason("Lock files are made by the build.")
forbid (principal, action == Action::"editPath", resource) when { resource.path like "*.lock" };`;
const forbids = {
  name: 'a lock file',
  action: 'editPath',
  resource: { path: 'yarn.lock' },
  expect: { verdict: 'deny', rules: ['acme:no-lock'] },
};
const allows = { name: 'a source', action: 'editPath', expect: { verdict: 'allow' } };

let folder: string;
let data: DataFolder;
let host: FakeHost | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stellwerk-policy-'));
  data = makeDataFolder('http://127.0.0.1:9');
});
afterEach(async () => {
  await host?.close();
  host = undefined;
  data.remove();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string, ...cases: readonly object[]): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'ours.cedar'), text);
  if (cases.length > 0) writeFileSync(join(path, 'ours.policytest.json'), JSON.stringify({ cases }));
  return path;
}

describe('policy test', () => {
  it('passes on the rules of the product: each has a case it decides and one it does not', async () => {
    const { code, stdout } = await stellwerk(data, ['policy', 'test', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ failed: [], uncovered: [] });
    expect(code).toBe(0);
  });

  it('passes on a tenant rule with both cases, on top of the rules of the product', async () => {
    const { code, stdout } = await stellwerk(data, ['policy', 'test', write('good', rule, forbids, allows)]);
    expect(stdout).toContain('1 rules, 2 cases: 2 passed, 0 failed, 0 rules untested.');
    expect(code).toBe(0);
  });

  it('fails on a rule without a case it decides, and on one without a case it lets pass', async () => {
    const idle = await stellwerk(data, ['policy', 'test', write('idle', rule, allows)]);
    expect(idle.stdout).toContain('UNTESTED acme:no-lock needs a case: one that it forbids');
    const strict = await stellwerk(data, ['policy', 'test', write('strict', rule, forbids)]);
    expect(strict.stdout).toContain('UNTESTED acme:no-lock needs a case: one that is allowed all the same');
    expect([idle.code, strict.code]).toEqual([1, 1]);
  });

  it('fails on a case that comes out otherwise, and says how', async () => {
    const wrong = { ...forbids, expect: { verdict: 'allow' } };
    const { code, stdout } = await stellwerk(data, ['policy', 'test', write('wrong', rule, wrong, forbids, allows)]);
    expect(stdout).toContain('FAIL a lock file: expected allow, came deny [acme:no-lock]');
    expect(code).toBe(1);
  });

  it('fails on rules that cannot be used, with the problem', async () => {
    const misspelt = rule.replace('resource.path', 'resource.pth');
    const { code, stderr } = await stellwerk(data, ['policy', 'test', write('misspelt', misspelt, forbids)]);
    expect(stderr).toMatch(/acme:no-lock: .*pth/);
    expect(code).toBe(1);
  });

  it('fails when a rule of the product no longer does what its cases say', async () => {
    const copy = join(folder, 'copy');
    cpSync(resolve(__dirname, '../../../policies'), copy, { recursive: true });
    const [base] = shippedSources;
    const loosened = base?.text.replace('when { context.restricted };', 'when { context.restricted && false };') ?? '';
    writeFileSync(join(copy, 'base.cedar'), loosened);
    const { code, stdout, stderr } = await stellwerk(data, ['policy', 'test', copy]);
    expect(stdout + stderr).toMatch(/restricted/);
    expect(code).toBe(1);
  });
});

describe('policy diff', () => {
  it('names the cases whose verdict changes between two folders', async () => {
    const old = write('old', rule, forbids, allows);
    const next = write('next', rule.replace('*.lock', 'src/*'));
    const { code, stdout } = await stellwerk(data, ['policy', 'diff', old, next, '--cases', old]);
    expect(stdout).toContain('deny → allow  editPath on Path thing [allow:edit]  (a lock file)');
    expect(stdout).toContain('allow → deny  editPath on Path thing [acme:no-lock]  (a source)');
    expect(stdout).toContain('2 questions, 2 with another verdict.');
    expect(code).toBe(0);
  });
});

describe('policy shadow', () => {
  it('asks the candidate what was asked on the host, and tells where it would have said otherwise', async () => {
    const { run, resource, context } = usualRequest('editPath', { resource: { path: 'yarn.lock' } });
    const asked = [{ action: 'editPath', resource, context } as const];
    const question = { run: run ?? resource, role: 'coder', tools: [], asked };
    expect(requestsOf(question)).toHaveLength(1);
    const items = [
      { sequence: 1, key: 'a', kind: 'transition', data: {} },
      { sequence: 2, key: 'b', kind: 'authorisation', data: { operationKey: 'acme.shop.42.1/commit', ...question } },
    ];
    const rules = shippedSources.map(({ layer, text }) => ({ id: layer, layer, text }));
    host = await startFakeHost({
      'GET /api/v1/audit': { items },
      'GET /api/v1/policies': { tenant: 'local', policyVersion: 'x', rules, schema: shippedSchema },
    });
    data.remove();
    data = makeDataFolder(host.url);
    const { code, stdout, stderr } = await stellwerk(data, ['policy', 'shadow', write('candidate', rule)]);
    expect(stderr).toBe('');
    expect(stdout).toContain('allow → deny  editPath on Path thing [acme:no-lock]  (acme.shop.42.1/commit)');
    expect(stdout).toContain('1 questions, 1 with another verdict.');
    expect(code).toBe(0);
  });
});
