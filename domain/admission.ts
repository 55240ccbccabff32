export * from './admission/state';
export * from './admission/queue';
