/** What makes two notices of a gate the same one: told again, it is not sent again. */
export function noticeId(notice: {
  readonly runId: string;
  readonly gateId: string;
  readonly kind: string;
  readonly role: string;
  readonly approvals?: number;
}): string {
  const { runId, gateId, kind, role, approvals } = notice;
  return [runId, gateId, kind, role, ...(approvals === undefined ? [] : [approvals])].join('/');
}
