import { createConsoleNotifier } from '../../adapters/console-notifier/notifier';
import { describeNotifierContract } from './notifier.contract';

describeNotifierContract('the console', async () => {
  const lines: string[] = [];
  return {
    open: async () => createConsoleNotifier({ log: (line) => lines.push(line) }),
    said: async () => lines,
    dispose: async () => undefined,
  };
});
