import { connect, type Socket } from 'node:net';

export interface LoadFigures {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers that were not 200. */
  readonly failures: number;
}

/**
 * Sends one GET after another on each of `connections` keep-alive sockets for `seconds`, and takes the time of each answer.
 * It speaks HTTP by hand, so that the generator costs little of a machine it shares with the host.
 */
export async function loadHttp(target: URL, connections: number, seconds: number): Promise<LoadFigures> {
  const latencies: number[] = [];
  const failures = { count: 0 };
  const until = performance.now() + seconds * 1000;
  const since = performance.now();
  await Promise.all(Array.from({ length: connections }, () => runConnection(target, until, latencies, failures)));
  const elapsed = (performance.now() - since) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? NaN;
  return { requestsPerSecond: latencies.length / elapsed, p50: at(0.5), p99: at(0.99), failures: failures.count };
}

function runConnection(target: URL, until: number, latencies: number[], failures: { count: number }): Promise<void> {
  const request = Buffer.from(`GET ${target.pathname} HTTP/1.1\r\nhost: ${target.host}\r\n\r\n`);
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(Number(target.port), target.hostname);
    let received = '';
    let sentAt = 0;
    const send = (): void => {
      received = '';
      sentAt = performance.now();
      socket.write(request);
    };
    socket.setNoDelay(true);
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      if (!isComplete(received)) return;
      const now = performance.now();
      latencies.push(now - sentAt);
      if (!received.startsWith('HTTP/1.1 200')) failures.count += 1;
      if (now < until) send();
      else socket.end();
    });
  });
}

function isComplete(received: string): boolean {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = Number(/content-length: (\d+)/i.exec(received.slice(0, end))?.[1] ?? 0);
  return received.length >= end + 4 + length;
}
