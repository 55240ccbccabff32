import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bicepParameters } from '../../../cli/tenant/bicep-parameters';
import { readTenantFile, type AzureParameters, type TenantFile } from '../../../schemas/tenant-file';

const root = join(__dirname, '../../..');
const azure: AzureParameters = {
  ...{ environment: 'prod', location: 'westeurope', alertEmails: ['a@b.example', 'c@d.example'] },
  ...{ monthlyBudget: 300, budgetStart: '2026-12-01' },
};
const file: TenantFile = { tenant: 'acme', displayName: 'Acme', azure };

async function problemsOf(document: object): Promise<readonly string[]> {
  const read = await readTenantFile(JSON.stringify(document));
  return read.ok ? [] : read.problems;
}

describe('the tenant file', () => {
  it('of the samples makes the parameters that infra/ has', async () => {
    const read = await readTenantFile(readFileSync(join(root, 'samples/tenants/contoso.yml'), 'utf8'));
    if (!read.ok) throw new Error(read.problems.join('; '));
    const { azure: own } = read.file;

    expect(own && bicepParameters(read.file, own, '../tenant.bicep')).toBe(
      readFileSync(join(root, 'infra/tenants/contoso.bicepparam'), 'utf8'),
    );
  });

  it.each([
    ['no YAML', '{', /no valid YAML/],
    ['a list', '[]', /\$: expected an? object/],
  ])('is refused when it is %s', async (_what, text, message) => {
    const read = await readTenantFile(text);
    expect(read.ok ? '' : read.problems.join()).toMatch(message);
  });

  it('is refused for a value among the secrets, a doubled project, or an app of its own that does not fit', async () => {
    const ownApp = { apiClientId: 'x', modelUrl: 'https://m.example', modelName: 'm' };
    const shop = { project: 'shop', location: 'github:acme/shop' };

    expect(await problemsOf({ ...file, secrets: [{ 'ado-pat-acme': 'hunter2' }] })).toHaveLength(1);
    expect(await problemsOf({ ...file, projects: [shop, shop] })).toEqual(['$.projects: shop is there twice']);
    expect(await problemsOf({ ...file, azure: { ...azure, ownApp } })).toHaveLength(1);
    expect(await problemsOf({ ...file, azure: { ...azure, isolation: 'dedicated' } })).toHaveLength(1);
    expect(await problemsOf({ ...file, azure: { ...azure, isolation: 'dedicated', ownApp } })).toEqual([]);
  });
});

describe('bicepParameters', () => {
  it('names only parameters that infra/tenant.bicep has, and all that it demands', () => {
    const full: AzureParameters = {
      ...{ ...azure, platformLocation: 'swedencentral', isolation: 'dedicated', immutableDays: 30, costCenter: '4711' },
      ownApp: {
        apiClientId: 'x',
        modelUrl: 'https://m.example',
        modelName: 'm',
        settings: { STELLWERK_MAX_RUNS: '3' },
      },
    };
    const template = readFileSync(join(root, 'infra/tenant.bicep'), 'utf8');
    const known = [...template.matchAll(/^param (\w+)/gm)].map(([, name]) => name);
    const demanded = [...template.matchAll(/^param (\w+) [^=?\n]+$/gm)].map(([, name]) => name);
    const named = (parameters: AzureParameters) =>
      [...bicepParameters(file, parameters, '../tenant.bicep').matchAll(/^param (\w+)/gm)].map(([, name]) => name);

    expect(named(full).filter((name) => !known.includes(name))).toEqual([]);
    expect(demanded.filter((name) => !named(azure).includes(name))).toEqual([]);
  });

  it('writes any text as a literal', () => {
    const text = bicepParameters({ ...file, displayName: "O'Hara ${x} \\ \n" }, azure, '../tenant.bicep');

    expect(text).toContain("param displayName = 'O\\'Hara \\${x} \\\\ \\n'\n");
    expect(text).toContain("param alertEmails = ['a@b.example', 'c@d.example']\n");
  });
});
