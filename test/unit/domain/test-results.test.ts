import { criticalPaths, deferredLevels } from '../../../domain/test-levels';
import { countTests, readTestResults } from '../../../domain/test-results';

describe('readTestResults', () => {
  it('reads JUnit XML with failures, errors, skipped tests and escaped names', () => {
    const outcomes = readTestResults(`<?xml version="1.0"?>
<testsuites><testsuite name="a">
  <testcase classname="Cart" name="adds &quot;one&quot;" time="0.1"/>
  <testcase classname="Cart" name="removes"><failure message="no">at x</failure></testcase>
  <testcase name="breaks"><error/></testcase>
  <testcase name="later"><skipped/></testcase>
  <testcase name="quotes"><system-out><![CDATA[<failure>]]></system-out></testcase>
</testsuite></testsuites>`);

    expect(outcomes).toEqual([
      { name: 'Cart › adds "one"', outcome: 'passed' },
      { name: 'Cart › removes', outcome: 'failed' },
      { name: 'breaks', outcome: 'failed' },
      { name: 'later', outcome: 'skipped' },
      { name: 'quotes', outcome: 'passed' },
    ]);
    expect(countTests(outcomes ?? [])).toEqual({ total: 5, passed: 2, failed: 2, skipped: 1 });
  });

  it('reads TAP with suites, directives and results without a number', () => {
    const text = `TAP version 13
# Subtest: cart
    # Subtest: adds
    ok 1 - adds
      ---
      duration_ms: 1
      ...
    not ok 2 - removes
    1..2
not ok 1 - cart
ok 2 - later # SKIP no time
ok
1..3
`;
    expect(readTestResults(text)).toEqual([
      { name: 'cart › adds', outcome: 'passed' },
      { name: 'cart › removes', outcome: 'failed' },
      { name: 'later', outcome: 'skipped' },
      { name: '', outcome: 'passed' },
    ]);
  });

  it.each(['', 'ok then, all is well', '<html><body>404</body></html>'])('answers nothing for %j', (text) => {
    expect(readTestResults(text)).toBeUndefined();
  });
});

describe('deferredLevels', () => {
  it('takes levels by their names, and never the unit tests', () => {
    expect(deferredLevels(['Load', 'E2E (no browser here)', 'Integration', 'Unit'])).toEqual(['integration', 'e2e']);
    expect(deferredLevels(['Penetration', 'Reintegration'])).toEqual([]);
  });
});

describe('criticalPaths', () => {
  it('finds a path by its words in the names of tests, and says when none has them', () => {
    const results = [
      { name: 'Shop › checkout: pays by card', outcome: 'passed' },
      { name: 'Shop › signs in', outcome: 'failed' },
    ];
    expect(criticalPaths(['Checkout pays by card', 'Signs in', 'Refund'], results)).toEqual([
      { name: 'Checkout pays by card', outcome: 'passed' },
      { name: 'Signs in', outcome: 'failed' },
      { name: 'Refund', outcome: 'not_found' },
    ]);
  });
});
