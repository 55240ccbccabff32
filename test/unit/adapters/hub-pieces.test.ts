import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCommitSeal } from '../../../adapters/hubs/commit-seal';
import { readIssueText, readIssue } from '../../../adapters/hubs/issue-form';
import { mergeLines } from '../../../adapters/hubs/merge-lines';
import { createPatientFetch } from '../../../adapters/hubs/patient-fetch';

async function serve(answers: readonly { status: number; headers?: Record<string, string> }[]) {
  let count = 0;
  const server = createServer((_request, response) => {
    const answer = answers[Math.min(count, answers.length - 1)];
    count += 1;
    response.writeHead(answer?.status ?? 200, answer?.headers ?? {}).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, asked: () => count, close: () => void (server.closeAllConnections(), server.close()) };
}

function clock() {
  let at = 1_000_000;
  const waits: number[] = [];
  const wait = async (milliseconds: number) => void (waits.push(milliseconds), (at += milliseconds));
  return { timing: { now: () => at, wait }, waits };
}

describe('patient fetch', () => {
  it('waits as long as Retry-After or the reset of a used-up budget says, then sends again', async () => {
    const { timing, waits } = clock();
    const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String((1_000_000 + 3_000 + 4_000) / 1_000) };
    const server = await serve([
      { status: 429, headers: { 'retry-after': '3' } },
      { status: 403, headers: spent },
      { status: 200 },
    ]);
    const send = createPatientFetch({ service: 'Hub', timing });
    expect((await send(server.url, { method: 'POST' })).status).toBe(200);
    expect(waits).toEqual([3_000, 4_000]);
    server.close();
  });

  it('leaves a pause of more than half a minute to the engine', async () => {
    const server = await serve([{ status: 429, headers: { 'retry-after': '600' } }]);
    const send = createPatientFetch({ service: 'Hub', timing: clock().timing });
    await expect(send(server.url)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
    server.close();
  });

  it('repeats a reader after a fault, but never a writer', async () => {
    const server = await serve([{ status: 502 }, { status: 200 }, { status: 502 }]);
    const send = createPatientFetch({ service: 'Hub', timing: clock().timing });
    expect((await send(server.url)).status).toBe(200);
    expect((await send(server.url, { method: 'POST' })).status).toBe(502);
    expect(server.asked()).toBe(3);
    server.close();
  });
});

describe('commit seal', () => {
  const facts = { repository: 'github:octo/shop', parents: ['a'], content: 't' };

  it('knows its own commits, also by an earlier key, and no copied message', async () => {
    const message = await createCommitSeal(async () => ['old']).message('Fix', 'run/1', facts);
    const seal = createCommitSeal(async () => ['new', 'old']);
    expect(await seal.keyOf(message, facts)).toBe('run/1');
    expect(await seal.keyOf(message, { ...facts, content: 'other' })).toBeUndefined();
    expect(await seal.keyOf(message, { ...facts, parents: ['b'] })).toBeUndefined();
    expect(await createCommitSeal(async () => ['new']).keyOf(message, facts)).toBeUndefined();
  });
});

describe('merge of lines', () => {
  const base = 'one\ntwo\nthree\nfour\nfive\n';

  it('takes both sides where they differ apart, and refuses or prefers where they meet', () => {
    const ours = base.replace('two', 'TWO');
    expect(mergeLines(base, ours, base.replace('five', 'FIVE'))).toEqual({
      kind: 'clean',
      text: ours.replace('five', 'FIVE'),
    });
    expect(mergeLines(base, ours, ours)).toEqual({ kind: 'clean', text: ours });
    expect(mergeLines(base, ours, base.replace('two', 'zwei'))).toEqual({ kind: 'conflict' });
    expect(mergeLines(base, ours, base.replace('two', 'zwei'), 'ours')).toEqual({ kind: 'clean', text: ours });
  });
});

describe('issue form', () => {
  it('reads criteria as people write them, and keeps what comes after', () => {
    const text = 'Why.\r\n\r\n### Acceptance criteria:\r\n- [ ] one\r\n2. two\r\n\r\n## Notes\r\nMore.';
    expect(readIssueText(text)).toEqual({ description: 'Why.\n\n## Notes\nMore.', acceptanceCriteria: ['one', 'two'] });
  });

  it('does not believe a state label that contradicts open or closed', () => {
    const labels = ['state: Closed', 'bug'];
    expect(readIssue({ text: '', labels, open: true, author: 'Maja' })).toMatchObject({ state: 'New', type: 'Bug' });
    const done = { text: '', labels: ['state: Active'], open: false, author: 'github:maja' };
    expect(readIssue(done)).toMatchObject({ state: 'Closed', requester: 'github:maja' });
  });
});
