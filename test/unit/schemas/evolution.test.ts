import fc from 'fast-check';
import { checkEvolution, classifyChange, evolutionRules, requiredBump } from '../../../schemas/evolution';
import { newestSchema, schemaVersions } from '../../../schemas/registry';

type Schema = Record<string, unknown>;

function contract(version: string, properties: Schema, required: readonly string[] = [], rest: Schema = {}): Schema {
  const $id = `https://schemas.stellwerk.dev/sample.v${version}.json`;
  return {
    $id,
    type: 'object',
    properties: { $schema: { const: $id }, ...properties },
    required: ['$schema', ...required],
    ...rest,
  };
}

const text = { type: 'string' };
const old = contract(
  '1.0.0',
  { name: text, count: { type: 'integer', minimum: 1, maximum: 9 }, kind: { enum: ['a', 'b'] } },
  ['name'],
);
const oldFields = { name: text, count: { type: 'integer', minimum: 1, maximum: 9 }, kind: { enum: ['a', 'b'] } };

function classified(next: Schema, before: Schema = old): string[] {
  return classifyChange(before, next).map(({ type, path }) => `${type} ${path}`);
}

function withFields(fields: Schema, required: readonly string[] = ['name']): Schema {
  return contract('1.1.0', { ...oldFields, ...fields }, required);
}

describe('evolutionRules', () => {
  it('are the required ones', () => {
    const rows = Object.entries(evolutionRules).map(([type, { compatibility, bump, allowed }]) => [
      type,
      compatibility,
      bump,
      allowed,
    ]);
    expect(rows.slice(0, 6)).toEqual([
      ['ADD_OPTIONAL_FIELD', 'BACKWARD_COMPATIBLE', 'MINOR', true],
      ['ADD_FIELD_WITH_DEFAULT', 'BACKWARD_COMPATIBLE', 'MINOR', true],
      ['ADD_REQUIRED_FIELD', 'BREAKING_CHANGE', 'MAJOR', false],
      ['REMOVE_FIELD', 'BREAKING_CHANGE', 'MAJOR', false],
      ['RENAME_FIELD', 'BREAKING_CHANGE', 'MAJOR', false],
      ['CHANGE_FIELD_TYPE', 'BREAKING_CHANGE', 'MAJOR', false],
    ]);
  });
});

