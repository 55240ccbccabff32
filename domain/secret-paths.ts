import { matchesGlob } from './paths/glob';

/** Files that hold secrets by custom. No agent reads them, whatever its capabilities say. */
const secretNames: readonly string[] = [
  '.env',
  '.env.*',
  '*.env',
  '.npmrc',
  '.netrc',
  '.pypirc',
  '.git-credentials',
  'id_rsa',
  'id_dsa',
  'id_ecdsa',
  'id_ed25519',
  '*.pem',
  '*.key',
  '*.pfx',
  '*.p12',
  '*.jks',
  '*.keystore',
  '*.tfstate',
  '*.tfvars',
  'local.settings.json',
  'credentials.json',
];

const secretFolders: readonly string[] = ['.ssh', '.aws', '.azure', '.gnupg'];

/** Templates show names and no values. */
const template = /\.(example|sample|template|dist)$/;

/** Whether a path (relative to the repository) is one whose content is kept from every agent. Case does not count. */
export function isSecretPath(path: string): boolean {
  const segments = path.toLowerCase().split('/');
  const name = segments.at(-1) ?? '';
  if (segments.slice(0, -1).some((folder) => secretFolders.includes(folder))) return true;
  return !template.test(name) && secretNames.some((glob) => matchesGlob(glob, name));
}
