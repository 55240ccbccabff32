import { mappingsOf, scalarsOf } from './findings';
import type { PipelineFinding } from './findings';

const digest = /@sha256:[0-9a-f]{64}$/;
const exact = /^v?\d+(?:\.\d+){1,3}(?:[-+][0-9A-Za-z.-]+)?$/;

/** Everything that comes from outside is named in one exact version, so that a green build stays green. */
export function findUnpinned(document: unknown): readonly PipelineFinding[] {
  return [...images(document), ...tasks(document), ...tools(document), ...downloads(document)];
}

function images(document: unknown): readonly PipelineFinding[] {
  return mappingsOf(document).flatMap(({ at, map }) => {
    const found: PipelineFinding[] = [];
    const { vmImage, container, image } = map;
    if (typeof vmImage === 'string' && (vmImage.endsWith('-latest') || !/\d/.test(vmImage))) {
      found.push(
        unpinned('unpinned_image', `${at}.vmImage`, `${vmImage} moves by itself; name one, e.g. ubuntu-24.04.`),
      );
    }
    for (const [key, value] of Object.entries({ container, image })) {
      if (typeof value !== 'string' || isExpression(value) || digest.test(value)) continue;
      if (key === 'container' && !/[/:.]/.test(value)) continue;
      found.push(unpinned('unpinned_image', `${at}.${key}`, `The image ${value} has no digest; name it by @sha256:….`));
    }
    return found;
  });
}

function tasks(document: unknown): readonly PipelineFinding[] {
  return mappingsOf(document).flatMap(({ at, map: { task, uses } }) => {
    if (typeof task === 'string' && !/@\d+(?:\.\d+){0,2}$/.test(task)) {
      return [
        unpinned(
          'unpinned_task',
          `${at}.task`,
          `The task ${task} has no version; write ${task.split('@')[0] ?? ''}@N.`,
        ),
      ];
    }
    if (typeof uses === 'string' && !uses.startsWith('./') && !/@[0-9a-f]{40}$/.test(uses)) {
      return [unpinned('unpinned_task', `${at}.uses`, `The action ${uses} is not pinned to a commit of 40 digits.`)];
    }
    return [];
  });
}

const toolTasks = /^(?:UseNode|NodeTool|UsePythonVersion|UseDotNet|GoTool|JavaToolInstaller)@/;

function tools(document: unknown): readonly PipelineFinding[] {
  return mappingsOf(document).flatMap(({ at, map: { task, inputs } }) => {
    if (typeof task !== 'string' || !toolTasks.test(task)) return [];
    const given = (inputs ?? {}) as Readonly<Record<string, unknown>>;
    // A JDK that is on the image moves with the image, which is pinned.
    if (given['jdkSourceOption'] === 'PreInstalled') return [];
    const version = given['version'] ?? given['versionSpec'];
    const value = typeof version === 'string' || typeof version === 'number' ? String(version) : '';
    if (exact.test(value)) return [];
    return [
      unpinned(
        'unpinned_tool',
        `${at}.inputs`,
        `${task} takes the version "${value}"; name one exactly, e.g. 22.21.1.`,
      ),
    ];
  });
}

const loose: readonly (readonly [RegExp, string])[] = [
  [/[:@]latest\b/, 'something in its latest version'],
  [/\b(?:curl|wget)\b[^\n|;]*\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b/, 'a script from the network that runs unread'],
  [/\bnpx\s+(?:--yes\s+|-y\s+)(?!\S+@\d)\S+/, 'a package by npx without a version'],
  [/\bnpm\s+(?:install|i)\s+(?:-g|--global)\s+(?!\S+@\d)\S+/, 'a global npm package without a version'],
  [
    /\bpip3?\s+install\s+(?!.*(?:-r\b|--requirement|\s\.|-e\b|--require-hashes))(?!.*==)\S+/,
    'a Python package without ==',
  ],
  [/\bdotnet\s+tool\s+install\b(?!.*--version\s+\d)/, 'a .NET tool without --version'],
  [/\bgo\s+(?:install|run)\s+\S+\.\S+\/\S+(?<!@v[\d.]+)(?=\s|$)/, 'a Go program without a version'],
  [/\bdocker\s+(?:run|pull)\b(?!.*@sha256:)/, 'an image without a digest'],
];

function downloads(document: unknown): readonly PipelineFinding[] {
  return scalarsOf(document).flatMap(({ at, value }) => {
    const what = value
      .split('\n')
      .flatMap((line) => loose.filter(([pattern]) => pattern.test(line)).map(([, name]) => name));
    return [...new Set(what)].map((name) =>
      unpinned('unpinned_download', at, `The script takes ${name}. Name one version, and check its sum.`),
    );
  });
}

function isExpression(value: string): boolean {
  return value.includes('${{') || value.includes('$(');
}

function unpinned(rule: PipelineFinding['rule'], at: string, text: string): PipelineFinding {
  return { rule, at, text };
}
