import { createCedarEngine } from '../../../adapters/cedar/policy-engine';
import type { TenantPolicies } from '../../../ports/policy-store';
import { edit } from './questions';

function engineWith(text: string) {
  const stored: TenantPolicies = {
    tenant: 'acme',
    version: 1,
    text,
    setBy: 'admin',
    setAt: '2030-01-01T00:00:00.000Z',
  };
  const live = { stored };
  const engine = createCedarEngine({ current: async (tenant) => (tenant === 'acme' ? live.stored : undefined) });
  return { engine, set: (next: string) => void (live.stored = { ...stored, version: 2, text: next }) };
}

const noSource = `@id("acme:no-source") @reason("Nobody edits the sources this week.")
forbid (principal, action == Action::"editPath", resource) when { resource.path like "src/*" };`;
const askSource = `@id("human:source") @reason("Sources are edited only when a person agrees.")
forbid (principal, action == Action::"editPath", resource) when { resource.path like "src/*" }
unless { context.personApproved };`;

async function verdictOf(engine: ReturnType<typeof engineWith>['engine'], ...asked: Parameters<typeof edit>) {
  const { verdict, answers } = await engine.decide('acme', [edit(...asked)]);
  return { verdict, rules: answers[0]?.reasons.map(({ rule }) => rule) };
}

describe('the rules of a tenant', () => {
  it('forbid more than those of the product, and say which rule it was', async () => {
    const { engine } = engineWith(noSource);
    expect(await verdictOf(engine, 'src/a/b.ts')).toEqual({ verdict: 'deny', rules: ['acme:no-source'] });
    expect(await verdictOf(engine, 'test/a.ts')).toEqual({ verdict: 'allow', rules: ['allow:edit'] });
  });

  it('count for that tenant alone', async () => {
    const { engine } = engineWith(noSource);
    expect((await engine.decide('other', [edit('src/a.ts')])).verdict).toBe('allow');
  });

  it('count from the next decision on, under a version of their own', async () => {
    const { engine, set } = engineWith(noSource);
    const before = await engine.decide('acme', [edit('src/a.ts')]);
    set('');
    const after = await engine.decide('acme', [edit('src/a.ts')]);
    expect([before.verdict, after.verdict]).toEqual(['deny', 'allow']);
    expect(after.policyVersion).not.toBe(before.policyVersion);
  });

  it('cannot loosen a hard deny, however much they permit', async () => {
    const { engine } = engineWith('@id("acme:all") permit (principal, action, resource);');
    expect(await verdictOf(engine, '.github/x.yml', { restricted: true })).toEqual({
      verdict: 'deny',
      rules: ['hard:restricted-path'],
    });
  });

  it('permit what nothing else permits', async () => {
    const outside = { allowed: false };
    expect(await verdictOf(engineWith('').engine, 'docs/a.md', outside)).toEqual({
      verdict: 'deny',
      rules: ['engine:no-permit'],
    });
    const { engine } = engineWith('@id("acme:all") permit (principal, action, resource);');
    expect((await verdictOf(engine, 'docs/a.md', outside)).verdict).toBe('allow');
  });

  it('ask a person, and take the answer', async () => {
    const { engine } = engineWith(askSource);
    expect(await verdictOf(engine, 'src/a.ts')).toEqual({ verdict: 'needs_human', rules: ['human:source'] });
    expect((await verdictOf(engine, 'src/a.ts', { personApproved: true, approvalGate: 'checkpoint.1' })).verdict).toBe(
      'allow',
    );
  });

  it('never let an answer lift what a hard deny forbids as well', async () => {
    const { engine } = engineWith(askSource);
    const both = await verdictOf(engine, 'src/a.ts', { restricted: true });
    expect(both).toEqual({ verdict: 'deny', rules: ['hard:restricted-path', 'human:source'] });
    const answered = await verdictOf(engine, 'src/a.ts', { restricted: true, personApproved: true });
    expect(answered).toEqual({ verdict: 'deny', rules: ['hard:restricted-path'] });
  });

  it('deny everything when they cannot be used any more', async () => {
    const { engine } = engineWith('permit (principal, action, resource) when { context.nonsense };');
    expect(await verdictOf(engine, 'src/a.ts')).toEqual({ verdict: 'deny', rules: ['engine:rules'] });
  });
});

describe('what cannot be decided', () => {
  it('is denied: a question that breaks the schema', async () => {
    const { engine } = engineWith('');
    const odd = { ...edit('src/a.ts'), context: { personApproved: false } };
    const { verdict, answers } = await engine.decide('acme', [odd]);
    expect([verdict, answers[0]?.reasons[0]?.rule]).toEqual(['deny', 'engine:request']);
  });

  it('is denied: a rule that fails while it is asked', async () => {
    const overflow = `@id("acme:overflow") @reason("Never.") forbid (principal, action == Action::"changeSize", resource)
when { context.lines * 9223372036854775807 > 1 };`;
    const { engine } = engineWith(overflow);
    const { principal, run } = edit('a');
    const resource = { type: 'Repository', id: 'shop', attributes: { tenant: 'acme', name: 'shop' } } as const;
    const context = { personApproved: false, files: 1, lines: 3 };
    const asked = { principal, action: 'changeSize', resource, context, ...(run ? { run } : {}) } as const;
    const { verdict, answers } = await engine.decide('acme', [asked]);
    expect([verdict, answers[0]?.reasons[0]?.rule]).toEqual(['deny', 'engine:rule']);
  });
});

describe('the check of new rules', () => {
  const check = async (text: string) => {
    const answer = await engineWith('').engine.check('acme', text);
    return answer.kind === 'usable' ? 'usable' : answer.problems.join(' | ');
  };
  const forbid = 'forbid (principal, action == Action::"editPath", resource)';

  it.each([
    ['a text that is no Cedar', 'forbid everything;', /tenant rules/],
    ['a rule without an id', `${forbid};`, /no @id/],
    ['a forbid without a reason', `@id("acme:x") ${forbid};`, /needs a @reason/],
    ['a hard deny defined again', `@id("hard:restricted-path") @reason("r") ${forbid};`, /only the rules that ship/],
    [
      'a permit of the product defined again',
      '@id("allow:edit") permit (principal, action, resource);',
      /exists already/,
    ],
    ['two rules of one id', `@id("a:x") @reason("r") ${forbid}; @id("a:x") @reason("r") ${forbid};`, /exists already/],
    ['a human rule nobody could lift', `@id("human:x") @reason("r") ${forbid};`, /unless \{ context.personApproved \}/],
    ['an attribute that does not exist', `@id("a:x") @reason("r") ${forbid} when { resource.pth == "a" };`, /pth/],
    ['an action that does not exist', '@id("a:x") permit (principal, action == Action::"fly", resource);', /fly/],
    ['a comparison of different types', `@id("a:x") @reason("r") ${forbid} when { resource.path == 1 };`, /type/i],
  ])('refuses %s', async (_name, text, expected) => {
    expect(await check(text)).toMatch(expected);
  });

  it('takes usable rules, and none', async () => {
    expect(await check(noSource)).toBe('usable');
    expect(await check('')).toBe('usable');
  });
});
