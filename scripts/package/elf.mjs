// Which shared libraries a 64-bit little-endian ELF file asks for.
import { readFileSync } from 'node:fs';

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const DT_NULL = 0n;
const DT_NEEDED = 1n;
const DT_STRTAB = 5n;

/** The names of its DT_NEEDED entries. */
export function neededLibraries(path) {
  const file = readFileSync(path);
  if (file.toString('latin1', 0, 6) !== '\x7fELF\x02\x01') {
    throw new Error(`${path} is not a 64-bit little-endian ELF file.`);
  }
  const headersAt = Number(file.readBigUInt64LE(32));
  const size = file.readUInt16LE(54);
  const headers = Array.from({ length: file.readUInt16LE(56) }, (_, i) => {
    const at = headersAt + i * size;
    const long = (offset) => Number(file.readBigUInt64LE(at + offset));
    return { type: file.readUInt32LE(at), offset: long(8), address: long(16), bytes: long(32) };
  });
  const dynamic = headers.find(({ type }) => type === PT_DYNAMIC);
  if (dynamic === undefined) {
    return [];
  }
  const needed = [];
  let names = 0;
  for (let at = dynamic.offset; ; at += 16) {
    const tag = file.readBigInt64LE(at);
    const value = Number(file.readBigUInt64LE(at + 8));
    if (tag === DT_NULL) {
      break;
    }
    if (tag === DT_NEEDED) {
      needed.push(value);
    } else if (tag === DT_STRTAB) {
      names = value;
    }
  }
  const segment = headers.find(({ type, address, bytes }) => type === PT_LOAD && names >= address && names < address + bytes);
  const namesAt = names - segment.address + segment.offset;
  return needed.map((name) => file.toString('latin1', namesAt + name, file.indexOf(0, namesAt + name)));
}
