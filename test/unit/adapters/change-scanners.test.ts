import { createChangeScanners } from '../../../adapters/change-scanners';

const scanners = createChangeScanners();
const rulesOf = async (text: string) =>
  (await scanners.findSecrets([{ path: 'src/config.js', text }])).map(({ rule }) => rule);

describe('findSecrets', () => {
  it.each([
    ['a storage key', `AccountName=x;AccountKey=${'Ab1+'.repeat(21)}==`],
    ['a shared access key', `Endpoint=sb://x;SharedAccessKeyName=k;SharedAccessKey=${'Ab1/'.repeat(11)}=`],
    ['a shared access signature', `https://x.blob.core.windows.net/c?sv=2024-11-04&sig=${'aB1c'.repeat(11)}%3D`],
    ['an Entra client secret', `secret: "aB18Q~${'x1Y'.repeat(11)}z"`],
    ['a new Azure DevOps token', `${'aB1c'.repeat(19)}AZDO${'x1Yz'}`],
    ['an old Azure DevOps token', `AZURE_DEVOPS_EXT_PAT=${'ab2c'.repeat(13)}`],
    ['a JWT', `eyJ${'a1'.repeat(10)}.eyJ${'b2'.repeat(20)}.${'c3'.repeat(20)}`],
    ['a GitHub token', `ghp_${'a1B2'.repeat(9)}`],
    ['an AWS key', `AKIA${'A1B2'.repeat(4)}`],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----'],
    ['a password in an address', 'postgres://admin:hunter2secret@db.example.org:5432/shop'],
  ])('finds %s', async (_what, text) => {
    expect((await rulesOf(`const a = 1;\n${text}\n`)).length).toBeGreaterThan(0);
  });

  it.each([
    ['a commit', '9fceb02d0ae598e95dc970b74767f19372d61af8'],
    ['a digest', `sha256:${'0123456789abcdef'.repeat(4)}`],
    ['the integrity of a package', `"integrity": "sha512-${'aB1c'.repeat(21)}=="`],
    ['a UUID', '3fa85f64-5717-4562-b3fc-2c963f66afa6'],
    ['a reference to a secret', 'AccountKey=${STORAGE_KEY}; password: process.env.PASSWORD'],
  ])('leaves %s alone', async (_what, text) => {
    expect(await rulesOf(text)).toEqual([]);
  });

  it('says where, and never what', async () => {
    const key = `ghp_${'a1B2'.repeat(9)}`;
    const found = await scanners.findSecrets([{ path: 'a.txt', text: `one\ntwo ${key}\n` }]);

    expect(found[0]).toMatchObject({ path: 'a.txt', line: 2, endLine: 2 });
    expect(JSON.stringify(found)).not.toContain(key);
  });
});

describe('judgeLicences', () => {
  const deny = ['GPL-3.0', 'AGPL-3.0'];

  it.each([
    ['MIT', 'allowed'],
    ['GPL-3.0-only', 'denied'],
    ['GPL-3.0-or-later', 'denied'],
    ['(MIT OR GPL-3.0-only)', 'allowed'],
    ['MIT AND AGPL-3.0-only', 'denied'],
    ['SEE LICENSE IN README', 'unknown'],
    ['UNLICENSED', 'unknown'],
  ])('%s is %s', async (expression, verdict) => {
    expect(await scanners.judgeLicences([expression], { deny })).toEqual([verdict]);
  });

  it.each([
    ['MIT', 'allowed'],
    ['MIT OR Zlib', 'allowed'],
    ['MIT AND Zlib', 'denied'],
    ['Zlib', 'denied'],
  ])('with a list of allowed ones, %s is %s', async (expression, verdict) => {
    expect(await scanners.judgeLicences([expression], { deny, allow: ['MIT', 'Apache-2.0'] })).toEqual([verdict]);
  });
});
