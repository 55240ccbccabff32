import type { OutsideService } from '../../ports/host-facts';
import type { AppConfig } from '../config';
import type { ObservedSettings } from './observed-settings';

/** Every address the app will call: those of the settings, and the defaults of what the settings switch on. */
export function outsideServices(config: AppConfig, settings: ObservedSettings): readonly OutsideService[] {
  const { ado, identity, notify } = config;
  const uses = (channel: (typeof notify.order)[number]): boolean => notify.order.includes(channel);
  const defaults: readonly OutsideService[] = [
    ...(ado?.organizations ?? []).map(({ url }) => ({ setting: 'STELLWERK_ADO_ORGANIZATIONS', url })),
    ...(identity.kind === 'entra'
      ? [
          { setting: 'STELLWERK_ENTRA_AUTHORITY', url: identity.authority },
          { setting: 'STELLWERK_GRAPH_URL', url: identity.graphUrl },
        ]
      : []),
    ...(uses('slack') ? [{ setting: 'STELLWERK_SLACK_URL', url: notify.slackUrl }] : []),
    ...(notify.teams ? [{ setting: 'STELLWERK_TEAMS_OPENID_URL', url: notify.teams.openIdUrl }] : []),
  ];
  // Only defaults that are in use count: a channel's address may be set beside another channel.
  const idle = ['STELLWERK_SLACK_URL', 'STELLWERK_TEAMS_OPENID_URL', 'STELLWERK_MAIL_URL'];
  const named = settings
    .addresses()
    .filter(({ setting }) => !idle.includes(setting) || (setting === 'STELLWERK_MAIL_URL' && uses('mail')));
  const all = [...named, ...defaults];
  return all.filter(
    ({ setting, url }, place) => all.findIndex((each) => each.setting === setting && each.url === url) === place,
  );
}
