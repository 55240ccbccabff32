import { isAtLeast } from '../../../domain/versions';

describe('isAtLeast', () => {
  it.each([
    ['1.1.0', '1.1.0', true],
    ['1.1.1', '1.1.0', true],
    ['1.10.0', '1.9.0', true],
    ['2.0.0', '1.9.9', true],
    ['1.0.9', '1.1.0', false],
    ['0.9.0', '1.0.0', false],
    [undefined, '1.0.0', false],
    ['', '1.0.0', false],
    ['latest', '1.0.0', false],
  ])('says of %s and %s: %s', (version, wanted, expected) => {
    expect(isAtLeast(version, wanted)).toBe(expected);
  });
});
