import { recordedRequests } from '../../domain/policy/recorded';
import { nameOf } from '../../domain/policy/request';
import type { PolicyRequest, Verdict } from '../../domain/policy/request';
import type { PolicyCase } from '../../policies/evaluator/test-cases';
import { usualRequest } from '../../policies/evaluator/usual-request';
import type { RuleSet } from '../../policies/evaluator/rule-set';
import type { ApiClient } from '../api-client';

/** A request, and where it comes from: a recorded decision's key, or a case's name. */
export interface NamedRequest {
  readonly from: string;
  readonly request: PolicyRequest;
}

export interface Difference {
  readonly from: string;
  readonly action: string;
  readonly resource: string;
  readonly before: Verdict;
  readonly after: Verdict;
  readonly rulesBefore: readonly string[];
  readonly rulesAfter: readonly string[];
}

/** Requests whose verdict changes. A change of the deciding rules alone is none. */
export function differences(before: RuleSet, after: RuleSet, asked: readonly NamedRequest[]): readonly Difference[] {
  return asked.flatMap(({ from, request }) => {
    const [left, right] = [before.decide(request), after.decide(request)];
    if (left.verdict === right.verdict) return [];
    return [
      {
        from,
        action: request.action,
        resource: nameOf(request.resource),
        before: left.verdict,
        after: right.verdict,
        rulesBefore: left.reasons.map(({ rule }) => rule),
        rulesAfter: right.reasons.map(({ rule }) => rule),
      },
    ];
  });
}

export function differenceLine({ from, action, resource, before, after, rulesAfter }: Difference): string {
  const rules = rulesAfter.length === 0 ? '' : ` [${rulesAfter.join(', ')}]`;
  return `${before} → ${after}  ${action} on ${resource}${rules}  (${from})`;
}

export function casesAsRequests(cases: readonly PolicyCase[]): readonly NamedRequest[] {
  return cases.map((each) => ({ from: each.name, request: usualRequest(each.action, each) }));
}

interface AuditItem {
  readonly sequence: number;
  readonly key: string;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const pageSize = 1_000;

/** What was asked on a host after a sequence number of its audit log, and the number to go on from. */
export async function askedOnHost(
  api: ApiClient,
  tenant: string,
  after: number,
): Promise<{ readonly asked: readonly NamedRequest[]; readonly last: number }> {
  const asked: NamedRequest[] = [];
  for (let last = after; ;) {
    const query = { tenant, after: last, limit: pageSize };
    const { items } = await api.get<{ readonly items: readonly AuditItem[] }>('/v1/audit', query);
    for (const { kind, key, data } of items) {
      if (kind !== 'authorisation') continue;
      const from = typeof data['operationKey'] === 'string' ? data['operationKey'] : key;
      asked.push(...recordedRequests(data).map((request) => ({ from, request })));
    }
    last = items.at(-1)?.sequence ?? last;
    if (items.length < pageSize) return { asked, last };
  }
}
