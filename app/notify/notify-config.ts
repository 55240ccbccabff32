export const channelNames = ['console', 'teams', 'workflows', 'slack', 'mail'] as const;
export type ChannelName = (typeof channelNames)[number];

/** How people are told and where they decide. */
export interface NotifyConfig {
  /** In the order in which they are tried. `console` alone writes to the host's log at once. */
  readonly order: readonly ChannelName[];
  /** Address of the app as people reach it, without a slash at its end. */
  readonly publicUrl: string | undefined;
  readonly teams:
    | { readonly appId: string; readonly openIdUrl: string; readonly entraTenantId: string; readonly tenant: string }
    | undefined;
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  readonly slackUrl: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function readNotify(env: Environment, problems: string[]): NotifyConfig {
  const names = (env['STELLWERK_NOTIFIER'] || 'console').split(',').map((name) => name.trim());
  const order = channelNames.filter((name) => names.includes(name)).sort((a, b) => names.indexOf(a) - names.indexOf(b));
  if (order.length !== names.length) {
    problems.push(`STELLWERK_NOTIFIER is "${names.join(',')}", but must be a list of ${channelNames.join(', ')}`);
  }
  const need = (channel: ChannelName, name: string, meaning: string): string => {
    const value = env[name] ?? '';
    if (value === '' && order.includes(channel))
      problems.push(`${name} is missing: STELLWERK_NOTIFIER names ${channel}, ${meaning}`);
    return value;
  };
  const publicUrl = (env['STELLWERK_PUBLIC_URL'] ?? '').replace(/\/+$/, '');
  if (publicUrl === '' && order.some((name) => name === 'workflows' || name === 'mail')) {
    problems.push('STELLWERK_PUBLIC_URL is missing: links in mails and Workflows cards lead there');
  }
  if (publicUrl !== '' && !URL.canParse(publicUrl)) problems.push('STELLWERK_PUBLIC_URL is no URL');
  return {
    order,
    publicUrl: publicUrl || undefined,
    teams: order.includes('teams')
      ? {
          appId: need('teams', 'STELLWERK_TEAMS_APP_ID', "the bot's application id"),
          entraTenantId: need('teams', 'STELLWERK_ENTRA_TENANT_ID', "the bot's Entra tenant"),
          tenant: env['STELLWERK_ENTRA_TENANT'] || 'local',
          openIdUrl:
            env['STELLWERK_TEAMS_OPENID_URL'] || 'https://login.botframework.com/v1/.well-known/openidconfiguration',
        }
      : undefined,
    mail: order.includes('mail')
      ? {
          url: need('mail', 'STELLWERK_MAIL_URL', 'the mail server, e.g. smtps://user@mail.example:465'),
          from: need('mail', 'STELLWERK_MAIL_FROM', 'the address mails come from'),
        }
      : undefined,
    slackUrl: env['STELLWERK_SLACK_URL'] || 'https://slack.com/api',
  };
}
