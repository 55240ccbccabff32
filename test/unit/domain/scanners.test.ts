import { readScannerReport } from '../../../domain/scanners';
import { cvssScore } from '../../../domain/scanners/cvss';
import type { ScannerFormat } from '../../../domain/policy/quality';

function findings(format: ScannerFormat, report: unknown) {
  const read = readScannerReport(format, 'out.json', JSON.stringify(report));
  if (read.kind === 'unreadable') throw new Error(read.reason);
  return read.findings;
}

describe('readScannerReport', () => {
  it('reads SARIF: severity of the rule, level as a fallback, suppressed results left out', () => {
    const at = (uri: string, startLine: number) => ({
      locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
    });
    const driver = {
      name: 'scan',
      rules: [{ id: 'sql', properties: { 'security-severity': '9.1' } }, { id: 'style' }],
    };
    const results = [
      { ruleId: 'sql', message: { text: 'Injection.' }, ...at('file:///src/my%20db.js', 7) },
      { ruleId: 'style', level: 'note', message: { text: 'Ugly.' }, ...at('./src/a.js', 1) },
      { ruleId: 'sql', message: { text: 'Known.' }, suppressions: [{ kind: 'external' }] },
      { ruleId: 'sql', baselineState: 'absent', message: { text: 'Gone.' } },
      { ruleId: 'sql', kind: 'pass', message: { text: 'Fine.' } },
    ];

    expect(findings('sarif', { version: '2.1.0', runs: [{ tool: { driver }, results }] })).toEqual([
      { rule: 'sql', message: 'Injection.', score: 9.1, file: 'src/my db.js', line: 7 },
      { rule: 'style', message: 'Ugly.', score: 3.9, file: 'src/a.js', line: 1 },
    ]);
  });

  it('reads where data comes by, what is new, what a comment hides, and rules that an extension brings', () => {
    const location = (uri: string, startLine: number) => ({
      physicalLocation: { artifactLocation: { uri }, region: { startLine } },
    });
    const flow = [location('src/in.js', 3), location('src/db.js', 9)].map((each) => ({ location: each }));
    const result = { ruleId: 'js/sql', message: { text: 'Injection.' }, locations: [location('src/db.js', 9)] };
    const extensions = [{ name: 'queries', rules: [{ id: 'js/sql', properties: { 'security-severity': '8.8' } }] }];
    const results = [
      { ...result, codeFlows: [{ threadFlows: [{ locations: flow }] }], baselineState: 'new' },
      { ...result, suppressions: [{ kind: 'inSource' }] },
      { ...result, suppressions: [{ kind: 'external', status: 'underReview' }] },
    ];
    const run = { tool: { driver: { name: 'scan' }, extensions }, results };
    const plain = { rule: 'js/sql', message: 'Injection.', score: 8.8, file: 'src/db.js', line: 9 };

    expect(findings('sarif', { version: '2.1.0', runs: [run] })).toEqual([
      {
        ...plain,
        along: [
          { file: 'src/in.js', line: 3 },
          { file: 'src/db.js', line: 9 },
        ],
        isNew: true,
      },
      { ...plain, suppressed: true },
      plain,
    ]);
  });

  it.each([
    ['of no run', []],
    ['of a run that did not end well', [{ tool: {}, results: [], invocations: [{ executionSuccessful: false }] }]],
  ])('takes no SARIF report %s for clean', (_what, runs) => {
    expect(() => findings('sarif', { version: '2.1.0', runs })).toThrow('out.json cannot be read as sarif');
  });

  it('reads osv-scanner: the highest score of a group, a vector, a word', () => {
    const vulnerabilities = [
      { id: 'A', summary: 'Bad.' },
      { id: 'B', severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }] },
      { id: 'C', database_specific: { severity: 'LOW' } },
      { id: 'D' },
    ];
    const entry = {
      package: { name: 'left', version: '1.0.0' },
      vulnerabilities,
      groups: [{ ids: ['A'], max_severity: '7.5' }],
    };
    const report = { results: [{ source: { path: 'package-lock.json' }, packages: [entry] }] };

    expect(findings('osv', report).map(({ rule, score }) => [rule, score])).toEqual([
      ['A', 7.5],
      ['B', 9.8],
      ['C', 3.9],
      ['D', 10],
    ]);
  });

  it('reads npm audit: each advisory once, at the package it is about', () => {
    const report = {
      auditReportVersion: 2,
      vulnerabilities: {
        left: {
          severity: 'high',
          via: [{ title: 'Bad.', url: 'https://x/1', severity: 'high', range: '<2', cvss: { score: 8.1 } }],
        },
        right: { severity: 'high', via: ['left'] },
      },
    };
    expect(findings('npm-audit', report)).toEqual([{ rule: 'https://x/1', message: 'left <2: Bad.', score: 8.1 }]);
  });

  it('reads CycloneDX VEX without what was analysed as harmless', () => {
    const vulnerability = (id: string, more: object) => ({ id, affects: [{ ref: 'pkg:npm/left@1' }], ...more });
    const report = {
      bomFormat: 'CycloneDX',
      vulnerabilities: [
        vulnerability('A', { ratings: [{ score: 5 }, { severity: 'high' }] }),
        vulnerability('B', { ratings: [{ score: 9 }], analysis: { state: 'not_affected' } }),
        vulnerability('C', {}),
      ],
    };
    expect(findings('cyclonedx-vex', report).map(({ rule, score }) => [rule, score])).toEqual([
      ['A', 8.9],
      ['C', 10],
    ]);
  });

  it.each<[ScannerFormat, string | undefined, string]>([
    ['sarif', undefined, 'the scanner left no out.json'],
    ['sarif', '', 'it is no JSON'],
    ['sarif', '{"version":"2.0.0","runs":[]}', 'it is no SARIF 2.1.0 report'],
    ['osv', '{}', 'it is no report of osv-scanner'],
    ['npm-audit', '{"auditReportVersion":1}', 'it is no npm audit report'],
    ['cyclonedx-vex', '[]', 'it is no CycloneDX document'],
  ])('never takes for clean what it does not understand: %s %j', (format, text, reason) => {
    expect(readScannerReport(format, 'out.json', text)).toEqual({
      kind: 'unreadable',
      reason: expect.stringContaining(reason),
    });
  });
});

// The examples of the standard's own calculator.
describe('cvssScore', () => {
  it.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1],
    ['CVSS:3.0/AV:L/AC:H/PR:L/UI:N/S:U/C:L/I:N/A:N', 2.5],
    ['CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 0],
  ])('%s is %d', (vector, score) => {
    expect(cvssScore(vector)).toBe(score);
  });

  it.each(['', 'CVSS:4.0/AV:N', 'CVSS:3.1/AV:N/AC:L'])('answers nothing for %j', (vector) => {
    expect(cvssScore(vector)).toBeUndefined();
  });
});
