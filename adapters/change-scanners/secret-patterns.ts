/**
 * Secrets by their vendors' published shapes that secretlint's recommended rules do not know, as its pattern rule takes them.
 * Each one is bound to its own context or checksum marks, so that digests and ids are left alone.
 */
export const secretPatterns: readonly { readonly name: string; readonly pattern: string }[] = [
  { name: 'azure-storage-key', pattern: '/AccountKey=[A-Za-z0-9+\\/]{80,}={0,2}/' },
  { name: 'azure-shared-access-key', pattern: '/SharedAccessKey=[A-Za-z0-9+\\/]{40,}={0,2}/' },
  { name: 'azure-sas', pattern: '/[?&]sig=[A-Za-z0-9%+\\/]{40,}(?:%3D|=){0,2}/i' },
  // Entra client secrets: 3 characters, a digit, `Q~`, 34 more.
  { name: 'entra-client-secret', pattern: '/(?<![\\w~.-])[A-Za-z0-9_~.-]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}(?![\\w~.-])/' },
  // Newer tokens carry `AZDO` at a fixed place before a checksum; the older ones are 52 characters of base32.
  { name: 'azure-devops-token', pattern: '/(?<![A-Za-z0-9])[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])/' },
  {
    name: 'azure-devops-old-token',
    pattern: '/(?:pat|token|azure_devops_ext_pat|vsts?|ado)[\\w-]*["\']?\\s*[:=]\\s*["\']?[a-z2-7]{52}(?![a-z0-9])/i',
  },
  { name: 'jwt', pattern: '/(?<![\\w-])eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{20,}/' },
  { name: 'openai-key', pattern: '/(?<![\\w-])sk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}/' },
  { name: 'aws-access-key', pattern: '/(?<![A-Za-z0-9])(?:AKIA|ASIA)[0-9A-Z]{16}(?![A-Za-z0-9])/' },
  { name: 'private-key', pattern: '/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/' },
  { name: 'github-token', pattern: '/(?<!\\w)(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})/' },
];
