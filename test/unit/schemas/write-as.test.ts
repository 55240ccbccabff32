import { newestSchema, schemaNames, schemaVersions } from '../../../schemas/registry';
import { validate } from '../../../schemas/validate';
import { freezeSchemas, writeAs } from '../../../schemas/write-as';
import { withoutLaterFields } from '../../../schemas/without-later-fields';
import { validDocuments } from './documents';

describe('writeAs', () => {
  it('writes the newest version where none is named, and where the named one is not known here', () => {
    const newest = newestSchema('qa_report').id;

    expect(writeAs('qa_report', undefined, validDocuments.qa_report).$schema).toBe(newest);
    expect(writeAs('qa_report', '1.99.0', validDocuments.qa_report).$schema).toBe(newest);
  });

  it.each(schemaVersions().map(({ name, version }) => [name, version] as const))(
    'writes a valid %s %s from the newest form',
    (name, version) => {
      const document = writeAs(name, version, validDocuments[name]);

      expect(document.$schema).toMatch(new RegExp(`/${name}\\.v${version}\\.json$`));
      expect(validate(name, document)).toMatchObject({ ok: true });
    },
  );
});

describe('withoutLaterFields', () => {
  const text = { type: 'string' };
  const item = { type: 'object', properties: { path: text } };
  const before = {
    properties: {
      title: text,
      items: { type: 'array', items: { $ref: '#/definitions/item' } },
      map: { type: 'object' },
    },
    definitions: { item },
  };
  const after = {
    properties: {
      ...{ ...before.properties, extra: text },
      map: { type: 'object', additionalProperties: item },
    },
    definitions: { item: { ...item, properties: { ...item.properties, size: text } } },
  };

  it('leaves out, at every depth, what only later versions describe', () => {
    const document = { title: 'a', extra: 'b', items: [{ path: 'c', size: 'd' }] };

    expect(withoutLaterFields(document, before, after)).toEqual({ title: 'a', items: [{ path: 'c' }] });
  });

  it('keeps the keys of open maps, and what no version describes', () => {
    const document = { somebody_elses: 1, items: [{ path: 'c', note: 'd' }], map: { size: { path: 'e' }, any: 2 } };

    expect(withoutLaterFields(document, before, after)).toEqual(document);
  });
});

describe('freezeSchemas', () => {
  it('names the newest version of every contract between stages', () => {
    const contracts = schemaNames.filter((name) => name !== 'project_yml');

    expect(freezeSchemas()).toEqual(Object.fromEntries(contracts.map((name) => [name, newestSchema(name).version])));
  });
});
