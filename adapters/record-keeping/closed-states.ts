/** States after which an item is on no backlog, in any spelling. Azure DevOps' processes use the first three. */
export const closedStates: readonly string[] = ['closed', 'done', 'removed', 'completed', 'cancelled'];
