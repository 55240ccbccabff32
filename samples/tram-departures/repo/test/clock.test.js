import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatTime, parseTime } from '../src/clock.js';

test('reads times of the day', () => {
  assert.equal(parseTime('00:00'), 0);
  assert.equal(parseTime('08:05'), 485);
  assert.equal(parseTime('23:59'), 1439);
});

test('refuses what is no time of the day', () => {
  for (const text of ['24:00', '7:30', '12:60', 'noon', '']) assert.equal(parseTime(text), undefined);
});

test('writes times, of the next day as well', () => {
  assert.equal(formatTime(485), '08:05');
  assert.equal(formatTime(24 * 60 + 10), '00:10');
});
