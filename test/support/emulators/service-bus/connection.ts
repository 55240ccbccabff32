import type { Socket } from 'node:net';
import rhea from 'rhea';
import type { Connection, Container, EventContext, Message, Receiver, Sender } from 'rhea';
import type { Broker } from './broker';
import { entityOf, isGoodToken, type AccessKey } from './claims';
import { serveSender } from './incoming-link';
import { answerManagement } from './management';
import { refuseLink, serveReceiver, type LinkError } from './outgoing-link';

export interface ConnectionServices {
  readonly broker: Broker;
  readonly access: AccessKey;
  readonly maxMessageBytes: number;
  /** Why the next send is to be refused. */
  fault(): LinkError | undefined;
}

const managementSuffix = '/$management';

/** One client's connection: tokens at `$cbs`, requests at `{entity}/$management`, messages on links of the entities. */
export function serveConnection(container: Container, socket: Socket, services: ConnectionServices): void {
  const { broker, access } = services;
  const connection = container.create_connection({
    receiver_options: { credit_window: 500, autoaccept: false, max_message_size: services.maxMessageBytes },
    sender_options: { autosettle: false, treat_modified_as_released: false },
  } as never);
  const claimed = new Set<string>();
  const repliers = new Map<string, Sender>();
  connection.setMaxListeners(0);
  for (const event of ['connection_error', 'protocol_error', 'session_error', 'sender_error', 'receiver_error'])
    connection.on(event, () => undefined);
  // For a connection that has no link yet.
  connection.on('disconnected', () => undefined);

  connection.on('sender_open', ({ sender }: EventContext) => {
    if (!sender) return;
    const address = addressOf(sender.source);
    sender.set_source(sender.source);
    if (address === '$cbs') {
      repliers.set(sender.name, sender);
    } else if (address.endsWith(managementSuffix)) {
      sender.set_target(sender.target);
      repliers.set(addressOf(sender.target), sender);
    } else {
      const refusal = refusalOf(address, broker.queue(address) !== undefined);
      const queue = broker.queue(address);
      if (refusal || !queue) refuseLink(sender, refusal ?? unknown(address));
      else serveReceiver(sender, queue);
    }
  });

  connection.on('receiver_open', ({ receiver }: EventContext) => {
    if (!receiver) return;
    const address = addressOf(receiver.target);
    receiver.set_target(receiver.target);
    receiver.set_source(receiver.source);
    if (address === '$cbs') receiver.on('message', (context: EventContext) => answer(context, putToken));
    else if (address.endsWith(managementSuffix)) serveManagement(receiver, address.slice(0, -managementSuffix.length));
    else {
      const destination = broker.destination(address);
      const refusal = refusalOf(address, destination !== undefined);
      if (refusal || !destination) receiver.close(refusal ?? unknown(address));
      else serveSender(receiver, destination, services);
    }
  });

  function refusalOf(address: string, isKnown: boolean): LinkError | undefined {
    const entity = address.toLowerCase();
    const isClaimed = [...claimed].some((claim) => claim === '' || entity === claim || entity.startsWith(`${claim}/`));
    if (!isClaimed) {
      return { condition: 'amqp:unauthorized-access', description: `Unauthorized access to '${address}': no token.` };
    }
    return isKnown ? undefined : unknown(address);
  }

  function serveManagement(receiver: Receiver, address: string): void {
    const target = { queue: broker.queue(address), destination: broker.destination(address) };
    const refusal = refusalOf(address, target.queue !== undefined || target.destination !== undefined);
    if (refusal) return receiver.close(refusal);
    receiver.on('message', (context: EventContext) =>
      answer(context, (request) => {
        const { status, condition, description = '', body } = answerManagement(request, target);
        const properties = {
          statusCode: rhea.types.wrap_int(status),
          statusDescription: description,
          ...(condition === undefined ? {} : { errorCondition: rhea.types.wrap_symbol(condition) }),
        };
        return { application_properties: properties, body: body ?? null };
      }),
    );
  }

  function putToken(request: Message): object {
    const { name, type } = request['application_properties'] as { readonly name: string; readonly type: string };
    const good = isGoodToken(type, String(request['body']), access);
    if (good) claimed.add(entityOf(name).replace(/\/\$management$/, ''));
    return {
      application_properties: {
        'status-code': rhea.types.wrap_int(good ? 202 : 401),
        'status-description': good ? 'Accepted' : 'Unauthorized: the token is not valid.',
      },
      body: null,
    };
  }

  function answer({ message, delivery }: EventContext, make: (request: Message) => object): void {
    if (!message || !delivery) return;
    delivery.accept();
    repliers.get(String(message.reply_to))?.send({ correlation_id: message.message_id, ...make(message) } as Message);
  }

  (connection as Connection & { accept(socket: Socket): void }).accept(socket);
}

function addressOf(terminus: { readonly address?: string | undefined } | null | undefined): string {
  return (terminus?.address ?? '').replace(/^\/+/, '');
}

function unknown(address: string): LinkError {
  return { condition: 'amqp:not-found', description: `The messaging entity '${address}' could not be found.` };
}
