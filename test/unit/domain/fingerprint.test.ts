import { canonicalFingerprint } from '../../../domain/fingerprint';
import type { FingerprintSources } from '../../../domain/fingerprint';

const base: FingerprintSources = {
  project: 'shop',
  category: 'Functional',
  component: 'checkout',
  errorType: 'TypeError',
  message: 'Order 4711 failed at 2025-03-01T12:00:00Z for user 3fa85f64-5717-4562-b3fc-2c963f66afa6',
  stackFrames: ['at total (/srv/app/src/cart.js:10:5)', 'at pay (/srv/app/src/pay.js:99:1)'],
};

describe('canonicalFingerprint', () => {
  it('is the same for two reports of one bug', () => {
    const other: FingerprintSources = {
      ...base,
      message: 'order  12 failed at 2026-11-30T01:02:03.123Z for user 00000000-0000-4000-8000-00000000000a ',
      stackFrames: ['at total (/home/ci/build/src/cart.js:12:7)', 'at pay (/home/ci/build/src/pay.js:1:1)'],
      title: 'Another title',
    };
    expect(canonicalFingerprint(other)).toBe(canonicalFingerprint(base));
  });

  it.each<[string, Partial<FingerprintSources>]>([
    ['project', { project: 'blog' }],
    ['category', { category: 'Performance' }],
    ['component', { component: 'search' }],
    ['error', { errorType: 'RangeError' }],
    ['message', { message: 'Payment refused' }],
    ['function', { stackFrames: ['at refund (/srv/app/src/cart.js:10:5)'] }],
    ['file', { stackFrames: ['at total (/srv/app/src/basket.js:10:5)'] }],
  ])('differs by %s', (_, changes) => {
    expect(canonicalFingerprint({ ...base, ...changes })).not.toBe(canonicalFingerprint(base));
  });

  it('looks at the innermost five frames only', () => {
    const frames = ['a', 'b', 'c', 'd', 'e'].map((name) => `at ${name} (x.js:1:1)`);
    const withTail = (tail: string) => canonicalFingerprint({ ...base, stackFrames: [...frames, tail] });
    expect(withTail('at main (y.js:1:1)')).toBe(withTail('at other (z.js:1:1)'));
  });

  it('falls back to the title when nothing technical is known', () => {
    const titled = (title: string) => canonicalFingerprint({ project: 'shop', category: 'UI', title });
    expect(titled('Button  is 3px off')).toBe(titled('button is 5px off'));
    expect(titled('Button is off')).not.toBe(titled('Menu is off'));
  });

  it('does not let one part run into the next', () => {
    const one = canonicalFingerprint({ project: 'p', category: 'UI', component: 'a b', errorType: 'c' });
    const two = canonicalFingerprint({ project: 'p', category: 'UI', component: 'a', errorType: 'b c' });
    expect(one).not.toBe(two);
  });
});
