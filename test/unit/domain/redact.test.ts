import { backlogPriority, isTellingOccurrence } from '../../../domain/triage/backlog-priority';
import { redact } from '../../../domain/triage/redact';

describe('redact', () => {
  it.each([
    ['mail anna.b+x@mail.example.org now', 'mail [email] now', ['email']],
    ['IBAN DE89 3704 0044 0532 0130 00.', 'IBAN [iban].', ['iban']],
    ['card 4111-1111-1111-1111', 'card [card]', ['card']],
    ['call +49 30 1234567', 'call [phone]', ['phone']],
    ['password=hunter2 and ghp_abcdefghijklmnopqrst', '[secret] and [secret]', []],
    ['from 10.0.0.7', 'from [address]', []],
  ])('takes it out of %j', (text, cleaned, personal) => expect(redact(text)).toEqual({ text: cleaned, personal }));

  it.each([
    'order 1234567890123456',
    'version 1.2.3.4444',
    'at src/app.js:12:3',
    'run acme.shop.42.1',
    '2026-01-05T08:00:00Z',
  ])('leaves %j alone', (text) => expect(redact(text)).toEqual({ text, personal: [] }));
});

describe('backlogPriority', () => {
  it.each([
    ['P2_High', 1, 0, 2],
    ['P2_High', 10, 0, 1],
    ['P3_Medium', 1, 0, 3],
    ['P3_Medium', 99, 40, 2],
    ['P5_Cosmetic', 10, 40, 3],
  ] as const)('of %s seen %i times over %i days is %i', (severity, occurrences, ageDays, priority) => {
    expect(backlogPriority({ severity, occurrences, ageDays })).toBe(priority);
  });

  it('tells few of many occurrences', () => {
    const telling = Array.from({ length: 1_000 }, (_, index) => index + 1).filter(isTellingOccurrence);
    expect(telling).toHaveLength(28);
  });
});
