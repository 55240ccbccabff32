import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
  readonly keyFile: string;
  /** For NODE_EXTRA_CA_CERTS of processes that call the emulators. */
  readonly certFile: string;
}

let made: Promise<Certificate> | undefined;

/** A certificate for loopback names, made once per process and trusted by it: the vendors' SDKs insist on TLS. */
export function loopbackCertificate(): Promise<Certificate> {
  return (made ??= make());
}

async function make(): Promise<Certificate> {
  const pem = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const folder = mkdtempSync(join(tmpdir(), 'stellwerk-tls-'));
  const keyFile = join(folder, 'key.pem');
  const certFile = join(folder, 'cert.pem');
  writeFileSync(keyFile, pem.private, { mode: 0o600 });
  writeFileSync(certFile, pem.cert);
  setDefaultCACertificates([...getCACertificates('default'), pem.cert]);
  return { key: pem.private, cert: pem.cert, keyFile, certFile };
}
