export const logLevelNames = ['trace', 'debug', 'information', 'warning', 'error', 'critical', 'none'] as const;
export type LogLevel = (typeof logLevelNames)[number];

/** Decides what is written: the longest configured category that is a prefix of the entry's category wins. */
export interface LogLevels {
  allows(level: LogLevel, category: string): boolean;
}

/** Reads `logging.logLevel`: `{ "default": "Information", "Function.hello.User": "Debug" }`. */
export function readLogLevels(value: unknown, problems: string[]): LogLevels {
  const byCategory = new Map<string, number>();
  for (const [category, level] of Object.entries(typeof value === 'object' && value !== null ? value : {})) {
    const rank = typeof level === 'string' ? logLevelNames.indexOf(level.toLowerCase() as LogLevel) : -1;
    if (rank >= 0) byCategory.set(category.toLowerCase(), rank);
    else {
      problems.push(
        `host.json: logging.logLevel.${category} is ${JSON.stringify(level)}, expected one of ${logLevelNames.join(', ')}`,
      );
    }
  }
  const ranks = new Map<string, number>();
  return {
    allows(level, category) {
      let least = ranks.get(category);
      if (least === undefined) ranks.set(category, (least = leastRank(category.toLowerCase(), byCategory)));
      return level !== 'none' && logLevelNames.indexOf(level) >= least;
    },
  };
}

function leastRank(category: string, byCategory: ReadonlyMap<string, number>): number {
  let prefix = category;
  while (prefix !== '') {
    const rank = byCategory.get(prefix);
    if (rank !== undefined) return rank;
    prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('.')));
  }
  return byCategory.get('default') ?? logLevelNames.indexOf('information');
}
