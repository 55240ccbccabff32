import type { Stage } from './stages';

/** One line of a run's live log. `key` makes a repeated activity write it once. */
export interface TimelineEvent {
  readonly kind:
    | 'state'
    | 'stage'
    | 'agent'
    | 'commit'
    | 'check'
    | 'money'
    | 'gate'
    | 'decision'
    | 'deployment'
    | 'artifact'
    | 'problem'
    | 'note';
  readonly text: string;
  readonly stage?: Stage;
  readonly data?: Readonly<Record<string, string | number | boolean>>;
}
