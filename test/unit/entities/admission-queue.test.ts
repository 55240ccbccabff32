import { emptyAdmission } from '../../../domain/admission';
import { applyAdmission } from '../../../entities/admission-queue';

const at = '2026-01-05T08:00:00.000Z';
const ticket = { id: 'acme.shop.1.1.slot.1', run: 'acme.shop.1.1', tenant: 'acme', rank: 2, since: at, at };

describe('admissionQueue', () => {
  it('grants, queues, hands on and recovers', () => {
    const narrow = applyAdmission(emptyAdmission, 'configure', { limits: { global: 1, tenant: 1 }, at }).state;
    const first = applyAdmission(narrow, 'request', ticket);
    const second = applyAdmission(first.state, 'request', { ...ticket, id: 'other', run: 'other' });
    const released = applyAdmission(second.state, 'release', { id: ticket.id, at });

    expect([first.answer.kind, second.answer]).toEqual(['granted', { kind: 'queued', position: 1 }]);
    expect(released.answer).toEqual({ kind: 'released', next: [{ id: 'other', run: 'other' }] });
    expect(applyAdmission(released.state, 'recover', { at, alive: [], dead: ['other'] }).state.grants).toEqual([]);
  });

  it.each([
    ['request', { ...ticket, id: '' }, /id must be a text/],
    ['request', { ...ticket, rank: -1 }, /rank must be a whole number/],
    ['request', { ...ticket, since: 'soon' }, /since must be an instant/],
    ['configure', { at, limits: { global: 0, tenant: 1 } }, /limits \.global must be a whole number from 1/],
    ['recover', { at, alive: 'all', dead: [] }, /alive must be a list of texts/],
    ['steal', ticket, /no operation "steal"/],
    ['toString', undefined, /no operation "toString"/],
  ])('answers %s of %j with a reason, and changes nothing', (operation, input, reason) => {
    const { state, answer } = applyAdmission(emptyAdmission, operation, input);

    expect(answer).toEqual({ kind: 'malformed', reason: expect.stringMatching(reason) });
    expect(state).toBe(emptyAdmission);
  });
});
