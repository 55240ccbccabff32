import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultRunPolicy } from '../../../domain/policy';
import { bugCategories, severities } from '../../../domain/triage';
import { sdlcStates } from '../../../domain/lifecycle';
import {
  newestSchema,
  parseSchemaId,
  schemaByFile,
  schemaForReading,
  schemaId,
  schemaNames,
  schemaVersions,
} from '../../../schemas/registry';

const folder = join(__dirname, '../../../schemas');

interface Node {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
}

function properties(node: Node, path = ''): [string, Node][] {
  const own = Object.entries(node.properties ?? {}).flatMap(([name, child]): [string, Node][] => [
    [`${path}.${name}`, child],
    ...properties(child, `${path}.${name}`),
  ]);
  return node.items ? [...own, ...properties(node.items, `${path}[]`)] : own;
}

describe('the registry', () => {
  it('knows the seven contracts and the project file', () => {
    expect([...schemaNames].sort()).toEqual([
      'artifact_bundle',
      'bug_report',
      'code_gen_spec',
      'deploy_receipt',
      'project_manifest',
      'project_yml',
      'qa_report',
      'test_plan',
    ]);
  });

  it.each(schemaVersions().map((schema) => [schema.file, schema] as const))(
    'holds %s as it stands in its file',
    (file, schema) => {
      const document = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
      expect(schema.document).toEqual(document);
      expect(document['$schema']).toBe('http://json-schema.org/draft-07/schema#');
      expect(document['$id']).toBe(`https://schemas.stellwerk.dev/${file}`);
      expect(schema.id).toBe(document['$id']);
      expect(parseSchemaId(schema.id)).toEqual({ name: schema.name, version: schema.version });
      const tree = document as Node;
      expect(tree.properties?.['$schema']).toMatchObject({ const: schema.id });
      expect((document['required'] as string[]).includes('$schema')).toBe(schema.name !== 'project_yml');
    },
  );

  it.each(schemaVersions().map((schema) => [schema.file, schema.document as Node] as const))(
    'describes every property of %s',
    (_, node) => {
      const silent = properties(node).filter(([, property]) => !property.description);
      expect(silent.map(([path]) => path)).toEqual([]);
    },
  );

  it('finds schemas by file name and for reading', () => {
    expect(schemaByFile('qa_report.v1.0.0.json')?.name).toBe('qa_report');
    expect(schemaByFile('../package.json')).toBeUndefined();
    expect(schemaForReading('qa_report', schemaId('qa_report'))).toBe(newestSchema('qa_report'));
    expect(schemaForReading('qa_report', schemaId('bug_report'))).toBeUndefined();
    expect(schemaForReading('qa_report', 'https://schemas.stellwerk.dev/qa_report.v2.0.0.json')).toBeUndefined();
  });
});

describe('project_yml', () => {
  const project = newestSchema('project_yml').document as Node;

  it('is strict at every level', () => {
    const objects = [['', project] as const, ...properties(project)].filter(([, node]) => node.properties);
    expect(objects.length).toBeGreaterThan(5);
    expect(objects.filter(([, node]) => node.additionalProperties !== false).map(([path]) => path)).toEqual([]);
  });

  it('has the settings and defaults of the run policy', () => {
    const settings = project.properties?.['policy']?.properties ?? {};
    // Paths and what has a group of its own in the file.
    const { allowedPaths, restrictedPaths, autonomy, gates, risk, budget, data, quality, ...others } = defaultRunPolicy;
    const { pullRequests, ...policy } = others;
    const placed = [allowedPaths, restrictedPaths, autonomy, gates, risk, budget, data, quality, pullRequests];
    expect(placed).not.toContain(undefined);
    expect(Object.keys(settings).sort()).toEqual(Object.keys(policy).sort());
    for (const [name, setting] of Object.entries(settings)) {
      const value: unknown = policy[name as keyof typeof policy];
      if (setting.properties) {
        expect([name, Object.keys(setting.properties).sort()]).toEqual([name, Object.keys(value as object).sort()]);
        continue;
      }
      expect([name, setting.default ?? value]).toEqual([name, value]);
      expect([name, setting.description]).toEqual([
        name,
        expect.stringMatching(new RegExp(`Default ${String(value)}[.,]`)),
      ]);
    }
  });
});

describe('contracts and domain', () => {
  const valuesOf = (name: 'project_manifest' | 'bug_report', field: string) =>
    (newestSchema(name).document as Node).properties?.[field]?.enum;

  it('use the same words', () => {
    expect(valuesOf('project_manifest', 'current_state')).toEqual(sdlcStates);
    expect(valuesOf('bug_report', 'severity')).toEqual(severities);
    expect(valuesOf('bug_report', 'category')).toEqual(bugCategories);
  });
});
