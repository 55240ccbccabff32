import { htmlToLines, htmlToText } from '../../../domain/text/html-to-text';
import { userIdOf } from '../../../app/services/user-id';

describe('htmlToText', () => {
  it.each([
    ['<div>a<br>b</div>', 'a\nb'],
    ['a &lt;b&gt; &amp;lt; &#65;&#x42;&nbsp;c', 'a <b> &lt; AB c'],
    ['<script>alert(1)</script><style>p{}</style>text<!-- no -->', 'text'],
    ['<ul><li>one</li><li>two</li></ul>', '- one\n\n- two'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['&#0;&#1114112;&bogus;', '&bogus;'],
  ])('reads %j', (html, expected) => {
    expect(htmlToText(html)).toBe(expected);
  });

  it('stays quick on hostile markup', () => {
    const started = performance.now();
    htmlToText('<'.repeat(100_000));
    htmlToText('<!--'.repeat(20_000));
    htmlToText(`<script${' '.repeat(50_000)}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('htmlToLines', () => {
  it('drops bullets, numbers and blank lines', () => {
    expect(htmlToLines('<p>- one</p><p>2) two</p><br><p>* three</p><p>4 eyes</p>')).toEqual([
      'one',
      'two',
      'three',
      '4 eyes',
    ]);
  });
});

describe('userIdOf', () => {
  it.each([
    ['Jamal Hartnett <jamal.h@acme.example>', 'jamal-h'],
    ['jamal@acme.example', 'jamal'],
    ['ACME\\Jamal', 'jamal'],
    ['Jamal Hartnett', 'jamal-hartnett'],
  ])('makes an id of %j', (identity, expected) => {
    expect(userIdOf(identity)).toBe(expected);
  });

  it('makes an id of a name without Latin letters', () => {
    expect(userIdOf('山田')).toMatch(/^user-[0-9a-f]{12}$/);
  });
});
