import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/**
 * A certificate for loopback names, made once per process and trusted by it: the vendors' SDKs insist on TLS. Test files that
 * share a process share it through its folder: Node trusts the first set of certificates it was given.
 */
export function loopbackCertificate(): Promise<Certificate> {
  return (made ??= load());
}

async function load(): Promise<Certificate> {
  const folder = join(tmpdir(), `stellwerk-tls-${process.pid}-${Math.floor(performance.timeOrigin)}`);
  const keyFile = join(folder, 'key.pem');
  const certFile = join(folder, 'cert.pem');
  if (!existsSync(certFile)) await make(folder, keyFile, certFile);
  const certificate = { keyFile, certFile, key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
  setDefaultCACertificates([...getCACertificates('default'), certificate.cert]);
  return certificate;
}

async function make(folder: string, keyFile: string, certFile: string): Promise<void> {
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
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(keyFile, pem.private, { mode: 0o600 });
  writeFileSync(certFile, pem.cert);
}
