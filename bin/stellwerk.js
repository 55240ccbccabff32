#!/usr/bin/env node
// The package's command: runs dist/cli.js on the user's own Node (≥ 20). Builds it first when it is missing; `start` runs
// the whole app, so it also installs and builds whatever has changed.
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const root = join(__dirname, '..');
const cli = join(root, 'dist', 'cli.js');

async function prepare() {
  if (existsSync(cli) && !process.argv.slice(2).includes('start')) return;
  if (!existsSync(cli)) console.error('dist/cli.js is missing; building it once.');
  const load = (name) => import(pathToFileURL(join(root, 'scripts', name)).href);
  const { ensureInstalled } = await load('install.mjs');
  await ensureInstalled();
  const { ensureBuilt } = await load('build.mjs');
  await ensureBuilt(process.argv[2] === 'start' ? {} : { only: ['cli'] });
}

prepare().then(
  () => require(cli),
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
