import { setTimeout as sleep } from 'node:timers/promises';
import { loopbackCertificate } from '../../support/emulators/certificate';
import { startEntra } from '../../support/emulators/entra';
import type { EntraEmulator, EntraUser } from '../../support/emulators/entra';
import { startSmtpSink } from '../../support/emulators/smtp-sink';
import type { SmtpSink } from '../../support/emulators/smtp-sink';
import { startTeams } from '../../support/emulators/teams';
import type { TeamsEmulator } from '../../support/emulators/teams';
import { fileGreeting } from '../../support/product-greetings';
import { startProduct } from '../../support/product-host';
import type { Product } from '../../support/product-host';

jest.setTimeout(120_000);

describe('approvals where people are, on the real host', () => {
  let entra: EntraEmulator;
  let teams: TeamsEmulator;
  let mail: SmtpSink;
  let product: Product;
  let users: Readonly<Record<'dev' | 'qa' | 'ops' | 'admin', EntraUser>>;

  beforeAll(async () => {
    [teams, mail] = await Promise.all([startTeams(), startSmtpSink()]);
    entra = await startEntra(teams.entraTenantId);
    const { certFile } = await loopbackCertificate();
    const person = (name: string): EntraUser => {
      const user = entra.addUser(name);
      entra.assign(name, { id: user.id, kind: 'User' });
      return user;
    };
    users = { dev: person('dev'), qa: person('qa'), ops: person('ops'), admin: person('admin') };
    // Away from one's own machine it takes an administrator to register a repository.
    entra.assign('admin', { id: users.dev.id, kind: 'User' });
    product = await startProduct({
      env: {
        NODE_EXTRA_CA_CERTS: certFile,
        IDENTITY_ENDPOINT: `${entra.url}/msi/token`,
        IDENTITY_HEADER: 'emulated',
        STELLWERK_IDENTITY: 'entra',
        STELLWERK_ENTRA_TENANT_ID: teams.entraTenantId,
        STELLWERK_ENTRA_AUDIENCE: entra.audience,
        STELLWERK_ENTRA_AUTHORITY: entra.url,
        STELLWERK_GRAPH_URL: entra.graphUrl,
        STELLWERK_NOTIFIER: 'teams,mail',
        STELLWERK_PUBLIC_URL: 'https://app.example',
        STELLWERK_TEAMS_APP_ID: teams.appId,
        STELLWERK_TEAMS_OPENID_URL: teams.openIdUrl,
        STELLWERK_MAIL_URL: mail.url,
        STELLWERK_MAIL_FROM: 'stellwerk@acme.example',
      },
      tokenOf: (user) => entra.tokenOf(users[user as keyof typeof users]),
    });
  });
  afterAll(async () => {
    await (product as Product | undefined)?.dispose();
    await Promise.all([entra.close(), teams.close(), mail.close()]);
  });

  async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
    for (let tries = 0; tries < 300; tries += 1) {
      const found = await look();
      if (found) return found;
      await sleep(200);
    }
    throw new Error(`${what} did not come:\n${product.output()}`);
  }

  const send = (activity: object) =>
    fetch(`${product.url}/api/messages`, {
      method: 'POST',
      headers: { authorization: teams.authorization(), 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });

  it('a run waits at its gate, by mail while the bot is nowhere, and goes on when the page decides', async () => {
    const { runId } = await fileGreeting(product, { project: 'bymail' });
    const { content, to } = await until('the mail', () => mail.mails[0]);
    expect(to).toBe('qa@mail.acme.example');
    expect(content).toContain(runId);
    const text = content.replace(/=\r\n/g, '').replace(/=3D/g, '=');
    const path = /https:\/\/app\.example(\/api\/decide\/local\?t=[\w.-]+)/.exec(text)?.[1] ?? '';
    const page = await (await fetch(`${product.url}${path}`)).text();
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
    const form = { t: field('t'), proof: field('proof'), subject: field('subject'), choice: 'approve' };
    const decide = (user: EntraUser) =>
      fetch(`${product.url}${path.split('?')[0]}`, {
        method: 'POST',
        body: new URLSearchParams({ ...form, credential: entra.tokenOf(user) }),
      });
    expect((await decide(users.dev)).headers.get('x-problem-code')).toBe('role_required');
    expect((await decide(users.qa)).status).toBe(200);
    await untilState(runId, 'completed');
  });

  it('a run waits at its gate with a card in Teams, and goes on when somebody presses approve', async () => {
    expect((await send(teams.invite(users.qa.id))).status).toBe(200);
    teams.members.push({ id: '29:qa', aadObjectId: users.qa.id });
    const before = teams.posted.length;
    const { runId } = await fileGreeting(product, { project: 'byteams' });
    const card = await until('the card', () => teams.posted[before]);
    const subject = /"subject":"([0-9a-f]{64})"/.exec(JSON.stringify(card.activity))?.[1];
    const data = { action: 'approval', runId, gateId: 'qa.1', subject, choice: 'approve', comment: 'Good.' };
    const refused = await (await send(teams.press(users.ops.id, card, data, 'decide'))).json();
    expect(refused).toMatchObject({ statusCode: 400, value: { code: 'role_required' } });

    const answer = await (await send(teams.press(users.qa.id, card, data, 'decide'))).json();
    expect(answer).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    await untilState(runId, 'completed');
    await until('the update', () => card.updates > 0);
    expect(JSON.stringify(card.activity)).not.toContain('Action.Execute');
  });

  async function untilState(runId: string, status: string): Promise<void> {
    await until(`the end of ${runId}`, async () => {
      const { body } = await product.call<{ readonly status: string }>('admin', 'GET', `/v1/runs/${runId}`);
      return body.status === status;
    });
  }
});
