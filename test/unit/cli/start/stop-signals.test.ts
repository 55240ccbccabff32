import { EventEmitter } from 'node:events';
import { listenForStop } from '../../../../cli/start/stop-signals';

function fakeProcess(): NodeJS.Process {
  return new EventEmitter() as unknown as NodeJS.Process;
}

describe('listenForStop', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'])('takes %s as a request to stop', (name) => {
    const process = fakeProcess();
    const stop = listenForStop(process);

    process.emit(name as 'disconnect');

    expect(stop.signal.aborted).toBe(true);
  });

  it('takes signals that arrive together as one, and a later one as impatience', async () => {
    const process = fakeProcess();
    const stop = listenForStop(process);
    let insisted = false;
    void stop.insisted.then(() => (insisted = true));
    const now = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);

    process.emit('SIGINT');
    process.emit('SIGINT');
    await Promise.resolve();
    expect(insisted).toBe(false);

    now.mockReturnValue(1_002_000);
    process.emit('SIGINT');
    await stop.insisted;
    expect(insisted).toBe(true);
    now.mockRestore();
  });

  it('listens no more once closed', () => {
    const process = fakeProcess();
    listenForStop(process).close();

    expect(process.eventNames()).toEqual([]);
  });
});
