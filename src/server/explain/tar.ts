// The files of a tar archive that is already in memory (POSIX ustar, with GNU and pax long names).

export interface TarEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;
const textAt = (bytes: Uint8Array, from: number, length: number): string => Buffer.from(bytes.subarray(from, from + length)).toString('utf8').replace(/\0.*$/s, '');

/** @throws Error when an entry ends beyond the archive. */
export function tarEntries(bytes: Uint8Array): readonly TarEntry[] {
  const entries: TarEntry[] = [];
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(textAt(bytes, at + 124, 12).trim() || '0', 8);
    const kind = textAt(bytes, at + 156, 1);
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    if (content.length < size || Number.isNaN(size)) {
      throw new Error('it ends within a file');
    }
    if (kind === 'L') {
      longName = textAt(content, 0, size);
    } else if (kind === 'x') {
      longName = /\d+ path=([^\n]*)\n/.exec(Buffer.from(content).toString('utf8'))?.[1];
    } else {
      const prefix = textAt(bytes, at + 345, 155);
      const name = longName ?? (prefix === '' ? textAt(bytes, at, 100) : `${prefix}/${textAt(bytes, at, 100)}`);
      longName = undefined;
      if (kind === '0' || kind === '') {
        entries.push({ name, bytes: content });
      }
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return entries;
}
