import { adaptiveCard, blockKit, largestCardBytes, mailText } from '../../../domain/approval-card';
import type { ApprovalFacts } from '../../../domain/approval-card';

const facts: ApprovalFacts = {
  tenant: 'acme',
  project: 'shop',
  runId: 'acme.shop.42.1',
  gateId: 'qa.1',
  gate: 'qa',
  title: 'Add a discount',
  requester: 'dev',
  subject: 'a'.repeat(64),
  standing: 'open',
  choices: ['approve', 'reject'],
  checklist: ['manual_ux_review_completed'],
  approvers: ['qa'],
  deadline: '2026-10-15T08:00:00.000Z',
  rounds: 1,
  costUsd: 1.234,
  risk: { class: 'R2', reasons: ['11 files'] },
  report: {
    status: 'APPROVED',
    criticalPaths: 100,
    coverage: 81.5,
    blockers: 0,
    staticAnalysis: true,
    dependencies: true,
    summary: 'All checks passed.',
  },
  change: { files: [{ path: 'src/discount.ts', added: 10, removed: 2 }] },
  links: { pullRequest: 'https://dev.example/pr/1', decide: 'https://app.example/api/decide/x' },
};

const texts = (value: unknown): string => JSON.stringify(value);

interface ExecuteAction {
  readonly type: string;
  readonly verb?: string;
  readonly data?: object;
}
const actionsOf = (card: { readonly [name: string]: unknown }) => card['actions'] as readonly ExecuteAction[];

describe('what is shown of a gate', () => {
  it('shows figures, digest, risk, cost and change in every channel', () => {
    const all = [
      texts(adaptiveCard(facts, { kind: 'decider' })),
      texts(blockKit(facts)),
      mailText(facts).text,
      mailText(facts).html,
    ];
    for (const shown of all) {
      for (const part of [
        'Add a discount',
        'acme.shop.42.1',
        'a'.repeat(64),
        'R2',
        '11 files',
        '$1.23',
        '81.5 %',
        '+10 -2',
      ]) {
        expect(shown).toContain(part);
      }
    }
  });

  it('gives buttons, checklist and comment to deciders only', () => {
    const decider = adaptiveCard(facts, { kind: 'decider' });
    expect(actionsOf(decider).map(({ type, verb }) => verb ?? type)).toEqual([
      'decide',
      'decide',
      'Action.OpenUrl',
      'Action.OpenUrl',
    ]);
    expect(actionsOf(decider)[0]?.data).toMatchObject({
      runId: facts.runId,
      gateId: 'qa.1',
      subject: facts.subject,
      choice: 'approve',
    });
    expect(texts(decider)).toContain('check.manual_ux_review_completed');

    for (const view of [{ kind: 'onlooker', note: 'You asked for it.' } as const, { kind: 'everyone' } as const]) {
      const card = adaptiveCard(facts, view);
      expect(texts(card)).not.toContain('"choice"');
      expect(texts(card)).not.toContain('Input.Text');
    }
  });

  it('has no button of any kind once the gate is over', () => {
    const over: ApprovalFacts = {
      ...facts,
      standing: 'decided',
      decision: { choice: 'approve', by: 'qa', at: '2026-10-02T08:00:00.000Z', channel: 'teams' },
    };
    const card = adaptiveCard(over, { kind: 'everyone', refreshFor: ['29:x'] });
    expect(texts(card)).not.toContain('Action.Execute');
    expect(texts(card)).toContain('approve by qa');
    expect(texts(blockKit(over))).not.toContain('stellwerk.decide');
    expect(mailText(over).text).not.toContain('https://app.example');
  });

  it('refreshes at most 60 members by itself', () => {
    const refreshFor = Array.from({ length: 80 }, (_, index) => `29:${index}`);
    const card = adaptiveCard(facts, { kind: 'everyone', refreshFor });
    expect((card['refresh'] as { readonly userIds: readonly string[] }).userIds).toHaveLength(60);
  });

  it('stays below 28 KB whatever it is fed', () => {
    const wide = '𝕏'.repeat(50_000);
    const huge: ApprovalFacts = {
      ...facts,
      title: wide,
      risk: { class: 'R3', reasons: Array.from({ length: 500 }, () => wide) },
      report: { ...facts.report!, summary: wide },
      change: { files: Array.from({ length: 3_000 }, () => ({ path: wide, added: 99_999, removed: 99_999 })) },
      checklist: Array.from({ length: 20 }, (_, index) => `${index}`.padEnd(60, 'x')),
    };
    for (const view of [{ kind: 'decider' } as const, { kind: 'everyone' } as const]) {
      expect(Buffer.byteLength(JSON.stringify(adaptiveCard(huge, view)))).toBeLessThan(largestCardBytes);
    }
    expect(blockKit(huge).blocks.length).toBeLessThanOrEqual(50);
  });

  it('shows the text of strangers as text', () => {
    const evil: ApprovalFacts = {
      ...facts,
      title: '<script>x</script> [Approve](https://evil.example)\n\u202e<!channel> *bold*',
      links: { pullRequest: 'javascript:alert(1)', decide: 'https://app.example/"><b>' },
    };
    const card = adaptiveCard(evil, { kind: 'decider' });
    expect(texts(card)).not.toContain('"TextBlock"');
    expect(actionsOf(card).filter(({ type }) => type === 'Action.OpenUrl')).toEqual([]);
    expect(blockKit(evil).text).not.toMatch(/[<>]/);
    expect(texts(blockKit(evil))).not.toContain('mrkdwn');
    const { html, subject } = mailText(evil);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('javascript:');
    expect(subject).not.toMatch(/[\n\u202e]/);
  });

  it('sends people to the decision page where a list does not fit a card', () => {
    const long = { ...facts, checklist: Array.from({ length: 21 }, (_, index) => `point_${index}`) };
    expect(texts(adaptiveCard(long, { kind: 'decider' }))).not.toContain('"choice"');
    expect(texts(adaptiveCard(long, { kind: 'decider' }))).toContain('Decision page');
  });
});
