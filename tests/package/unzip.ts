// Reads a zip through its central directory and nothing else: the judge of our own writer.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';

export interface Entry {
  readonly name: string;
  /** Unix permissions. */
  readonly mode: number;
  readonly content: Buffer;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;

export function readZip(path: string): readonly Entry[] {
  const file = readFileSync(path);
  // No comment follows, so the end record is the file's last 22 bytes.
  const end = file.length - 22;
  if (file.readUInt32LE(end) !== END) {
    throw new Error(`${path} does not end like a zip`);
  }
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < file.readUInt16LE(end + 10); i++) {
    if (file.readUInt32LE(at) !== ENTRY) {
      throw new Error(`${path} has no entry at ${at}`);
    }
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const local = file.readUInt32LE(at + 42);
    const data = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(data, data + file.readUInt32LE(at + 20));
    const content = file.readUInt16LE(at + 10) === STORED ? packed : inflateRawSync(packed);
    if (crc32(content) !== file.readUInt32LE(at + 16) || content.length !== file.readUInt32LE(at + 24)) {
      throw new Error(`${name} is damaged`);
    }
    entries.push({ name, mode: (file.readUInt32LE(at + 38) >>> 16) & 0o777, content });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

export function unpack(entries: readonly Entry[], folder: string): void {
  for (const { name, mode, content } of entries) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { mode });
  }
}
