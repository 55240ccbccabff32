import { defaultRunPolicy } from '../../../domain/policy';
import { readProjectFile } from '../../../schemas/project-file';

const bytes = (text: string) => new TextEncoder().encode(text);
const minimal = 'name: Shop\ncommands:\n  test: node --test\n  start: node server.js\n';

describe('readProjectFile', () => {
  it('reads a minimal file under the default policy', () => {
    const result = readProjectFile(bytes(minimal));
    expect(result).toEqual({
      ok: true,
      file: { name: 'Shop', commands: { test: 'node --test', start: 'node server.js' } },
      policy: defaultRunPolicy,
    });
  });

  it("takes the file's rules and paths into the policy", () => {
    const rules = 'policy: { coverageMin: 80, deploymentApproval: policy }\npaths: { allowed: [src/] }\n';
    const result = readProjectFile(bytes(minimal + rules));
    expect(result.ok && result.policy).toMatchObject({
      coverageMin: 80,
      deploymentApproval: 'policy',
      allowedPaths: ['src/'],
    });
  });

  it('takes the rules that are the default anyway', () => {
    const rules = 'policy: { merge: pr, branchOnCancel: keep, checkpoints: none }\n';
    expect(readProjectFile(bytes(minimal + rules)).ok).toBe(true);
  });

  it('takes rules of stages and settings of roles into the policy', () => {
    const rules = `stages: { code: { exitCriteria: [{ file: a.txt, contains: b }], skills: [safe-migration] } }
roles: { coder: { maxTurns: 3, model: big } }
policy: { checkpoints: every_stage, branchOnCancel: delete }
`;
    expect(readProjectFile(bytes(minimal + rules))).toMatchObject({
      policy: {
        stages: { code: { exitCriteria: [{ file: 'a.txt', contains: 'b' }], skills: ['safe-migration'] } },
        roles: { coder: { maxTurns: 3, model: 'big' } },
        checkpoints: 'every_stage',
      },
    });
  });

  it.each<[string, string | undefined, string, RegExp]>([
    ['no file', undefined, 'project_file_missing', /no \.stellwerk\/project\.yml/],
    ['broken YAML', 'name: [', 'project_file_invalid', /no valid YAML/],
    ['an empty file', '', 'project_file_invalid', /\$: expected an object, got null/],
    [
      'nothing to start',
      'name: a\ncommands: { test: t }\n',
      'project_file_invalid',
      /\$\.commands\.start: expected a value/,
    ],
    ['an unknown setting', `${minimal}polcy: {}\n`, 'project_file_invalid', /\$\.polcy: .*; did you mean policy\?$/],
    [
      'an unknown setting within a group',
      `${minimal}policy: { sokSeconds: 3, frobnicate: 1 }\n`,
      'project_file_invalid',
      /\$\.policy\.sokSeconds: .*; did you mean soakSeconds\?; \$\.policy\.frobnicate: expected no such property, got number 1$/,
    ],
    [
      'a wrong type',
      `${minimal}policy: { maxRounds: many }\n`,
      'project_file_invalid',
      /\$\.policy\.maxRounds: expected an integer/,
    ],
    ['a contradiction', `${minimal}policy: { merge: direct_push }\n`, 'project_file_invalid', /allowDirectPush/],
    [
      'a rollout that ends too early',
      `${minimal}policy: { release: { rollout: [{ weightPercent: 50, intervalSeconds: 5 }] } }\n`,
      'project_file_invalid',
      /rollout must end with weightPercent 100/,
    ],
    [
      'a change window in no time zone',
      `${minimal}policy: { release: { changeWindows: [{ days: [mon], from: '09:00', to: '10:00', timeZone: Mars }] } }\n`,
      'project_file_invalid',
      /timeZone "Mars" is no IANA time zone/,
    ],
    [
      'an exit criterion of no known form',
      `${minimal}stages: { code: { exitCriteria: [{ vibes: good }] } }\n`,
      'project_file_invalid',
      /stages\.code\.exitCriteria/,
    ],
    [
      'an alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${Array(9).fill('*a').join()}]\nc: [${Array(9).fill('*b').join()}]\n`,
      'project_file_invalid',
      /alias/i,
    ],
  ])('refuses %s', (_, text, code, reason) => {
    const result = readProjectFile(text === undefined ? undefined : bytes(text));
    expect(result).toMatchObject({ ok: false, code, reason: expect.stringMatching(reason) });
  });
});
