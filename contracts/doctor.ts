/** What was found about one thing. */
export interface Finding {
  readonly area: FindingArea;
  /** The thing itself: a setting, a service, a person's role, a project. */
  readonly about: string;
  /** `error`: something does not work. `warning`: it works, and will not do for long or for everybody. */
  readonly level: 'ok' | 'warning' | 'error';
  /** One sentence. Never a secret. */
  readonly text: string;
  /** What to do about it; always there unless it is ok. */
  readonly fix?: string;
}

export type FindingArea =
  | 'host'
  | 'versions'
  | 'settings'
  | 'stores'
  | 'services'
  | 'clock'
  | 'data'
  | 'people'
  | 'projects'
  | 'hooks'
  | 'work';

/** `GET /api/v1/doctor?tenant=`. */
export interface DoctorView {
  /** The host's clock, ISO 8601. */
  readonly at: string;
  readonly version: string;
  readonly findings: readonly Finding[];
}
