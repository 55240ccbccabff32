import { createConsoleNotifier } from '../../adapters/console-notifier/notifier';
import { createMail } from '../../adapters/notify/mail';
import { createSlack } from '../../adapters/notify/slack';
import { createTeams } from '../../adapters/notify/teams';
import { createWorkflows } from '../../adapters/notify/workflows';
import type { Ports } from '../../ports';
import type { ApprovalChannel } from '../../ports/approval-channels';
import { entraToken } from '../identity/entra-token';
import { createConsoleChannel } from './console-channel';
import type { ChannelName, NotifyConfig } from './notify-config';
import { createOutboxNotifier } from './outbox-notifier';

/** How people are told: at once on the console, or through the outbox and the channels of the settings. */
export function createNotify(
  config: NotifyConfig,
  ports: Pick<Ports, 'clock' | 'notices' | 'secrets'>,
): Pick<Ports, 'channels' | 'notifier'> {
  const log = createConsoleNotifier({ log: (line) => console.log(line) });
  if (config.order.every((name) => name === 'console')) return { notifier: log, channels: { order: [] } };
  const teams =
    config.teams && createTeams({ ...config.teams, token: entraToken('https://api.botframework.com/.default') });
  const { mail } = config;
  const slack = config.order.includes('slack') ? createSlack({ url: config.slackUrl }, ports.secrets) : undefined;
  const make: Partial<Record<ChannelName, () => ApprovalChannel>> = {
    workflows: () => createWorkflows(ports.secrets),
    ...(mail ? { mail: () => createMail(mail, ports.secrets) } : {}),
    ...(slack ? { slack: () => slack.channel } : {}),
    console: () => createConsoleChannel(log),
    ...(teams ? { teams: () => teams.channel } : {}),
  };
  const order = config.order.flatMap((name) => make[name]?.() ?? []);
  return {
    notifier: createOutboxNotifier(ports, log),
    channels: { order, ...(teams ? { bot: teams.bot } : {}), ...(slack ? { slack: slack.inbox } : {}) },
  };
}
