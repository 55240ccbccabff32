import { join } from 'node:path';
import type { Product } from './product-host';
import { greetingService, makeRepository, type Files } from './product-repository';
import { fileTicket, registerProject } from './product-runs';
import { coderGreets, scriptOf, type ScriptedReply } from './product-script';

export interface GreetingTicket {
  /** Name of the project; its repository is made unless an earlier ticket did. */
  readonly project: string;
  readonly service?: Parameters<typeof greetingService>[0];
  /** Beside those of the service, or in their place. */
  readonly files?: Files;
  /** Default: the coder greets with `Servus`. */
  readonly replies?: readonly ScriptedReply[];
  readonly allowed?: readonly string[];
}

export interface GreetingRun {
  readonly runId: string;
  readonly repository: string;
}

/** A service of a few lines, and a ticket for it that brings its own model script. */
export async function fileGreeting(product: Product, ticket: GreetingTicket): Promise<GreetingRun> {
  const repository = makeRepository(repositoryOf(product, ticket.project), {
    ...greetingService(ticket.service),
    ...ticket.files,
  });
  await registerProject(product, { project: ticket.project, location: repository });
  return { runId: await fileAgain(product, ticket), repository };
}

/** Another ticket for a project that is there. */
export async function fileAgain(product: Product, ticket: GreetingTicket): Promise<string> {
  const { project, replies = [coderGreets('Servus')], allowed } = ticket;
  return fileTicket(product, {
    project,
    title: 'Greet in another way',
    acceptanceCriteria: ['The greeting has changed.'],
    modelScript: scriptOf(replies, allowed === undefined ? {} : { allowed }),
  });
}

export function repositoryOf(product: Product, project: string): string {
  return join(product.data, 'repos', project);
}
