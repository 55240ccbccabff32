import { age, counted, dollars } from '../../../cli/render/figures';
import { diffStat } from '../../../cli/render/diff-stat';
import { eventLine } from '../../../cli/render/event-line';
import { choosePaint, colourPaint, plainPaint, printable } from '../../../cli/render/paint';
import { table } from '../../../cli/render/table';
import { aDiff, anEvent } from './run-view';

describe('choosePaint', () => {
  it.each([
    [true, {}, colourPaint],
    [false, {}, plainPaint],
    [true, { NO_COLOR: '1' }, plainPaint],
    [true, { NO_COLOR: '' }, colourPaint],
    [true, { TERM: 'dumb' }, plainPaint],
    [false, { FORCE_COLOR: '1' }, colourPaint],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, plainPaint],
  ])('terminal %s with %j', (isTerminal, env, paint) => {
    expect(choosePaint(isTerminal, env)).toBe(paint);
  });
});

describe('printable', () => {
  it('keeps text, tabs and line ends, and shows every other control character as one mark', () => {
    expect(printable('grüß\tdich\n\u001b]0;title\u0007\r\u009b2J')).toBe('grüß\tdich\n�]0;title���2J');
  });
});

describe('diffStat', () => {
  it('counts added and removed lines of each file, not its headers', () => {
    const second = 'diff --git a/old.txt b/old.txt\n--- a/old.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n--- gone';

    expect(diffStat(`${aDiff}\n${second}\n`)).toEqual([
      { path: 'src/app.js', added: 2, removed: 1 },
      { path: 'old.txt', added: 0, removed: 1 },
    ]);
  });

  it('finds nothing in an empty diff', () => {
    expect(diffStat('')).toEqual([]);
  });
});

describe('eventLine', () => {
  it('is one line, whatever the text holds', () => {
    const line = eventLine(anEvent(1, { kind: 'commit', text: ' one\n  two ' }), plainPaint, 'greeting.101.1  ');

    expect(line).toMatch(/^\d\d:\d\d:\d\d {2}greeting\.101\.1 {2}commit +one · two $/);
  });
});

describe('figures', () => {
  it('shows the digits of money that matter', () => {
    expect([0, 0.0123, 1.5, 12].map(dollars)).toEqual(['$0.00', '$0.0123', '$1.50', '$12.00']);
  });

  it('says how long ago in the largest fitting unit', () => {
    const now = Date.parse('2026-01-10T00:00:00Z');
    const moments = ['2026-01-09T23:59:50Z', '2026-01-09T23:30:00Z', '2026-01-09T20:00:00Z', '2026-01-01T00:00:00Z'];

    expect(moments.map((moment) => age(moment, now))).toEqual(['10 s', '30 min', '4 h', '9 d']);
  });

  it('counts nouns', () => {
    expect([counted(1, 'file'), counted(1200, 'file')]).toEqual(['1 file', '1,200 files']);
  });
});

describe('table', () => {
  it('aligns its columns', () => {
    expect(table(['a', 'b'], [['long', 'x']], plainPaint)).toEqual(['a     b', 'long  x']);
  });
});
