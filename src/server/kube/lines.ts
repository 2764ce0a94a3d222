// A watch is a stream of JSON lines. Lines are cut from bytes, without decoding what is not needed: managedFields, often
// half of an object, are skipped before the parser sees them.

// etcd refuses objects over 1.5 MiB; a line far beyond that is no object.
const LINE_MAX_BYTES = 8 * 1024 * 1024;
const NEWLINE = 0x0a;

export class LineTooLong extends Error {}

/** Feeds chunks, yields whole lines (without the newline). The rest waits for the next chunk. */
export class LineCutter {
  private rest: Buffer[] = [];
  private restBytes = 0;

  /** @throws LineTooLong when more than 8 MiB come without a newline. */
  *push(chunk: Buffer): Generator<Buffer> {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      const tail = chunk.subarray(from, at);
      from = at + 1;
      const line = this.rest.length === 0 ? tail : Buffer.concat([...this.rest, tail]);
      this.rest = [];
      this.restBytes = 0;
      if (line.length > 0) {
        yield line;
      }
    }
    if (from < chunk.length) {
      this.rest.push(chunk.subarray(from));
      this.restBytes += chunk.length - from;
      if (this.restBytes > LINE_MAX_BYTES) {
        throw new LineTooLong(`a line of the watch is longer than ${LINE_MAX_BYTES} bytes`);
      }
    }
  }
}

const MANAGED = Buffer.from('"managedFields":[');
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** The same JSON with every compact `"managedFields":[…]` emptied. Text that only looks so inside a string is left alone. */
export function withoutManagedFields(json: Buffer): Buffer {
  let at = json.indexOf(MANAGED);
  if (at < 0) {
    return json;
  }
  const parts: Buffer[] = [];
  let from = 0;
  while (at >= 0) {
    const open = at + MANAGED.length;
    const before = json[at - 1];
    // A key follows `{` or `,`; inside a string its quote would be escaped.
    if (before === 0x2c || before === 0x7b) {
      const end = endOfArray(json, open);
      parts.push(json.subarray(from, open));
      from = end;
      at = json.indexOf(MANAGED, end);
    } else {
      at = json.indexOf(MANAGED, open);
    }
  }
  parts.push(json.subarray(from));
  return Buffer.concat(parts);
}

/** Index of the bracket that closes the array begun before `at`; the end of the bytes when none does. */
function endOfArray(json: Buffer, at: number): number {
  let depth = 1;
  for (let i = at; i < json.length; i++) {
    const byte = json[i];
    if (byte === QUOTE) {
      i = endOfString(json, i + 1);
    } else if (byte === OPEN) {
      depth++;
    } else if (byte === CLOSE && --depth === 0) {
      return i;
    }
  }
  return json.length;
}

function endOfString(json: Buffer, at: number): number {
  for (let i = at; i < json.length; i++) {
    if (json[i] === BACKSLASH) {
      i++;
    } else if (json[i] === QUOTE) {
      return i;
    }
  }
  return json.length;
}
