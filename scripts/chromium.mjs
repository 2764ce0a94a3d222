// The browser for tests: one that is there, else Debian's when this may install it, else a sentence.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function found() {
  const given = process.env.CHROMIUM;
  if (given !== undefined && existsSync(given)) {
    return given;
  }
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/** Its path. Ends the process with a sentence when there is none. */
export function chromium() {
  const known = found();
  if (known !== undefined) {
    return known;
  }
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.error('Installing Chromium for the browser tests …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], { stdio: 'ignore', env });
    const installed = found();
    if (installed !== undefined) {
      return installed;
    }
  }
  console.error('The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM to its path.');
  return process.exit(1);
}
