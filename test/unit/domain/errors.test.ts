import { AppError, isAppError, isErrorCode, statusOf, toProblem } from '../../../domain/errors';

describe('toProblem', () => {
  it('answers code, status, title and details of a known error', () => {
    const error = new AppError('head_moved', 'The branch x has moved to abc.', { details: { head: 'abc' } });
    expect(toProblem(error)).toEqual({
      type: 'https://schemas.stellwerk.dev/problems/head_moved',
      title: 'The branch has moved',
      status: 409,
      code: 'head_moved',
      detail: 'The branch x has moved to abc.',
      retryable: false,
      details: { head: 'abc' },
    });
  });

  it.each([new Error('password=hunter2'), 'hunter2', undefined, { code: 'not_found', message: 'hunter2' }])(
    'says nothing of what %p holds',
    (error) => {
      const problem = toProblem(error);
      expect(problem).toMatchObject({ status: 500, code: 'internal' });
      expect(JSON.stringify(problem)).not.toContain('hunter2');
    },
  );

  it('does not show the cause', () => {
    const error = new AppError('vendor_failed', 'It failed.', { cause: new Error('secret') });
    expect(JSON.stringify(toProblem(error))).not.toContain('secret');
    expect(error.cause).toEqual(new Error('secret'));
  });
});

describe('AppError', () => {
  it('is retryable by its code unless told otherwise', () => {
    expect(new AppError('unavailable', 'x').retryable).toBe(true);
    expect(new AppError('forbidden', 'x').retryable).toBe(false);
    expect(new AppError('unavailable', 'x', { retryable: false }).retryable).toBe(false);
  });

  it('is recognised when it comes from another copy of the module', () => {
    const foreign = Object.assign(new Error('x'), {
      name: 'AppError',
      code: 'not_found',
      retryable: false,
      details: {},
    });
    expect(isAppError(foreign)).toBe(true);
    expect(toProblem(foreign).status).toBe(404);
    expect(isAppError(Object.assign(new Error('x'), { name: 'AppError', code: 'made_up' }))).toBe(false);
  });
});

describe('error codes', () => {
  it.each([
    ['invalid_request', 400],
    ['unauthenticated', 401],
    ['role_required', 403],
    ['requester_cannot_decide', 403],
    ['unknown_run', 404],
    ['stale_subject', 409],
    ['already_decided', 409],
    ['run_over', 410],
    ['gate_expired', 410],
    ['schema_violation', 422],
    ['bus_unavailable', 503],
  ] as const)('answers %s with %i', (code, status) => {
    expect(statusOf(code)).toBe(status);
  });

  it('are not mistaken for names every object has', () => {
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode('constructor')).toBe(false);
    expect(isErrorCode('internal')).toBe(true);
  });
});
