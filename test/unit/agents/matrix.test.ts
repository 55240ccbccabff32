import { cellOf, refuseByMatrix, refuseRead } from '../../../agents/matrix';
import { missingSkills } from '../../../agents/harness/used-skills';
import { isSecretPath } from '../../../domain/secret-paths';
import { buildRun, buildSession } from '../../support/agent-world';
import type { RecordedTurn } from '../../../ports/turn-store';

describe('the capability matrix', () => {
  it.each(['.env', 'app/.env', '.ENV.production', 'certs/server.key', '.npmrc', 'infra/live.tfstate', '.ssh/config'])(
    'keeps %s from everybody, whatever the globs say',
    (path) => {
      expect(refuseRead(path, 'coder', { read: ['**', path], write: [] })).toMatch(/hold secrets/);
    },
  );

  it.each(['.env.example', 'src/environment.ts', 'src/keys.ts', 'docs/env.md'])('shows %s', (path) => {
    expect(isSecretPath(path)).toBe(false);
    expect(refuseRead(path, 'coder', { read: ['**'], write: [] })).toBeUndefined();
  });

  it('takes the globs of the project for its stage, and those of the role elsewhere', () => {
    const stages = { code: { capabilities: { coder: { write: ['src/'] } } } };
    expect(cellOf('coder', 'code', { stages })).toEqual({ read: ['**'], write: ['src/'] });
    expect(cellOf('coder', 'test', { stages })).toEqual({ read: ['**'], write: ['**'] });
    expect(cellOf('planner', 'plan', { stages })).toEqual({ read: ['**'], write: [] });
  });

  it('refuses a write outside, and every write of a role without any', () => {
    expect(refuseByMatrix('src/a.ts', 'coder', { read: [], write: ['src/'] })).toBeUndefined();
    expect(refuseByMatrix('test/a.ts', 'coder', { read: [], write: ['src/'] })).toMatch(
      /outside what the coder may write/,
    );
    expect(refuseByMatrix('a.ts', 'planner', { read: [], write: [] })).toMatch(/may write: nothing/);
    expect(refuseByMatrix('src/../.git/config', 'coder', { read: [], write: ['**'] })).toMatch(/"\.\."/);
  });
});

describe('mandatory skills', () => {
  const run = buildRun();
  const policy = { ...run.policy, stages: { plan: { skills: ['safe-migration'] } } };
  const session = buildSession('planner', { run: { ...run, policy } });
  const turn = (text: string, name: string, result?: string) =>
    ({
      reply: { text, toolCalls: [{ id: 'c', name: 'use_skill', argumentsJson: JSON.stringify({ name }) }] },
      ...(result === undefined ? {} : { toolResults: { c: result } }),
    }) as unknown as RecordedTurn;

  it('count when the call was answered, not when it was announced, failed or never ran', () => {
    expect(missingSkills(session, [turn('', 'safe-migration', '# Safe migration')])).toEqual([]);
    const talk = { reply: { text: 'I used the skill safe-migration.', toolCalls: [] } } as unknown as RecordedTurn;
    const unmet = [talk, turn('', 'safe-migration', 'Error: no'), turn('', 'safe-migration'), turn('', 'other', 'x')];
    for (const each of unmet) expect(missingSkills(session, [each])).toEqual(['safe-migration']);
  });
});
