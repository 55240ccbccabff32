import type { SecretBody } from '../../contracts/secrets';
import { json } from '../http/answers';
import { userRoute } from '../http/route';
import type { Route } from '../http/route';
import { object, text } from '../http/shape';
import type { Shape } from '../http/shape';

/** As much as Key Vault takes. */
const secretBody: Shape<SecretBody> = object({ value: text(25_000) }, {});

export const secretRoutes: readonly Route[] = [
  userRoute({
    name: 'listSecrets',
    method: 'GET',
    path: 'v1/secrets',
    summary: 'Names of the secrets that a tenant has and lacks, never a value. For administrators.',
    query: { tenant: "Default: the caller's tenant." },
    answers: { 200: '{items}' },
    async handle({ services, identity, query }) {
      return json(200, { items: await services.secrets.list(identity, query('tenant')) });
    },
  }),
  userRoute({
    name: 'showSecret',
    method: 'GET',
    path: 'v1/secrets/{name}',
    summary: 'Whether a secret is there, never its value. For administrators.',
    answers: { 200: 'The secret, without its value.' },
    async handle({ services, identity, param }) {
      return json(200, await services.secrets.show(identity, param('name')));
    },
  }),
  userRoute<SecretBody>({
    name: 'setSecret',
    method: 'PUT',
    path: 'v1/secrets/{name}',
    summary: 'Puts the value of a secret; the one before stays valid until it is retired. For administrators.',
    body: secretBody,
    answers: { 200: 'The secret, without its value.' },
    async handle({ services, identity, param }, body) {
      return json(200, await services.secrets.set(identity, param('name'), body));
    },
  }),
  userRoute({
    name: 'rotateSecret',
    method: 'POST',
    path: 'v1/secrets/{name}/rotate',
    summary: 'A new random value for a secret that the app makes; the one before stays valid. For administrators.',
    answers: { 200: 'The secret, without its value.' },
    async handle({ services, identity, param }) {
      return json(200, await services.secrets.rotate(identity, param('name')));
    },
  }),
  userRoute({
    name: 'retireSecret',
    method: 'POST',
    path: 'v1/secrets/{name}/retire',
    summary: 'Ends a rotation: only the current value stays valid. Safe to repeat. For administrators.',
    answers: { 200: 'The secret, without its value.' },
    async handle({ services, identity, param }) {
      return json(200, await services.secrets.retire(identity, param('name')));
    },
  }),
];
