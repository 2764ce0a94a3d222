// A zip with Unix modes and fixed times, so that the same files give the same bytes. Plain zip: under 4 GiB, no encryption.
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);
const NEEDS_VERSION = 20;
// Upper byte: the modes that follow are Unix's.
const MADE_BY = (3 << 8) | 30;
const UTF8 = 1 << 11;
const DEFLATED = 8;
const REGULAR_FILE = 0o100000;

/** Packs a folder, itself the first part of every path. `at` is the time that every entry shows. */
export async function zipFolder(folder, file, at) {
  const when = dosTime(at);
  const written = [];
  const directory = [];
  let offset = 0;
  for (const path of filesOf(folder)) {
    const content = readFileSync(path);
    const packed = await deflate(content, { level: 9 });
    const name = Buffer.from(join(basename(folder), relative(folder, path)));
    const shared = fields([[2, NEEDS_VERSION], [2, UTF8], [2, DEFLATED], [4, when], [4, crc32(content)], [4, packed.length], [4, content.length], [2, name.length], [2, 0]]);
    const local = Buffer.concat([fields([[4, 0x04034b50]]), shared, name, packed]);
    const mode = REGULAR_FILE | (statSync(path).mode & 0o111 ? 0o755 : 0o644);
    directory.push(fields([[4, 0x02014b50], [2, MADE_BY]]), shared, fields([[2, 0], [2, 0], [2, 0], [4, (mode << 16) >>> 0], [4, offset]]), name);
    written.push(local);
    offset += local.length;
  }
  const entries = written.length;
  const index = Buffer.concat(directory);
  const end = fields([[4, 0x06054b50], [2, 0], [2, 0], [2, entries], [2, entries], [4, index.length], [4, offset], [2, 0]]);
  writeFileSync(file, Buffer.concat([...written, index, end]));
}

/** Regular files, in the order of their names. A link would point elsewhere after unpacking: it is refused. */
function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return filesOf(path);
      }
      if (!entry.isFile()) {
        throw new Error(`${basename(dirname(path))}/${entry.name} is not a regular file and cannot be packed.`);
      }
      return [path];
    });
}

/** Little-endian numbers one after the other, each as [bytes, value]. */
function fields(list) {
  const buffer = Buffer.alloc(list.reduce((sum, [bytes]) => sum + bytes, 0));
  list.reduce((at, [bytes, value]) => buffer.writeUIntLE(value, at, bytes), 0);
  return buffer;
}

/** Time in the lower, date in the upper half; two-second steps since 1980. */
function dosTime(at) {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return date * 0x10000 + time;
}
