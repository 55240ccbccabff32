import { createRouteTable, type HttpRoute } from '../../../../local/http/route-table';

function table(
  routes: Readonly<Record<string, string | readonly [route: string | undefined, ...methods: string[]]>>,
  prefix = 'api',
) {
  const list = Object.entries(routes).map(([functionName, given]): HttpRoute<string> => {
    const [route, ...methods] = typeof given === 'string' ? [given] : given;
    return { functionName, route, methods, target: functionName };
  });
  return createRouteTable(list, prefix);
}

describe('route table', () => {
  it('serves a function without a route under its name, below the prefix', () => {
    const routes = table({ hello: [undefined] });
    expect(routes.find('GET', '/api/HELLO/')?.target).toBe('hello');
    expect(routes.find('GET', '/hello')).toBeUndefined();
    expect(routes.find('GET', '/api')).toBeUndefined();
  });

  it('serves routes at the root when the prefix is empty', () => {
    expect(table({ any: '{*rest}' }, '').find('GET', '/')).toEqual({ target: 'any', values: {} });
    expect(table({ any: '{*rest}' }, '').find('GET', '/a/b')).toEqual({ target: 'any', values: { rest: 'a/b' } });
  });

  it('tries functions in the order of their names, not by how special a route is', () => {
    const routes = table({ Zed: 'items/special', any: 'items/{id}' });
    expect(routes.find('GET', '/api/items/special')?.target).toBe('any');
  });

  it('skips a route whose method does not fit', () => {
    const routes = table({ a: ['items/{id}', 'POST'], b: ['items/{id}', 'get'] });
    expect(routes.find('GET', '/api/items/1')?.target).toBe('b');
    expect(routes.find('DELETE', '/api/items/1')).toBeUndefined();
  });

  it('fills defaults and leaves out optional values', () => {
    const routes = table({ f: 'pages/{page=home}/{part?}' });
    expect(routes.find('GET', '/api/pages')?.values).toEqual({ page: 'home' });
    expect(routes.find('GET', '/api/pages/x/y')?.values).toEqual({ page: 'x', part: 'y' });
    expect(routes.find('GET', '/api/pages/x/y/z')).toBeUndefined();
  });

  it('matches parameters inside a segment', () => {
    const routes = table({ f: 'files/v{major}-{name}.json' });
    expect(routes.find('GET', '/api/files/v1-a-b.json')?.values).toEqual({ major: '1', name: 'a-b' });
    expect(routes.find('GET', '/api/files/1-a.json')).toBeUndefined();
  });

  it('decodes values but keeps an encoded slash', () => {
    const routes = table({ f: 'names/{name}' });
    expect(routes.find('GET', '/api/names/a%20b%2Bc%2Fd')?.values).toEqual({ name: 'a b+c%2Fd' });
  });

  it.each([
    ['int', ['5', '-3'], ['x', '2147483648', '1.5']],
    ['long', ['2147483648'], ['9223372036854775808']],
    ['bool', ['true', 'FALSE'], ['1']],
    ['guid', ['6F9619FF-8B86-D011-B42D-00CF4FC964FF'], ['6F9619FF']],
    ['alpha', ['abc'], ['ab1']],
    ['datetime', ['2026-03-01T10:00'], ['soon']],
    ['decimal', ['1.25', '-3'], ['1e3']],
    ['double', ['1e3', '.5'], ['x']],
    ['length(3)', ['abc'], ['ab']],
    ['length(2,3)', ['ab', 'abc'], ['a', 'abcd']],
    ['minlength(2)', ['ab'], ['a']],
    ['maxlength(2)', ['ab'], ['abc']],
    ['min(3)', ['3'], ['2', 'x']],
    ['max(3)', ['3'], ['4']],
    ['range(1,9)', ['1', '9'], ['0', '10']],
    ['regex(^[a-z]{{2}}\\d$)', ['ab1'], ['abc']],
    ['int:min(3):max(5)', ['4'], ['2', '6']],
  ])('takes the constraint %s as "no match" when it fails', (constraint, good, bad) => {
    const routes = table({ f: `x/{value:${constraint}}` });
    expect(good.filter((value) => !routes.find('GET', `/api/x/${value}`))).toEqual([]);
    expect(bad.filter((value) => routes.find('GET', `/api/x/${value}`))).toEqual([]);
  });

  it.each([
    ['x/{a}/{A}', 'twice'],
    ['x/{*rest}/more', 'catch-all'],
    ['x/{a:integer}', 'unknown constraint "integer"'],
    ['x/{a', 'unbalanced'],
  ])('refuses the template %s and names the function', (route, reason) => {
    expect(() => table({ broken: route })).toThrow(new RegExp(`Function broken: .*${reason}`));
  });
});
