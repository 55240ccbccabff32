import { classifyFailures, infrastructureTrouble, ownFailures } from '../../../domain/failure-class';
import type { Failure } from '../../../domain/failure-class';

function failure(command: string, change: Partial<Failure> = {}): Failure {
  return { command, reason: 'exit code 1', tail: '', ...change };
}

describe('infrastructureTrouble', () => {
  it.each([
    ['test', { reason: 'timedOut' }, 'it did not end in time'],
    ['test', { reason: 'exit code 137' }, 'it was killed'],
    ['build', { tail: 'ENOSPC: no space left on device, write' }, 'the disk is full'],
    ['test', { tail: 'bwrap: Creating new namespace failed' }, 'the sandbox could not be set up'],
    ['install', { tail: 'npm error code EAI_AGAIN' }, 'the network is away'],
    ['install', { tail: 'npm error 503 Service Unavailable - GET left' }, 'a registry does not answer'],
    ['test', { reason: 'notStarted', tail: '' }, 'it was not started'],
  ])('of %s with %j is told', (command, change, evidence) => {
    expect(infrastructureTrouble([failure(command, change)])).toEqual({ command, evidence });
  });

  it.each([
    ['a failing test', failure('test', { tail: 'expected 1 to be 2' })],
    ['a test about the network', failure('test', { tail: 'connect ECONNREFUSED 127.0.0.1:80' })],
    ['a flood of output', failure('test', { reason: 'outputLimit' })],
  ])('is not seen in %s', (_what, failed) => {
    expect(infrastructureTrouble([failed])).toBeUndefined();
  });

  it('is not seen in what was not started because an earlier command failed', () => {
    const failures = [failure('build'), failure('test', { reason: 'notStarted' })];
    expect(infrastructureTrouble(failures)).toBeUndefined();
    expect(ownFailures(failures).map(({ command }) => command)).toEqual(['build']);
  });
});

describe('classifyFailures', () => {
  it('blames the change for what passes on the base', () => {
    expect(classifyFailures([failure('test')], [], 1)).toMatchObject([
      { command: 'test', class: 'own_change', reruns: 1 },
    ]);
  });

  it('blames the base for what fails there too', () => {
    expect(classifyFailures([failure('test')], [failure('test')], 1)).toMatchObject([{ class: 'upstream' }]);
  });

  it('does not clear a command that the base never came to', () => {
    const base = [failure('build'), failure('test', { reason: 'notStarted' })];
    expect(classifyFailures([failure('test')], base, 1)).toMatchObject([{ class: 'own_change' }]);
  });

  it('blames the change for a test that it breaks beside the broken ones of the base', () => {
    const base = [failure('test', { tests: ['old'] })];
    expect(classifyFailures([failure('test', { tests: ['old', 'new'] })], base, 1)).toMatchObject([
      { class: 'own_change', evidence: 'breaks new' },
    ]);
    expect(classifyFailures([failure('test', { tests: ['old'] })], base, 1)).toMatchObject([{ class: 'upstream' }]);
  });
});
