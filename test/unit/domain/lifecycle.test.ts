import fc from 'fast-check';
import {
  decide,
  isEnded,
  nextTransitions,
  runStatuses,
  sdlcStates,
  transitionNames,
  transitions,
} from '../../../domain/lifecycle';
import type { TransitionFacts, TransitionName, TransitionSource } from '../../../domain/lifecycle';

const valid = { valid: true };
const digest = 'd1';
const approval = { choice: 'approve', subject: digest, authorised: true } as const;
const rejection = { choice: 'reject', subject: digest, authorised: true } as const;
const approvedReport = { valid: true, status: 'APPROVED', digest } as const;
const success = { valid: true, status: 'SUCCESS', healthCheck: 'PASS', soak: 'pass' } as const;

/** For each transition, facts that let it through. */
const enough: Readonly<Record<TransitionName, TransitionFacts>> = {
  T1: { manifest: valid, spec: valid },
  T2: { bundle: valid, qualityGates: [{ name: 'test', outcome: 'passed' }], coverage: { percent: 70.01, min: 70 } },
  T3: { qaReport: approvedReport },
  T4: { qaReport: approvedReport, qaDecision: approval },
  T5: { receipt: success, deployDecision: approval, deploySubject: digest },
  T6: { bugReport: valid },
  L1: { qaReport: approvedReport, qaDecision: rejection },
  L2: { receipt: { ...success, status: 'ROLLED_BACK' } },
  L3: { triageVerdict: 'hotfix', manifest: valid, spec: valid, testPlan: valid },
  L4: { triageVerdict: 'regular_fix' },
  L5: { approvedCommit: 'a1', branchHead: 'b2' },
};

const sources: readonly TransitionSource[] = [...sdlcStates, 'EXTERNAL_EVENT'];

describe('the transition table', () => {
  it('holds exactly the required moves', () => {
    const table = transitionNames.map((name) => {
      const { title, from, to, type, carriedOnBy } = transitions[name];
      return `${title}: ${from} -> ${to}, ${type}, ${carriedOnBy}`;
    });
    expect(table).toEqual([
      'T1_StartCoding: PLANNING -> CODING, automated, same_run',
      'T2_StartTesting: CODING -> TESTING, automated, same_run',
      'T3_RequestQAApproval: TESTING -> AWAITING_QA_APPROVAL, automated, same_run',
      'T4_StartDeployment: AWAITING_QA_APPROVAL -> DEPLOYMENT, human_in_the_loop, same_run',
      'T5_DeploymentSuccess: DEPLOYMENT -> PRODUCTION, automated, same_run',
      'T6_TriggerMaintenance: EXTERNAL_EVENT -> MAINTENANCE, event_driven, bug_triage',
      'L1_TestFailed: AWAITING_QA_APPROVAL -> CODING, human_in_the_loop, same_run',
      'L2_DeployFailed: DEPLOYMENT -> MAINTENANCE, automated, bug_triage',
      'L3_HotfixLoop: MAINTENANCE -> CODING, automated, priority_run',
      'L4_RegularFixLoop: MAINTENANCE -> PLANNING, automated, backlog_item',
      'L5_ApprovedTreeChanged: DEPLOYMENT -> CODING, automated, same_run',
    ]);
    expect(transitionNames.every((name) => transitions[name].name === name)).toBe(true);
  });

  it('leads out of each state as required, and nowhere out of production', () => {
    const next = Object.fromEntries(sources.map((state) => [state, nextTransitions(state).map(({ name }) => name)]));
    expect(next).toEqual({
      PLANNING: ['T1'],
      CODING: ['T2'],
      TESTING: ['T3'],
      AWAITING_QA_APPROVAL: ['T4', 'L1'],
      DEPLOYMENT: ['T5', 'L2', 'L5'],
      PRODUCTION: [],
      MAINTENANCE: ['L3', 'L4'],
      EXTERNAL_EVENT: ['T6'],
    });
  });
});

