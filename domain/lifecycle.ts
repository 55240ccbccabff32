/** The life cycle of a run: states, the transition table with its guards, and the questions asked of it. */
export * from './lifecycle/states';
export * from './lifecycle/facts';
export * from './lifecycle/transitions';
export * from './lifecycle/decide';
