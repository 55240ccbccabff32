import { createConsoleNotifier } from '../../../../adapters/console-notifier/notifier';
import { gateNotice } from '../../../contract/notifier.contract';

describe('createConsoleNotifier', () => {
  it('keeps a title from steering the terminal or beginning a line of its own', async () => {
    const lines: string[] = [];
    const notifier = createConsoleNotifier({ log: (line) => lines.push(line) });
    await notifier.notify(gateNotice({ title: 'Pay\r\nqa approved\u001b[2J \u202Edear\u2028me' }));
    expect(lines[0]).toContain('"Pay qa approved [2J  dear me"');
    expect(lines[0]).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
  });

  it('says a notice again when saying it failed', async () => {
    const lines: string[] = [];
    let broken = true;
    const log = (line: string) => {
      if (broken) throw new Error('no terminal');
      lines.push(line);
    };
    const notifier = createConsoleNotifier({ log });
    await expect(notifier.notify(gateNotice())).rejects.toThrow('no terminal');
    broken = false;
    await notifier.notify(gateNotice());
    expect(lines).toHaveLength(1);
  });

  it('forgets the oldest notices and no others', async () => {
    let said = 0;
    const notifier = createConsoleNotifier({ log: () => (said += 1) });
    for (let visit = 0; visit <= 10_000; visit++) await notifier.notify(gateNotice({ gateId: `qa.${visit}` }));
    await notifier.notify(gateNotice({ gateId: 'qa.10000' }));
    await notifier.notify(gateNotice({ gateId: 'qa.1' }));
    expect(said).toBe(10_001);
    await notifier.notify(gateNotice({ gateId: 'qa.0' }));
    expect(said).toBe(10_002);
  });
});