describe('classifyChange', () => {
  it.each<[string, Schema, string[]]>([
    ['nothing but the version', withFields({}), []],
    ['an optional field', withFields({ extra: { type: 'number' } }), ['ADD_OPTIONAL_FIELD $.extra']],
    [
      'a field with a default',
      withFields({ extra: { type: 'boolean', default: false } }),
      ['ADD_FIELD_WITH_DEFAULT $.extra'],
    ],
    [
      'a required field with a default',
      withFields({ extra: { default: 1 } }, ['name', 'extra']),
      ['ADD_FIELD_WITH_DEFAULT $.extra'],
    ],
    ['a required field', withFields({ extra: { type: 'number' } }, ['name', 'extra']), ['ADD_REQUIRED_FIELD $.extra']],
    ['a requirement of a field nobody describes', withFields({}, ['name', 'ghost']), ['ADD_REQUIRED_FIELD $.ghost']],
    ['an old field that is now required', withFields({}, ['name', 'count']), ['ADD_REQUIRED_FIELD $.count']],
    ['a required field that may now be absent', withFields({}, []), ['CHANGE_FIELD_TYPE $.name']],
    ['another type', withFields({ name: { type: 'integer' } }), ['CHANGE_FIELD_TYPE $.name']],
    ['a wider type', withFields({ name: { type: ['string', 'null'] } }), ['CHANGE_FIELD_TYPE $.name']],
    ['a narrower enum', withFields({ kind: { enum: ['a'] } }), ['CHANGE_FIELD_TYPE $.kind']],
    ['an exchanged enum', withFields({ kind: { enum: ['a', 'c'] } }), ['CHANGE_FIELD_TYPE $.kind']],
    ['a wider enum', withFields({ kind: { enum: ['c', 'b', 'a'] } }), ['LOOSEN_CONSTRAINT $.kind']],
    ['a reordered enum', withFields({ kind: { enum: ['b', 'a'] } }), ['CHANGE_ANNOTATION $.kind']],
    ['a new enum', withFields({ name: { type: 'string', enum: ['x'] } }), ['CHANGE_FIELD_TYPE $.name']],
    [
      'a higher minimum',
      withFields({ count: { type: 'integer', minimum: 2, maximum: 9 } }),
      ['CHANGE_FIELD_TYPE $.count'],
    ],
    [
      'a lower minimum',
      withFields({ count: { type: 'integer', minimum: 0, maximum: 9 } }),
      ['LOOSEN_CONSTRAINT $.count'],
    ],
    [
      'a lower maximum',
      withFields({ count: { type: 'integer', minimum: 1, maximum: 8 } }),
      ['CHANGE_FIELD_TYPE $.count'],
    ],
    ['no maximum', withFields({ count: { type: 'integer', minimum: 1 } }), ['LOOSEN_CONSTRAINT $.count']],
    ['a new pattern', withFields({ name: { type: 'string', pattern: '^a' } }), ['CHANGE_FIELD_TYPE $.name']],
    ['a new format', withFields({ name: { type: 'string', format: 'uri' } }), ['CHANGE_FIELD_TYPE $.name']],
    ['a new length', withFields({ name: { type: 'string', maxLength: 5 } }), ['CHANGE_FIELD_TYPE $.name']],
    [
      'a new default of an old field',
      withFields({ name: { type: 'string', default: 'x' } }),
      ['LOOSEN_CONSTRAINT $.name'],
    ],
    [
      'a keyword nobody knows',
      withFields({ name: { type: 'string', contentEncoding: 'x' } }),
      ['CHANGE_FIELD_TYPE $.name'],
    ],
    ['another description', withFields({ name: { type: 'string', description: 'x' } }), ['CHANGE_ANNOTATION $.name']],
    [
      'a closed object',
      contract('1.1.0', oldFields, ['name'], { additionalProperties: false }),
      ['CHANGE_FIELD_TYPE $.*'],
    ],
  ])('finds %s', (_, next, expected) => {
    expect(classified(next)).toEqual(expected);
  });

  it('finds a removed field, required or not', () => {
    const { name: _name, ...withoutName } = oldFields;
    expect(classified(contract('1.1.0', withoutName))).toEqual(['REMOVE_FIELD $.name']);
    const { kind: _kind, ...withoutKind } = oldFields;
    expect(classified(contract('1.1.0', withoutKind, ['name']))).toEqual(['REMOVE_FIELD $.kind']);
  });

  it('takes a removed and an added field of the same shape for a rename, by the most alike name', () => {
    const { name: _name, ...others } = oldFields;
    const next = contract('2.0.0', { ...others, comment: text, full_name: { ...text, description: 'new words' } }, [
      'full_name',
    ]);
    expect(classified(next)).toEqual(['RENAME_FIELD $.name', 'ADD_OPTIONAL_FIELD $.comment']);
    expect(classifyChange(old, next)[0]?.detail).toContain('full_name');
    expect(classifyChange(old, next)[0]?.advice).toContain('Expand and contract');
  });

  it('takes fields of different shape for a removal and an addition', () => {
    const { name: _name, ...others } = oldFields;
    expect(classified(contract('2.0.0', { ...others, title: { type: 'number' } }))).toEqual([
      'REMOVE_FIELD $.name',
      'ADD_OPTIONAL_FIELD $.title',
    ]);
  });

  it('looks into objects, arrays, maps and references', () => {
    const nest = (leaf: Schema) =>
      contract(
        '1.0.0',
        {
          object: {
            type: 'object',
            properties: { list: { type: 'array', items: { type: 'object', properties: { leaf } } } },
          },
          map: { type: 'object', additionalProperties: leaf },
          ref: { $ref: '#/definitions/thing' },
        },
        [],
        { definitions: { thing: leaf } },
      );
    expect(classified(nest({ type: 'number' }), nest(text))).toEqual([
      'CHANGE_FIELD_TYPE $.object.list[].leaf',
      'CHANGE_FIELD_TYPE $.map.*',
      'CHANGE_FIELD_TYPE $.ref',
    ]);
  });

  it('ends on schemas that refer to themselves', () => {
    const tree = (leaf: Schema) =>
      contract('1.0.0', { tree: { $ref: '#/definitions/node' } }, [], {
        definitions: { node: { type: 'object', properties: { leaf, next: { $ref: '#/definitions/node' } } } },
      });
    expect(classified(tree(text), tree(text))).toEqual([]);
    expect(classified(tree({ type: 'number' }), tree(text)).length).toBeGreaterThan(0);
  });

  it('finds no change between a schema and itself', () => {
    for (const { document } of schemaVersions())
      expect(classifyChange(document, structuredClone(document))).toEqual([]);
  });

  it('finds the removal of any property of any released schema', () => {
    for (const { name, document } of schemaVersions()) {
      const { properties } = document as { properties: Schema };
      for (const field of Object.keys(properties).filter((key) => key !== '$schema')) {
        const next = structuredClone(document) as { properties: Schema; required: string[] };
        delete next.properties[field];
        next.required = next.required.filter((key) => key !== field);
        expect([name, field, classified(next as unknown as Schema, document as Schema)]).toEqual([
          name,
          field,
          [`REMOVE_FIELD $.${field}`],
        ]);
      }
    }
  });

  it('never allows a change that refuses a number the old version took', () => {
    const bound = fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined });
    const numbers = (minimum: number | undefined, maximum: number | undefined) => ({
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined ? {} : { maximum }),
    });
    fc.assert(
      fc.property(
        bound,
        bound,
        bound,
        bound,
        fc.integer({ min: -5, max: 5 }),
        (oldMin, oldMax, newMin, newMax, value) => {
          const takes = (min = -Infinity, max = Infinity) => value >= min && value <= max;
          fc.pre(takes(oldMin, oldMax) && !takes(newMin, newMax));
          const changes = classifyChange(
            contract('1.0.0', { n: numbers(oldMin, oldMax) }),
            contract('1.1.0', { n: numbers(newMin, newMax) }),
          );
          expect(changes.some(({ allowed }) => !allowed)).toBe(true);
        },
      ),
    );
  });
});

