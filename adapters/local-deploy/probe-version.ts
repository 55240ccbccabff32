import { request } from 'node:http';

export interface ProbeAnswer {
  readonly healthy: boolean;
  readonly detail: string;
}

const limitMilliseconds = 2000;

/** One GET on loopback, whole answer within 2 s. Healthy is any status below 400. */
export function probeVersion(port: number, path: string): Promise<ProbeAnswer> {
  const shown = `GET ${path}`;
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path: asPath(path), agent: false }, (answer) => {
      const status = answer.statusCode ?? 0;
      answer.resume();
      answer.on('end', () => settle({ healthy: status > 0 && status < 400, detail: `${shown} answered ${status}` }));
      answer.on('error', (error) => settle({ healthy: false, detail: `${shown} broke off: ${error.message}` }));
    });
    const timer = setTimeout(() => {
      settle({ healthy: false, detail: `${shown} did not answer within ${limitMilliseconds / 1000} s` });
      sent.destroy();
    }, limitMilliseconds);
    const settle = (answer: ProbeAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    sent.on('error', (error) => settle({ healthy: false, detail: `${shown} failed: ${error.message}` }));
    sent.end();
  });
}

function asPath(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}
