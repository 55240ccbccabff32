import fc from 'fast-check';
import { isAppError } from '../../../domain/errors';
import {
  agentSessionId,
  artifactUri,
  assertIdLength,
  bugInstanceId,
  checkId,
  gateId,
  gateInstanceId,
  idempotencyKey,
  idLimits,
  parseAgentSessionId,
  parseArtifactUri,
  parseBugInstanceId,
  parseCheckId,
  parseGateId,
  parseGateInstanceId,
  parseRunId,
  parseStageInstanceId,
  parseTicketKey,
  runId,
  slug,
  stageInstanceId,
  ticketKey,
  uuidFromSha256,
} from '../../../domain/ids';

const slugs = (max: number) => fc.stringMatching(new RegExp(`^[a-z0-9]([a-z0-9-]{0,${max - 2}}[a-z0-9])?$`));
const counts = (max: number) => fc.integer({ min: 1, max });
const runs = fc.record({
  tenant: slugs(idLimits.tenant),
  project: slugs(idLimits.project),
  workItem: slugs(idLimits.workItem),
  n: counts(idLimits.runNumber),
});
const stages = slugs(idLimits.stage).filter((stage) => !stage.endsWith('-gate'));
const longest = {
  tenant: 't'.repeat(20),
  project: 'p'.repeat(24),
  workItem: 'w'.repeat(12),
  n: 9999,
};

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    return isAppError(error) ? error.code : 'not an AppError';
  }
  return undefined;
}

describe('slug', () => {
  it.each([
    ['Contoso Retail GmbH', 20, 'contoso-retail-gmbh'],
    ['Größe & Maß', 20, 'grosse-mass'],
    ['  --x--  ', 20, 'x'],
    ['abc-def', 4, 'abc'],
    ['#4711', 12, '4711'],
  ])('turns %p with limit %i into %p', (name, max, expected) => {
    expect(slug(name, max)).toBe(expected);
  });

  it('refuses a name with nothing to make an id of', () => {
    expect(codeOf(() => slug('日本', 20))).toBe('invalid_id');
  });

  it('makes a slug that every builder accepts, of any name that has a letter or digit', () => {
    fc.assert(
      fc.property(fc.string(), slugs(5), fc.integer({ min: 1, max: 20 }), (noise, core, max) => {
        const made = slug(noise + core, max);
        expect(made).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
        expect(made.length).toBeLessThanOrEqual(max);
        expect(slug(made, max)).toBe(made);
      }),
    );
  });
});

describe('runId', () => {
  it('joins its parts with dots', () => {
    expect(runId({ tenant: 'acme', project: 'shop', workItem: '4711', n: 2 })).toBe('acme.shop.4711.2');
  });

  it('is read back into the same parts', () => {
    fc.assert(
      fc.property(runs, (parts) => {
        expect(parseRunId(runId(parts))).toEqual(parts);
        expect(parseTicketKey(ticketKey(parts))).toEqual({
          tenant: parts.tenant,
          project: parts.project,
          workItem: parts.workItem,
        });
      }),
    );
  });

  it.each([
    { tenant: 'Acme' },
    { tenant: 'a.b' },
    { tenant: '' },
    { tenant: 'x'.repeat(21) },
    { project: 'p_1' },
    { project: 'x'.repeat(25) },
    { workItem: '-1' },
    { workItem: '1'.repeat(13) },
    { n: 0 },
    { n: 1.5 },
    { n: 10_000 },
  ])('refuses %p', (wrong) => {
    expect(codeOf(() => runId({ tenant: 'acme', project: 'shop', workItem: '1', n: 1, ...wrong }))).toBe('invalid_id');
  });

  it.each([
    '',
    'acme',
    'acme.shop.1',
    'acme.shop.1.0',
    'acme.shop.1.01',
    'acme.shop.1.1.1',
    'acme.Shop.1.1',
    'acme..1.1',
  ])('does not read %p', (text) => {
    expect(parseRunId(text)).toBeUndefined();
  });
});