describe('decide', () => {
  it.each(transitionNames)('lets %s through with just enough facts', (name) => {
    const { from, to } = transitions[name];
    expect(decide(from, name, enough[name])).toEqual({ allowed: true, transition: name, to });
  });

  it.each(transitionNames)('refuses %s from every other state, whatever the facts', (name) => {
    const everything = Object.assign({}, ...Object.values(enough), enough[name]) as TransitionFacts;
    for (const state of sources.filter((source) => source !== transitions[name].from)) {
      expect(decide(state, name, everything)).toMatchObject({ allowed: false });
    }
  });

  it.each(transitionNames)('refuses %s when any of its facts is absent', (name) => {
    const facts = enough[name];
    expect(decide(transitions[name].from, name, {})).toMatchObject({ allowed: false });
    for (const key of Object.keys(facts)) {
      const { [key as keyof TransitionFacts]: _absent, ...rest } = facts;
      expect([key, decide(transitions[name].from, name, rest).allowed]).toEqual([key, false]);
    }
  });

  it.each(transitionNames)('refuses %s when any of its documents is invalid', (name) => {
    const facts = enough[name] as Record<string, unknown>;
    for (const [key, fact] of Object.entries(facts).filter(
      ([, value]) => typeof value === 'object' && value && 'valid' in value,
    )) {
      const spoiled = { ...facts, [key]: { ...(fact as object), valid: false } };
      expect([key, decide(transitions[name].from, name, spoiled).allowed]).toEqual([key, false]);
    }
  });

  it.each<[string, TransitionName, TransitionFacts, RegExp]>([
    ['coverage at the limit', 'T2', { ...enough.T2, coverage: { percent: 70, min: 70 } }, /not above 70/],
    [
      'coverage nobody could measure',
      'T2',
      { ...enough.T2, coverage: { percent: null, min: 70 } },
      /could not be measured/,
    ],
    ['a failed quality gate', 'T2', { ...enough.T2, qualityGates: [{ name: 'lint', outcome: 'failed' }] }, /lint/],
    [
      'no quality gate that ran',
      'T2',
      { ...enough.T2, qualityGates: [{ name: 'lint', outcome: 'skipped' }] },
      /no code quality gate/,
    ],
    ['a rejected report', 'T4', { ...enough.T4, qaReport: { ...approvedReport, status: 'REJECTED' } }, /not APPROVED/],
    [
      'an unauthorised approval',
      'T4',
      { ...enough.T4, qaDecision: { ...approval, authorised: false } },
      /not authorised/,
    ],
    [
      'an approval of another report',
      'T4',
      { ...enough.T4, qaDecision: { ...approval, subject: 'd0' } },
      /another subject/,
    ],
    [
      'an approval of nothing',
      'T4',
      { qaReport: { ...approvedReport, digest: '' }, qaDecision: { ...approval, subject: '' } },
      /another subject/,
    ],
    ['a rejection', 'T4', { ...enough.T4, qaDecision: rejection }, /reject, not approve/],
    [
      'an unauthorised rejection',
      'L1',
      { ...enough.L1, qaDecision: { ...rejection, authorised: false } },
      /not authorised/,
    ],
    [
      'a rejection of another report',
      'L1',
      { ...enough.L1, qaDecision: { ...rejection, subject: 'd0' } },
      /another subject/,
    ],
    ['an approval', 'L1', enough.T4, /approve, not reject/],
    ['a failed deployment', 'T5', { ...enough.T5, receipt: { ...success, status: 'FAILED' } }, /FAILED/],
    ['a rolled-back deployment', 'T5', { ...enough.T5, receipt: { ...success, status: 'ROLLED_BACK' } }, /ROLLED_BACK/],
    ['a failed health check', 'T5', { ...enough.T5, receipt: { ...success, healthCheck: 'FAIL' } }, /health/],
    ['an inconclusive soak', 'T5', { ...enough.T5, receipt: { ...success, soak: 'inconclusive' } }, /inconclusive/],
    ['no compliance decision', 'T5', { receipt: success, deploySubject: digest }, /nobody has decided/],
    ['a refused deployment', 'T5', { ...enough.T5, deployDecision: rejection }, /reject, not approve/],
    ['a delivered version', 'L2', enough.T5, /SUCCESS/],
    ['a deployment that switched nothing', 'L2', { receipt: { ...success, status: 'FAILED' } }, /FAILED/],
    ['a regular fix', 'L3', { ...enough.L3, triageVerdict: 'regular_fix' }, /not hotfix/],
    ['a hotfix', 'L4', { triageVerdict: 'hotfix' }, /not regular_fix/],
    ['a branch that stands where it was approved', 'L5', { approvedCommit: 'a1', branchHead: 'a1' }, /still stands/],
    ['a branch that has gone', 'L5', { approvedCommit: 'a1' }, /has gone/],
    ['a duplicate', 'L4', { triageVerdict: 'duplicate' }, /not regular_fix/],
  ])('refuses %s', (_, name, facts, reason) => {
    const decision = decide(transitions[name].from, name, facts);
    expect(decision).toMatchObject({ allowed: false, reason: expect.stringMatching(reason) });
  });

  it('does not ask for coverage where the policy demands none', () => {
    expect(decide('CODING', 'T2', { ...enough.T2, coverage: { percent: null, min: 0 } }).allowed).toBe(true);
  });

  it('lets a rejected report pass to the gate and back to coding without a person', () => {
    const rejected = { qaReport: { ...approvedReport, status: 'REJECTED' } } as const;
    expect(decide('TESTING', 'T3', rejected).allowed).toBe(true);
    expect(decide('AWAITING_QA_APPROVAL', 'L1', rejected).allowed).toBe(true);
  });
});

