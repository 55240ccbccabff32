import type { PolicyAction } from '../../domain/policy/request';

/** Where a rule comes from. Rules of `base` and `defaults` ship with the product, those of `tenant` come on top. */
export type RuleLayer = 'base' | 'defaults' | 'tenant';

export interface Rule {
  /** Value of its `@id`; prefix `hard:` = nothing lifts it, `human:` = a person's answer lifts it. */
  readonly id: string;
  readonly layer: RuleLayer;
  readonly effect: 'permit' | 'forbid';
  /** Actions it can apply to. */
  readonly actions: readonly PolicyAction[];
  /** Value of its `@reason`; of a permit usually empty. */
  readonly reason: string;
  /** Value of its `@next`: what somebody can do whom it stops. */
  readonly next: string | undefined;
  readonly text: string;
}

export interface PolicySource {
  readonly layer: RuleLayer;
  /** Names the source in problems, e.g. the file. */
  readonly name: string;
  readonly text: string;
}

export const isHard = (id: string): boolean => id.startsWith('hard:');
export const isHuman = (id: string): boolean => id.startsWith('human:');