describe('checkEvolution', () => {
  const minor = (version: string) => contract(version, { ...oldFields, extra: text }, ['name']);

  it('asks for exactly the bump the changes need', () => {
    expect(checkEvolution(old, minor('1.1.0'))).toMatchObject({ ok: true, problems: [] });
    for (const wrong of ['1.0.0', '1.0.1', '1.2.0', '2.0.0']) {
      expect(checkEvolution(old, minor(wrong))).toMatchObject({
        ok: false,
        problems: [expect.stringContaining('a MINOR bump')],
      });
    }
    const reworded = contract('1.0.1', { ...oldFields, name: { ...text, description: 'x' } }, ['name']);
    expect(checkEvolution(old, reworded).ok).toBe(true);
    expect(checkEvolution(old, contract('1.0.1', oldFields, ['name'])).problems).toEqual([
      expect.stringContaining('no bump'),
    ]);
  });

  it('refuses a forbidden change even with the right bump, and names the rule', () => {
    const verdict = checkEvolution(old, contract('2.0.0', { ...oldFields, name: { type: 'integer' } }, ['name']));
    expect(verdict).toMatchObject({ ok: false, problems: [expect.stringMatching(/^CHANGE_FIELD_TYPE at \$\.name/)] });
  });

  it('refuses to compare different contracts, or schemas without an id', () => {
    expect(checkEvolution(old, newestSchema('qa_report').document).problems.at(-1)).toContain('another contract');
    expect(checkEvolution({}, {}).problems.at(-1)).toContain('$id');
  });
});

describe('requiredBump', () => {
  it('is the largest among the changes', () => {
    expect(requiredBump([])).toBeUndefined();
    expect(
      requiredBump(
        classifyChange(old, contract('2.0.0', { ...oldFields, name: { type: 'integer' }, extra: text }, ['name'])),
      ),
    ).toBe('MAJOR');
  });
});
