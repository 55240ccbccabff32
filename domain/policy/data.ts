export const dataClasses = ['public', 'internal', 'confidential', 'restricted'] as const;
export type DataClass = (typeof dataClasses)[number];

/** What a project's code and tickets are, and so what every prompt of its runs may hold; the rules decide which models get it. */
export interface DataPolicy {
  readonly class: DataClass;
}

export const defaultDataPolicy: DataPolicy = { class: 'internal' };
