type Fields = Readonly<Record<string, unknown>>;

/** Reads fields of a parsed script and collects what is wrong with them, each problem with the way to its field. */
export class FieldReader {
  constructor(
    private readonly place: string,
    readonly problems: string[] = [],
  ) {}

  inside(place: string): FieldReader {
    return new FieldReader(this.place === 'script' ? place : `${this.place}, ${place}`, this.problems);
  }

  problem(field: string, what: string): void {
    this.problems.push(`${this.place}: ${field}: ${what}`);
  }

  object(value: unknown, known: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.problems.push(`${this.place}: expected fields ${known.join(', ')}`);
      return {};
    }
    for (const field of Object.keys(value)) {
      if (!known.includes(field)) this.problem(field, `unknown; the fields are ${known.join(', ')}`);
    }
    return value as Fields;
  }

  optionalText(fields: Fields, field: string): string | undefined {
    const value = fields[field];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value !== '') return value;
    this.problem(field, 'expected a text');
    return undefined;
  }

  optionalCount(fields: Fields, field: string): number | undefined {
    const value = fields[field];
    if (value === undefined) return undefined;
    if (Number.isSafeInteger(value) && (value as number) >= 1) return value as number;
    this.problem(field, 'expected a whole number from 1');
    return undefined;
  }

  texts(fields: Fields, field: string): readonly string[] {
    const value = fields[field];
    if (value === undefined) return [];
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (list.length > 0 && list.every((text) => typeof text === 'string' && text !== ''))
      return list as readonly string[];
    this.problem(field, 'expected a text or a list of texts');
    return [];
  }

  usage(fields: Fields, field: string): { inputTokens: number; outputTokens: number } | undefined {
    if (fields[field] === undefined) return undefined;
    const figures = this.inside(field).object(fields[field], ['inputTokens', 'outputTokens']);
    const [inputTokens, outputTokens] = [figures['inputTokens'], figures['outputTokens']];
    if (isTokenCount(inputTokens) && isTokenCount(outputTokens)) return { inputTokens, outputTokens };
    this.problem(field, 'expected inputTokens and outputTokens as whole numbers from 0');
    return undefined;
  }
}

function isTokenCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
