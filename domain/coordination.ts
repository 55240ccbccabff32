/** One change in several repositories: who waits for whom, how far each part is, and what comes next. */
export * from './coordination/task-graph';
export * from './coordination/standing';
export * from './coordination/next-move';
