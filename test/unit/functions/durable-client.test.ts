import { OrchestrationRuntimeStatus } from 'durable-functions';
import type { DurableClient } from 'durable-functions';
import { createDurablePort, createEntityPort } from '../../../functions/durable-client';

const unknown = new Error('DurableClient error: Durable Functions extension replied with HTTP 404 response.');

function client(parts: Partial<Record<'getStatus' | 'startNew' | 'raiseEvent', jest.Mock>>): DurableClient {
  return { getStatus: jest.fn().mockRejectedValue(unknown), ...parts } as unknown as DurableClient;
}

function status(runtimeStatus: OrchestrationRuntimeStatus): jest.Mock {
  return jest.fn().mockResolvedValue({ runtimeStatus });
}

describe('createDurablePort', () => {
  it('starts an instance nobody knows', async () => {
    const startNew = jest.fn().mockResolvedValue('id');

    expect(await createDurablePort(client({ startNew })).start('deliverWorkItem', 'id', { a: 1 })).toBe('started');
    expect(startNew).toHaveBeenCalledWith('deliverWorkItem', { instanceId: 'id', input: { a: 1 } });
  });

  it.each([
    OrchestrationRuntimeStatus.Running,
    OrchestrationRuntimeStatus.Completed,
    OrchestrationRuntimeStatus.Failed,
  ])('never starts over an instance that is %s', async (runtimeStatus) => {
    const startNew = jest.fn();

    expect(
      await createDurablePort(client({ getStatus: status(runtimeStatus), startNew })).start('triageBug', 'id', {}),
    ).toBe('exists');
    expect(startNew).not.toHaveBeenCalled();
  });

  it('takes a lost race for the start as existing', async () => {
    const getStatus = jest.fn().mockRejectedValueOnce(unknown).mockResolvedValue({ runtimeStatus: 'Running' });
    const startNew = jest
      .fn()
      .mockRejectedValue(new Error('The operation failed with an unexpected status code: 409.'));

    expect(await createDurablePort(client({ getStatus, startNew })).start('triageBug', 'id', {})).toBe('exists');
  });

  it('passes on a start that failed', async () => {
    const startNew = jest.fn().mockRejectedValue(new Error('status code: 500'));

    await expect(createDurablePort(client({ startNew })).start('triageBug', 'id', {})).rejects.toThrow('500');
  });

  it('bears an event to an instance that is unknown, and no other failure', async () => {
    const gone = jest.fn().mockRejectedValue(new Error("No instance with ID 'id' found."));
    const down = jest.fn().mockRejectedValue(new Error('connect ECONNREFUSED'));

    expect(await createDurablePort(client({ raiseEvent: gone })).raiseEvent('id', 'e', {})).toBe('absent');
    await expect(createDurablePort(client({ raiseEvent: down })).raiseEvent('id', 'e', {})).rejects.toThrow(
      'ECONNREFUSED',
    );
  });
});

describe('createEntityPort', () => {
  it('reads the state of an entity, or that there is none, and signals it', async () => {
    const readEntityState = jest
      .fn()
      .mockResolvedValueOnce({ entityExists: false, entityState: undefined })
      .mockResolvedValueOnce({ entityExists: true, entityState: { limits: {} } });
    const signalEntity = jest.fn();
    const port = createEntityPort({ readEntityState, signalEntity } as unknown as DurableClient);

    expect(await port.readEntity('tenantBudget', 'acme')).toBeUndefined();
    expect(await port.readEntity('tenantBudget', 'acme')).toEqual({ limits: {} });
    await port.signalEntity('tenantBudget', 'acme', 'sweep', { at: '2026-01-05T08:00:00.000Z' });

    expect(readEntityState).toHaveBeenCalledWith(expect.objectContaining({ name: 'tenantBudget', key: 'acme' }));
    expect(signalEntity).toHaveBeenCalledWith(expect.objectContaining({ key: 'acme' }), 'sweep', {
      at: '2026-01-05T08:00:00.000Z',
    });
  });
});
