// What a user names: a file, a folder, an archive, standard input. All becomes texts with names.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { tarEntries } from './tar';

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

export interface Inputs {
  readonly texts: readonly NamedText[];
  /** What was not read, and why, one sentence each. */
  readonly ignored: readonly string[];
}

// A dump of a large cluster is some hundred megabytes; more in one file is not a dump but a disk.
const FILE_BYTES_MAX = 1024 * 1024 * 1024;

/** @param path a path, or `-` for standard input. */
export function readInputs(path: string): Inputs {
  const texts: NamedText[] = [];
  const ignored: string[] = [];
  const add = (name: string, bytes: Uint8Array): void => {
    try {
      for (const { name: inner, bytes: content } of unpacked(name, bytes)) {
        if (content.includes(0)) {
          ignored.push(`${inner}: not a text.`);
        } else {
          texts.push({ name: inner, text: Buffer.from(content).toString('utf8').replace(/^\uFEFF/, '') });
        }
      }
    } catch (error) {
      ignored.push(`${name}: the archive cannot be unpacked (${error instanceof Error ? error.message : String(error)}).`);
    }
  };
  const walk = (file: string): void => {
    try {
      const found = statSync(file);
      if (found.isDirectory()) {
        readdirSync(file).sort().forEach((name) => walk(join(file, name)));
      } else if (found.size > FILE_BYTES_MAX) {
        ignored.push(`${file}: larger than 1 GiB.`);
      } else if (found.isFile()) {
        add(file, readFileSync(file));
      }
    } catch (error) {
      ignored.push(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)}).`);
    }
  };
  if (path === '-') {
    add('standard input', readFileSync(0));
  } else {
    walk(path);
  }
  return { texts, ignored };
}

interface Content {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Archives within archives included, by what the bytes say they are. */
function unpacked(name: string, bytes: Uint8Array): readonly Content[] {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    return unpacked(name.replace(/\.t?gz$/, ''), gunzipSync(bytes));
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) {
    return Object.entries(unzipSync(bytes)).filter(([inner]) => !inner.endsWith('/')).flatMap(([inner, content]) => unpacked(`${name}/${inner}`, content));
  }
  if (Buffer.from(bytes.subarray(257, 262)).toString('latin1') === 'ustar') {
    return tarEntries(bytes).flatMap(({ name: inner, bytes: content }) => unpacked(`${name}/${inner}`, content));
  }
  return [{ name, bytes }];
}
