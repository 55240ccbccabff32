import fc from 'fast-check';
import { checkPath } from '../../../domain/paths';
import { matchesGlob } from '../../../domain/paths/glob';

const everything = { allowed: ['**'], restricted: [] };

describe('checkPath', () => {
  it.each([
    ['', 'empty'],
    ['/etc/passwd', 'absolute'],
    ['//host/share', 'absolute'],
    ['C:/x', 'absolute'],
    ['~/x', 'absolute'],
    ['..', 'not_normal'],
    ['../x', 'not_normal'],
    ['a/../../x', 'not_normal'],
    ['a/..', 'not_normal'],
    ['./a', 'not_normal'],
    ['a//b', 'not_normal'],
    ['a/', 'not_normal'],
    ['a\\b', 'backslash'],
    ['..\\x', 'backslash'],
    ['a\0b', 'control_character'],
    ['a\nb', 'control_character'],
    ['.git/config', 'git_folder'],
    ['.git', 'git_folder'],
    ['.GIT/hooks/pre-commit', 'git_folder'],
    ['sub/.git/config', 'git_folder'],
    ['.git./config', 'git_folder'],
    ['.git /config', 'git_folder'],
    ['git~1/config', 'git_folder'],
    ['.git::$INDEX_ALLOCATION/x', 'git_folder'],
    ['.g\u200cit/config', 'git_folder'],
  ])('refuses %j even where everything is allowed: %s', (path, code) => {
    expect(checkPath(path, everything)).toMatchObject({ kind: 'refused', code });
  });

  it.each(['.gitignore', 'src/git/x', 'a..b', '...', '.github/x', 'git', 'a b/c.txt', 'ü.txt', 'x~1'])(
    'lets %j through',
    (path) => {
      expect(checkPath(path, everything)).toEqual({ kind: 'allowed' });
    },
  );

  it('lets a restricted glob win over an allowed one, and says which', () => {
    const policy = { allowed: ['src/', 'src/secret/x.js'], restricted: ['src/secret/'] };
    expect(checkPath('src/a.js', policy).kind).toBe('allowed');
    expect(checkPath('src/secret/x.js', policy)).toMatchObject({
      code: 'restricted',
      reason: expect.stringContaining('src/secret/'),
    });
  });

  it.each([
    ['config', 'config/deep/x.yml'],
    ['config/', 'config'],
    ['config/**', 'config'],
    ['config/', 'Config/x.yml'],
    ['*.pem', 'key.pem'],
    ['**/*.pem', 'a/b/key.PEM'],
    ['/infra/', 'infra/main.bicep'],
    ['./infra', 'infra/main.bicep'],
    ['**/node_modules', 'a/node_modules/b/c.js'],
  ])('restricts with %j also %j', (restricted, path) => {
    expect(checkPath(path, { allowed: ['**'], restricted: [restricted] })).toMatchObject({ code: 'restricted' });
  });

  it('allows nothing when nothing is allowed', () => {
    expect(checkPath('a', { allowed: [], restricted: [] })).toMatchObject({ code: 'not_allowed' });
  });

  it('never allows a path that leaves the repository, whatever it is made of', () => {
    const segment = fc.constantFrom('..', '.', '', 'a', '.git', '.GIT', 'b.txt', '\\', '\0', 'c:');
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), (segments) => {
        const path = segments.join('/');
        if (checkPath(path, everything).kind === 'refused') return;
        expect(segments.every((part) => ['a', 'b.txt', 'c:'].includes(part))).toBe(true);
        expect(segments.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('matchesGlob', () => {
  it.each([
    ['**', 'a/b/c', true],
    ['src/', 'src/a/b.js', true],
    ['src/', 'src', false],
    ['src/**', 'src', false],
    ['src/**', 'src/a', true],
    ['src/', 'srcs/a', false],
    ['src', 'src/a', false],
    ['src/*.js', 'src/a.js', true],
    ['src/*.js', 'src/a/b.js', false],
    ['src/**/*.js', 'src/b.js', true],
    ['src/**/*.js', 'src/a/b/c.js', true],
    ['**/test/**', 'a/test/b', true],
    ['**/test/**', 'a/tests/b', false],
    ['*.md', 'README.md', true],
    ['*.md', 'docs/a.md', false],
    ['**/*.md', 'README.md', true],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['a.c', 'abc', false],
    ['a+(b)', 'aab', false],
    ['[ab]', 'a', false],
    ['[ab]', '[ab]', true],
    ['*', '.hidden', true],
    ['a*b*c', 'aXbXbXc', true],
    ['a*b*c', 'aXbXb', false],
    ['Src/', 'src/a', false],
  ])('%j against %j is %p', (glob, path, expected) => {
    expect(matchesGlob(glob, path)).toBe(expected);
  });

  it('is not stalled by a hostile pattern', () => {
    const started = performance.now();
    expect(matchesGlob(`${'*a'.repeat(60)}*`, `${'a'.repeat(59)}${'b'.repeat(4000)}`)).toBe(false);
    expect(matchesGlob(`${'**/a/'.repeat(60)}x`, 'a/'.repeat(500) + 'y')).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('agrees with the regular expression it stands for', () => {
    const part = fc.constantFrom('a', 'b', '*', '?', '**', '*a', 'a*b');
    const name = fc.constantFrom('a', 'b', 'ab', 'ba', 'aab');
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.array(name, { minLength: 1, maxLength: 5 }),
        (parts, names) => {
          fc.pre(parts.at(-1) !== '**' || parts.length === 1);
          const source = parts
            .map((text) =>
              text === '**' ? '(?:[^/]+/)*' : `${text.replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}/`,
            )
            .join('');
          expect(matchesGlob(parts.join('/'), names.join('/'))).toBe(
            new RegExp(`^${source}$`).test(`${names.join('/')}/`),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
