import { isOwnSite } from '../../../../local/http/own-site';

describe('isOwnSite', () => {
  it.each([
    [{ host: '127.0.0.1:7071' }, true],
    [{ host: 'localhost:7071' }, true],
    [{ host: '[::1]:7071' }, true],
    [{}, true],
    [{ host: '127.0.0.1:7071', origin: 'http://127.0.0.1:7071' }, true],
    [{ host: '127.0.0.1:7071', origin: 'https://evil.example' }, false],
    [{ host: '127.0.0.1:7071', origin: 'http://127.0.0.1:8080' }, false],
    [{ host: '127.0.0.1:7071', origin: 'null' }, false],
    [{ host: 'rebound.example:7071' }, false],
  ])('%j → %s', (headers, expected) => {
    expect(isOwnSite({ headers })).toBe(expected);
  });
});