describe('instance ids', () => {
  it('are read back into the same parts, and only as what they are', () => {
    fc.assert(
      fc.property(
        runs,
        stages,
        counts(idLimits.visit),
        slugs(12),
        counts(idLimits.session),
        (parts, stage, visit, name, k) => {
          const run = runId(parts);
          const stageInstance = stageInstanceId(run, stage, visit);
          expect(parseStageInstanceId(stageInstance)).toEqual({ run, stage, visit });
          expect(parseGateInstanceId(gateInstanceId(run, stage, visit))).toEqual({ run, gate: stage, visit });
          expect(parseAgentSessionId(agentSessionId(stageInstance, name, k))).toEqual({
            stageInstance,
            role: name,
            session: k,
          });
          expect(parseCheckId(checkId(stageInstance, name, k))).toEqual({ stageInstance, check: name, k });
          expect(parseGateId(gateId(stage, visit))).toEqual({ gate: stage, visit });
          expect(parseRunId(stageInstance)).toBeUndefined();
        },
      ),
    );
  });

  it('never give a stage and a gate of the same name the same instance', () => {
    fc.assert(
      fc.property(runs, stages, counts(idLimits.visit), (parts, name, visit) => {
        const gate = gateInstanceId(runId(parts), name, visit);
        expect(gate).not.toBe(stageInstanceId(runId(parts), name, visit));
        expect(parseStageInstanceId(gate)).toBeUndefined();
      }),
    );
  });

  it('stay below 100 characters with the longest parts', () => {
    const stage = stageInstanceId(runId(longest), 's'.repeat(10), 999);
    const ids = [
      agentSessionId(stage, 'r'.repeat(12), 999),
      checkId(stage, 'c'.repeat(12), 999),
      gateInstanceId(runId(longest), 'g'.repeat(10), 999),
      bugInstanceId(longest.tenant, 'f'.repeat(32), 9999),
    ];
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThan(100);
  });

  it.each([
    ['a stage of something that is no run', () => stageInstanceId('acme.shop.1', 'code', 1)],
    ['a stage that looks like a gate', () => stageInstanceId('acme.shop.1.1', 'qa-gate', 1)],
    ['a session of something that is no stage', () => agentSessionId('acme.shop.1.1', 'coder', 1)],
    ['a check of something that is no stage', () => checkId('acme.shop.1.1.qa-gate.1', 'test', 1)],
    ['a gate with a dot', () => gateId('q.a', 1)],
    ['a visit of zero', () => gateInstanceId('acme.shop.1.1', 'qa', 0)],
    ['a short fingerprint', () => bugInstanceId('acme', 'abc', 1)],
    ['a fingerprint in capitals', () => bugInstanceId('acme', 'A'.repeat(32), 1)],
  ])('refuse %s', (_, build) => {
    expect(codeOf(build)).toBe('invalid_id');
  });

  it('read a bug instance, which no run can look like', () => {
    const id = bugInstanceId('acme', '0123456789abcdef'.repeat(2), 3);
    expect(parseBugInstanceId(id)).toEqual({ tenant: 'acme', fingerprint: '0123456789abcdef'.repeat(2), n: 3 });
    expect(parseRunId(id)).toBeUndefined();
    expect(parseBugInstanceId('acme.bug.1.1')).toBeUndefined();
  });

  it.each(['qa', 'qa.0', 'qa.1.1', 'QA.1', '.1'])('do not read %p as a gate id', (text) => {
    expect(parseGateId(text)).toBeUndefined();
  });
});

describe('assertIdLength', () => {
  it('lets 99 characters through and refuses 100', () => {
    expect(assertIdLength('x'.repeat(99))).toHaveLength(99);
    expect(codeOf(() => assertIdLength('x'.repeat(100)))).toBe('invalid_id');
  });
});

describe('idempotencyKey', () => {
  it('is the same for every attempt and differs by operation and turn', () => {
    const owner = 'acme.shop.1.1.code.1';
    expect(idempotencyKey(owner, 'commit')).toBe('acme.shop.1.1.code.1/commit');
    expect(
      new Set([idempotencyKey(owner, 'turn', 1), idempotencyKey(owner, 'turn', 2), idempotencyKey(owner, 'turn')]).size,
    ).toBe(3);
  });
});

describe('artifactUri', () => {
  const sha256 = 'ab'.repeat(32);

  it('is read back into the same parts', () => {
    const parts = { tenant: 'acme', sha256, name: 'qa_report' };
    expect(artifactUri(parts)).toBe(`stellwerk://acme/${sha256}/qa_report.json`);
    expect(parseArtifactUri(artifactUri(parts))).toEqual(parts);
  });

  it.each([
    { name: '../x' },
    { name: '' },
    { name: 'a b' },
    { name: 'x'.repeat(65) },
    { sha256: 'AB'.repeat(32) },
    { sha256: 'ab' },
    { tenant: 'A' },
  ])('refuses %p', (wrong) => {
    expect(codeOf(() => artifactUri({ tenant: 'acme', sha256, name: 'x', ...wrong }))).toBe('invalid_id');
  });

  it.each([
    `https://acme/${sha256}/x.json`,
    `stellwerk://acme/${sha256}/x`,
    `stellwerk://acme/${sha256}/../x.json`,
    `stellwerk://acme/${sha256}/x.json\n`,
    `stellwerk://acme/${'zz'.repeat(32)}/x.json`,
    ` stellwerk://acme/${sha256}/x.json`,
  ])('does not read %p', (uri) => {
    expect(parseArtifactUri(uri)).toBeUndefined();
  });
});

describe('uuidFromSha256', () => {
  it('gives a valid UUID, the same for the same digest', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (digest) => {
        expect(uuidFromSha256(digest)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(uuidFromSha256(digest)).toBe(uuidFromSha256(digest));
      }),
    );
    expect(uuidFromSha256('0'.repeat(64))).not.toBe(uuidFromSha256('1'.repeat(64)));
    expect(codeOf(() => uuidFromSha256('x'))).toBe('invalid_id');
  });
});
