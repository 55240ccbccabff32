import { createServer } from 'node:http';
import { answer } from './app.js';

const server = createServer((request, response) => {
  const { status, body } = answer(request.method ?? 'GET', request.url ?? '/');
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify(body)}\n`);
});

server.listen(Number(process.env.PORT ?? 8080), process.env.HOST ?? '127.0.0.1', () => {
  console.log(`tram-departures listens on port ${server.address().port}`);
});

process.on('SIGTERM', () => server.close(() => process.exit(0)));
