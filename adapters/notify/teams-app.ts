import { AsyncLocalStorage } from 'node:async_hooks';
import type { BotActivity, BotAnswer } from '../../ports/chat-bot';
import { readActivity } from './teams-activity';

export interface TeamsConfig {
  /** Application id of the bot, single-tenant or a managed identity. */
  readonly appId: string;
  readonly entraTenantId: string;
  /** OpenID metadata of the Bot Framework; its keys sign what comes in. */
  readonly openIdUrl: string;
  /** Token of the bot for `https://api.botframework.com`. */
  readonly token: () => Promise<string>;
  /** Tenant of ours that the bot serves. */
  readonly tenant: string;
}

type Handle = (activity: BotActivity) => Promise<BotAnswer>;
type Receive = (request: { readonly body: unknown; readonly headers: Record<string, string> }) => Promise<{
  readonly status: number;
  readonly body?: unknown;
}>;

export interface TeamsApp {
  /** Writes to the conversations of one service address. */
  readonly clientFor: (serviceUrl: string) => TeamsClient;
  readonly receive: (headers: Readonly<Record<string, string>>, body: unknown, handle: Handle) => ReturnType<Receive>;
}

/** The part of the SDK's client that is used. */
export interface TeamsClient {
  readonly conversations: {
    activities(conversation: string): {
      create(activity: object): Promise<unknown>;
      update(id: string, activity: object): Promise<unknown>;
    };
    members(conversation: string): {
      get(): Promise<readonly { readonly id: string; readonly aadObjectId?: string }[]>;
    };
  };
}

const noLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  trace: () => undefined,
  log: () => undefined,
  child: () => noLog,
};

/** Teams' own SDK without its server: requests come from our HTTP trigger, its log stays out of ours. */
export async function loadTeamsApp({ appId, entraTenantId, openIdUrl, token }: TeamsConfig): Promise<TeamsApp> {
  const { App } = await import('@microsoft/teams.apps');
  const handlers = new AsyncLocalStorage<Handle>();
  const hear = async (activity: unknown): Promise<BotAnswer> => {
    const read = readActivity(activity);
    return (read && (await handlers.getStore()?.(read))) ?? { kind: 'none' };
  };
  let receive: Receive | undefined;
  const cloud = {
    loginEndpoint: 'https://login.microsoftonline.com',
    loginTenant: entraTenantId,
    botScope: 'https://api.botframework.com/.default',
    tokenServiceUrl: 'https://token.botframework.com',
    openIdMetadataUrl: openIdUrl,
    tokenIssuer: botFrameworkIssuer,
    graphScope: 'https://graph.microsoft.com/.default',
    agenticIdentityBotScope: 'https://botapi.skype.com/.default',
  };
  const teams = new App({
    clientId: appId,
    tenantId: entraTenantId,
    token: () => token(),
    cloud,
    logger: noLog,
    messagingEndpoint: '/api/messages',
    httpServerAdapter: { registerRoute: (_method, _path, handler) => void (receive = handler) },
  });
  teams.on('card.action', async ({ activity }) => toResponse(await hear(activity)));
  teams.on('conversationUpdate', async ({ activity }) => void (await hear(activity)));
  teams.on('install.add', async ({ activity }) => void (await hear(activity)));
  teams.on('install.remove', async ({ activity }) => void (await hear(activity)));
  await teams.initialize();
  return {
    clientFor: (serviceUrl: string) => teams.api.fromServiceUrl({ serviceUrl }),
    async receive(headers: Readonly<Record<string, string>>, body: unknown, handle: Handle) {
      if (!receive) throw new Error('Teams registered no endpoint.');
      const handler = receive;
      return handlers.run(handle, () => handler({ body, headers: { ...headers } }));
    },
  };
}

export const botFrameworkIssuer = 'https://api.botframework.com';

/** The form in which Teams wants the answer to an Action.Execute. */
function toResponse(answer: BotAnswer) {
  if (answer.kind === 'card') {
    const type = 'application/vnd.microsoft.card.adaptive' as const;
    return { statusCode: 200 as const, type, value: answer.card as never };
  }
  if (answer.kind === 'none') {
    const type = 'application/vnd.microsoft.activity.message' as const;
    return { statusCode: 200 as const, type, value: 'There is nothing to show.' };
  }
  const { status, code, message } = answer;
  const type = 'application/vnd.microsoft.error' as const;
  return { statusCode: status >= 500 ? (500 as const) : (400 as const), type, value: { code, message } as never };
}
