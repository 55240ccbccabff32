import type { FieldReader } from './field-reader';

/** All that is given must hold. */
export interface ScriptCondition {
  readonly role: string;
  readonly stage?: string;
  /** Of the stage in the run: the second round of coding is visit 2. */
  readonly visit?: number;
  readonly session?: number;
  readonly turn?: number;
  /** Texts that must all stand in the request's user and tool messages. */
  readonly contains: readonly string[];
  /** Texts none of which may stand there. */
  readonly notContains: readonly string[];
}

export function readWhen(reader: FieldReader, value: unknown): ScriptCondition {
  const fields = reader.object(value, ['role', 'stage', 'visit', 'session', 'turn', 'contains', 'notContains']);
  const role = reader.optionalText(fields, 'role');
  if (role === undefined && fields['role'] === undefined) reader.problem('role', 'is missing');
  const stage = reader.optionalText(fields, 'stage');
  const [visit, session, turn] = ['visit', 'session', 'turn'].map((field) => reader.optionalCount(fields, field));
  return {
    role: role ?? '',
    ...(stage === undefined ? {} : { stage }),
    ...(visit === undefined ? {} : { visit }),
    ...(session === undefined ? {} : { session }),
    ...(turn === undefined ? {} : { turn }),
    contains: reader.texts(fields, 'contains'),
    notContains: reader.texts(fields, 'notContains'),
  };
}
