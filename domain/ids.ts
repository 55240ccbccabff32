/**
 * Builders and parsers of every id. Ids are slugs joined by dots, shorter than 100 characters (the engines' limit for an
 * instance id), and hold no vendor name. Builders throw `AppError('invalid_id')`; parsers answer `undefined`.
 */
export { assertIdLength, slug } from './ids/slug';
export * from './ids/run-ids';
export * from './ids/instance-ids';
export * from './ids/artifact-uri';
export * from './ids/repository-id';
export * from './ids/uuid-from-sha256';
export { noticeId } from './ids/notice-id';
