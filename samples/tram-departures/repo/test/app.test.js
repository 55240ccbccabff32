import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '../src/app.js';

test('says that it is healthy', () => {
  assert.deepEqual(answer('GET', '/health'), { status: 200, body: { status: 'ok' } });
});

test('lists the stops', () => {
  const { status, body } = answer('GET', '/stops');
  assert.equal(status, 200);
  assert.deepEqual(body.stops[2], { id: 'harbour', name: 'Harbour' });
});

test('lists the lines with their stops', () => {
  const { body } = answer('GET', '/lines');
  assert.deepEqual(body.lines.map((line) => line.id), ['1', '4']);
});

test('shows a stop with the lines that call there', () => {
  assert.deepEqual(answer('GET', '/stops/market').body, { id: 'market', name: 'Market Square', lines: ['1', '4'] });
});

test('does not know a stop that is not there', () => {
  assert.deepEqual(answer('GET', '/stops/moon'), { status: 404, body: { error: 'there is no stop "moon"' } });
});

test('does not know other addresses', () => {
  assert.equal(answer('GET', '/tickets').status, 404);
});

test('refuses an address that cannot be read', () => {
  assert.equal(answer('GET', '/stops/%E0%A4%A').status, 400);
});

test('only reads', () => {
  assert.equal(answer('POST', '/stops').status, 405);
});
