import { checkOutput } from '../../../agents/output-schema';
import type { ObjectSchema, OutputSchema } from '../../../agents/output-schema';
import { roles } from '../../../agents/roles';
import { toolsOf } from '../../../agents/tools/definitions';

const schema: ObjectSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 5 },
    note: { type: ['string', 'null'] },
    line: { type: ['integer', 'null'], minimum: 1 },
    tags: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 },
  },
  required: ['name', 'note', 'line', 'tags'],
  additionalProperties: false,
};

describe('checkOutput', () => {
  it('accepts what fits and leaves null out', () => {
    expect(checkOutput(schema, { name: 'a', note: null, line: 3, tags: ['x'] })).toEqual({
      ok: true,
      value: { name: 'a', line: 3, tags: ['x'] },
    });
  });

  it('tells every problem with its path', () => {
    expect(checkOutput(schema, { name: '', note: 1, line: 0, tags: ['a', 2, 'c'], more: true })).toEqual({
      ok: false,
      problems: [
        '$.more: expected no such property',
        '$.name: expected a text that is not empty, got ""',
        '$.note: expected a string, got 1',
        '$.line: expected a whole number from 1, got 0',
        '$.tags: expected at most 2 items',
        '$.tags[1]: expected a string, got 2',
      ],
    });
  });

  it.each([
    [null, '$: expected an object, got null'],
    [[], '$: expected an object, got []'],
    [{ name: 'toolong', tags: ['x'] }, '$.name: expected at most 5 characters, got 7'],
    [{ name: 'a', tags: 'x' }, '$.tags: expected an array, got "x"'],
    [{ name: 'a', tags: [] }, '$.tags: expected at least 1 items'],
    [{ name: 'a', line: 1.5, tags: ['x'] }, '$.line: expected a whole number, got 1.5'],
  ])('refuses %j', (value, problem) => {
    expect(checkOutput(schema, value)).toEqual({ ok: false, problems: [problem] });
  });
});

describe('the schemas of role outputs', () => {
  it.each(Object.values(roles).map((role) => [role.name, role.outputSchema] as const))(
    'of the %s fits the strict mode of vendors: every property required, no others',
    (_, outputSchema) => {
      expect(
        objectsIn(outputSchema).every((each) => each.required.length === Object.keys(each.properties).length),
      ).toBe(true);
    },
  );

  it('are what finish takes', () => {
    expect(toolsOf(roles.coder).find(({ name }) => name === 'finish')?.parameters).toBe(roles.coder.outputSchema);
  });

  it('gives each role its tools and no more', () => {
    expect(Object.values(roles).map((role) => toolsOf(role).map(({ name }) => name))).toEqual([
      ['list_files', 'read_file', 'search', 'query_graph', 'use_skill', 'finish'],
      ['list_files', 'read_file', 'search', 'query_graph', 'edit_file', 'render_pipeline', 'use_skill', 'finish'],
      [],
      ['list_files', 'read_file', 'search', 'query_graph', 'finish'],
    ]);
  });
});

function objectsIn(schema: OutputSchema): ObjectSchema[] {
  if (schema.type === 'array') return objectsIn(schema.items);
  if (schema.type !== 'object') return [];
  const object = schema;
  return [object, ...Object.values(object.properties).flatMap(objectsIn)];
}
