import { app } from '@azure/functions';
import type { HttpFunctionOptions } from '@azure/functions';
import { queueNames, serviceBusConnection } from '../../../contracts/names';
import * as dependencies from '../../../app/dependencies';
import { routes } from '../../../functions/routes';

jest.mock('../../../app/dependencies', () => ({
  getDependencies: jest.fn(),
  openDependencies: jest.fn(),
  closeDependencies: jest.fn(),
}));
jest.mock('../../../app/durable', () => ({ registerDurable: jest.fn() }));

describe('functions/index', () => {
  const http = jest.spyOn(app, 'http').mockImplementation(() => undefined);
  const queue = jest.spyOn(app, 'serviceBusQueue').mockImplementation(() => undefined);
  const timer = jest.spyOn(app, 'timer').mockImplementation(() => undefined);
  const appStart = jest.spyOn(app.hook, 'appStart').mockReturnValue({ dispose: () => undefined });
  const appTerminate = jest.spyOn(app.hook, 'appTerminate').mockReturnValue({ dispose: () => undefined });

  beforeAll(() => {
    jest.requireActual('../../../functions/index');
  });

  function registered(name: string): HttpFunctionOptions | undefined {
    return http.mock.calls.find(([each]) => each === name)?.[1];
  }

  it('registers every route of the table, anonymous for the host', () => {
    expect(http.mock.calls.map(([name]) => name).sort()).toEqual(routes.map(({ name }) => name).sort());
    for (const { name, method, path } of routes) {
      expect(registered(name)).toMatchObject({ methods: [method], route: path, authLevel: 'anonymous' });
    }
  });

  it('gives a durable client to the routes that start or wake orchestrations, and to no other', () => {
    const durable = routes.filter(({ name }) => registered(name)?.extraInputs !== undefined).map(({ name }) => name);

    expect(durable.sort()).toEqual(
      [
        'fileRun',
        'raiseBudget',
        'reportBug',
        'decideGate',
        'decideCheckpoint',
        'decideOnPage',
        'acceptTeamsMessage',
        'acceptSlackAction',
        'pauseRun',
        'resumeRun',
        'cancelRun',
        'retryRun',
        'continueRun',
        'showBudget',
        'setBudget',
        'exposeMetrics',
      ].sort(),
    );
  });

  it('takes up what an earlier process left, and lets go of it in order', () => {
    expect(appStart).toHaveBeenCalledWith(dependencies.openDependencies);
    expect(appTerminate).toHaveBeenCalledWith(dependencies.closeDependencies);
  });

  it('listens on every queue and looks for pending runs every minute', () => {
    const queues = queue.mock.calls.map(([, options]) => options);

    expect(queues.map(({ queueName }) => queueName).sort()).toEqual(Object.values(queueNames).sort());
    expect(queues.every(({ connection }) => connection === serviceBusConnection)).toBe(true);
    expect(timer.mock.calls.map(([name, { schedule }]) => [name, schedule])).toEqual([
      ['ringAgain', '30 * * * * *'],
      ['reconcileRuns', '50 */2 * * * *'],
      ['reconcileEvents', '20 */5 * * * *'],
      ['startPendingRuns', '0 * * * * *'],
      ['sweepAdmission', '15 * * * * *'],
      ['sweepBudgets', '45 * * * * *'],
      ['deliverNotices', '*/5 * * * * *'],
    ]);
  });
});