const documents = fc.option(fc.record({ valid: fc.boolean() }), { nil: undefined });
const decisions = fc.option(
  fc.record({
    choice: fc.constantFrom('approve' as const, 'reject' as const),
    subject: fc.constantFrom('', 'd1', 'd2'),
    authorised: fc.boolean(),
  }),
  { nil: undefined },
);
const anyFacts = fc
  .record({
    manifest: documents,
    spec: documents,
    testPlan: documents,
    bundle: documents,
    bugReport: documents,
    qualityGates: fc.option(
      fc.array(
        fc.record({
          name: fc.constant('g'),
          outcome: fc.constantFrom('passed' as const, 'failed' as const, 'skipped' as const),
        }),
      ),
      { nil: undefined },
    ),
    coverage: fc.option(
      fc.record({ percent: fc.option(fc.integer({ min: 0, max: 100 })), min: fc.constantFrom(0, 70) }),
      { nil: undefined },
    ),
    qaReport: fc.option(
      fc.record({
        valid: fc.boolean(),
        status: fc.constantFrom('APPROVED' as const, 'REJECTED' as const),
        digest: fc.constantFrom('', 'd1', 'd2'),
      }),
      { nil: undefined },
    ),
    qaDecision: decisions,
    deployDecision: decisions,
    deploySubject: fc.constantFrom(undefined, '', 'd1', 'd2'),
    receipt: fc.option(
      fc.record({
        valid: fc.boolean(),
        status: fc.constantFrom('SUCCESS' as const, 'FAILED' as const, 'ROLLED_BACK' as const),
        healthCheck: fc.constantFrom('PASS' as const, 'FAIL' as const),
        soak: fc.constantFrom('pass' as const, 'breach' as const, 'inconclusive' as const),
      }),
      { nil: undefined },
    ),
    triageVerdict: fc.constantFrom(
      undefined,
      'hotfix' as const,
      'regular_fix' as const,
      'duplicate' as const,
      'wont_fix' as const,
    ),
  })
  .map(
    (facts) => Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as TransitionFacts,
  );

describe('any walk through the life cycle', () => {
  it('reaches DEPLOYMENT only by an authorised approval of the approved report, and PRODUCTION only by T5 after it', () => {
    const step = fc.record({ pick: fc.nat(9), astray: fc.nat(9), facts: fc.option(anyFacts) });
    let deployed = 0;
    let delivered = 0;
    fc.assert(
      fc.property(fc.constantFrom('PLANNING', 'EXTERNAL_EVENT'), fc.array(step, { maxLength: 40 }), (start, steps) => {
        let state: TransitionSource = start;
        const path: TransitionName[] = [];
        for (const { pick, astray, facts: drawn } of steps) {
          const candidates = astray === 0 ? transitionNames : nextTransitions(state).map(({ name }) => name);
          const name = candidates[pick % candidates.length];
          if (!name) break;
          const facts = drawn ?? enough[name];
          const decision = decide(state, name, facts);
          if (!decision.allowed) continue;
          path.push(name);
          state = decision.to;
          if (state === 'DEPLOYMENT') {
            deployed += 1;
            expect(name).toBe('T4');
            expect(facts.qaDecision).toMatchObject({
              choice: 'approve',
              authorised: true,
              subject: facts.qaReport?.digest,
            });
            expect(facts.qaReport).toMatchObject({ status: 'APPROVED', valid: true });
          }
          if (state === 'PRODUCTION') {
            delivered += 1;
            expect(path.slice(-2)).toEqual(['T4', 'T5']);
            expect(facts.receipt).toMatchObject({ status: 'SUCCESS', soak: 'pass' });
          }
        }
      }),
      { numRuns: 3000 },
    );
    expect(deployed).toBeGreaterThan(0);
    expect(delivered).toBeGreaterThan(0);
  });
});

describe('isEnded', () => {
  it('tells what moves no more', () => {
    expect(runStatuses.filter(isEnded)).toEqual(['failed', 'completed', 'cancelled', 'crashed']);
  });
});
