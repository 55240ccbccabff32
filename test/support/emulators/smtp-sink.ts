import { once } from 'node:events';
import { createServer } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { loopbackCertificate } from './certificate';

export interface SmtpSink {
  /** `smtps://…` */
  readonly url: string;
  readonly mails: { readonly to: string; readonly content: string }[];
  close(): Promise<void>;
}

/** A mail server that keeps what it is given: SMTP over TLS, one recipient or more, no login. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const { key, cert } = await loopbackCertificate();
  const mails: SmtpSink['mails'] = [];
  const sockets = new Set<TLSSocket>();
  const server = createServer({ key, cert }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let buffer = '';
    let inData = false;
    let to: string[] = [];
    socket.write('220 sink\r\n');
    socket.on('data', (chunk: Buffer) => {
      buffer += chunk.toString('utf8');
      for (;;) {
        const end = inData ? '\r\n.\r\n' : '\r\n';
        const at = buffer.indexOf(end);
        if (at < 0) return;
        const line = buffer.slice(0, at);
        buffer = buffer.slice(at + end.length);
        if (inData) {
          inData = false;
          mails.push({ to: to.join(','), content: line });
          to = [];
          socket.write('250 kept\r\n');
        } else if (/^RCPT TO:<(.*)>/i.test(line)) {
          to.push(/<(.*)>/.exec(line)?.[1] ?? '');
          socket.write('250 ok\r\n');
        } else if (/^DATA/i.test(line)) {
          inData = true;
          socket.write('354 go on\r\n');
        } else {
          socket.write(/^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n');
        }
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtps://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
