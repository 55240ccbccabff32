import type { SlackPress } from '../../ports/slack-inbox';

/** A press of a button in a form body `payload=…`; undefined for anything else. */
export function readPress(body: string): SlackPress | undefined {
  const payload = parse(new URLSearchParams(body).get('payload') ?? '');
  const action = record(list(payload['actions'])[0]);
  if (payload['type'] !== 'block_actions' || text(action['action_id']) === '') return undefined;
  const [user, container, team] = [payload['user'], payload['container'], payload['team']].map(record);
  const values = Object.entries(record(record(payload['state'])['values']));
  const inputs = values.map(([block, elements]) => [block, record(elements)] as const);
  const comment = inputs
    .map(([, elements]) => text(record(elements['comment'])['value']))
    .find((value) => value !== '');
  const responseUrl = text(payload['response_url']);
  return {
    teamId: text(team?.['id']),
    userId: text(user?.['id']),
    card: `${text(container?.['channel_id'])}|${text(container?.['message_ts'])}`,
    action: text(action['action_id']),
    value: text(action['value']),
    ...(comment === undefined ? {} : { comment }),
    checklist: inputs.flatMap(([, elements]) =>
      list(record(elements['checklist'])['selected_options']).map((option) => text(record(option)['value'])),
    ),
    ...(responseUrl === '' ? {} : { responseUrl }),
  };
}

function parse(content: string): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(content));
  } catch {
    return {};
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
